import type { RankExpression } from '../../format/types/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { standingOf } from '../evaluate/rank.ts';
import { own } from '../own.ts';
import type { Explaining } from './explaining.ts';
import type { ExplanationNode } from './tree.ts';
import { unitOfFormula } from './units.ts';
import { formulaWords } from './words.ts';

/** A place in a ranking, or the award for it: how many are better and how many equal, but not who or by how much. */
export function rankNode(expression: RankExpression, place: Place, explaining: Explaining): ExplanationNode {
  const { engine } = explaining;
  const { subject } = place;
  const result = subject.kind === 'payee' ? own(expression.of, subject.role) : undefined;
  const standing = standingOf(expression, place, engine);
  return {
    kind: 'choice',
    node: explaining.current,
    title: standing === undefined ? 'does not take part' : standingWords(standing, expression),
    ...explaining.outcome(engine.evaluate(expression, place), unitOfFormula(expression, engine.plan)),
    formula: formulaWords(expression, engine.plan),
    children: result === undefined || standing === undefined ? [] : explaining.walk(result, place),
  };
}

function standingWords(
  { better, equal, people }: NonNullable<ReturnType<typeof standingOf>>,
  { read, ties }: RankExpression,
): string {
  const others = equal - 1;
  const tied = others === 0 ? '' : `, ${others} ${others === 1 ? 'other is' : 'others are'} equal`;
  const shared =
    others > 0 && ties === 'each' && typeof read === 'object'
      ? `: the awards of places ${better + 1} to ${better + equal} are shared by the ${equal}`
      : '';
  return `${people} ${people === 1 ? 'takes' : 'take'} part, ${better === 0 ? 'none is' : better === 1 ? '1 is' : `${better} are`} better${tied}${shared}`;
}
