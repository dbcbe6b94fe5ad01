import type { AstNode } from 'langium';
import type { SelfReference } from '../generated/ast.ts';
import type { Check } from './context.ts';

/** An amount can depend on itself only inside its own formula. */
export const selfReferencesMustStandInTheirOwnFormula: Check<SelfReference> = (node, say) => {
  const around = formulaAround(node);
  if (node.part === 'fund' ? around === 'fund' : around === 'pay') return;
  const what = `this ${node.part}`;
  const why =
    node.part === 'fund'
      ? 'it stands for the fund of the pool around it'
      : 'it stands for what the formula around it pays';
  say('fixed-point-wrong', { node }, { what, why: `${why}, and here there is none` });
};

function formulaAround(node: AstNode): 'fund' | 'pay' | undefined {
  for (let at: AstNode = node; at.$container !== undefined; at = at.$container) {
    if (at.$container.$type === 'Pool') return at.$containerProperty === 'fund' ? 'fund' : undefined;
    if (at.$container.$type === 'FormulaPay') return at.$containerProperty === 'value' ? 'pay' : undefined;
  }
  return undefined;
}
