import type { CurvePiece } from '@ontarget/evaluator/format';
import { add, compare, mul, type Rational, rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import * as ast from '@ontarget/language/ast';
import { planOf } from '@ontarget/workspace';
import { CstUtils, GrammarUtils } from 'langium';
import { CodeActionKind } from 'vscode-languageserver-protocol';
import { type Facts, factsOf } from '../facts/facts.ts';
import type { ActionContext, ActionSource } from './source.ts';

const OTHER = { marginal: 'retroactive', retroactive: 'marginal' } as const;

/**
 * Turns a marginal curve into a retroactive one and back. It does not mean the same, so the title says in money what it
 * would change.
 */
export const curveKind: ActionSource = (context) => {
  const curve = curveAt(context);
  const kind = curve?.kind;
  if (curve === undefined || (kind !== 'marginal' && kind !== 'retroactive')) return [];
  const range = GrammarUtils.findNodeForProperty(curve.$cstNode, 'kind')?.range;
  if (range === undefined) return [];
  const plan = context.snapshot && planOf(context.snapshot);
  const money = plan && changeInWords(curve, factsOf(plan));
  const title = `Make ${curve.name} ${OTHER[kind]}${money === undefined ? '' : `: ${money}`}`;
  const changes = { [context.document.uri.toString()]: [{ range, newText: OTHER[kind] }] };
  return [{ title, kind: CodeActionKind.RefactorRewrite, edit: { changes } }];
};

function curveAt({ document, params }: ActionContext): ast.Curve | undefined {
  const root = document.parseResult.value.$cstNode;
  const leaf =
    root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(params.range.start));
  // On the line that says the kind, and not on each of its rows.
  return leaf !== undefined && ast.isCurve(leaf.astNode) ? leaf.astNode : undefined;
}

/** `NewBusiness of AE at 120% of quota pays $115,200, not $124,800`; undefined where that cannot be told. */
function changeInWords(text: ast.Curve, facts: Facts): string | undefined {
  const { plan } = facts;
  const curve = Object.hasOwn(plan.curves, text.name) ? plan.curves[text.name] : undefined;
  if (curve === undefined || !('pieces' in curve) || !isPlain(text)) return undefined;
  const last = curve.pieces.at(-1)?.from;
  const bound = facts.exact(last);
  if (bound === undefined || compare(bound, ZERO) <= 0) return undefined;
  const at = mul(bound, rational(6, 5));
  const [now, then] = [
    paid(curve.pieces, at, text.kind, facts),
    paid(curve.pieces, at, other(text.kind), facts),
  ];
  if (now === undefined || then === undefined) return undefined;
  for (const [role, { components }] of Object.entries(plan.roles)) {
    for (const [name, component] of Object.entries(components)) {
      if (component.curve !== text.name) continue;
      const target = curve.axis === 'percent' ? facts.targetPay(role, name) : rational(1);
      if (target === undefined) continue;
      const [before, after] = [mul(now, target), mul(then, target)];
      const where =
        curve.axis === 'percent'
          ? `${facts.text(at, 'percent')} of quota all year`
          : facts.text(at, curve.axis);
      return `${name} of ${role} at ${where} pays ${facts.money(after)}, not ${facts.money(before)}`;
    }
  }
  return undefined;
}

function other(kind: string): string {
  return kind === 'marginal' ? 'retroactive' : 'marginal';
}

/** Rows that only say from where which rate holds: what else a row may say means something of its own in each kind. */
function isPlain({ rows, overage, byPay }: ast.Curve): boolean {
  if (overage !== undefined || byPay) return false;
  return rows.every(
    (row) => (ast.isFromRow(row) || ast.isAboveRow(row)) && row.slope === undefined && !row.forBand,
  );
}

/** What some rates pay at a result: each slice at its own, or all of it at that of the band reached. */
function paid(
  pieces: readonly CurvePiece[],
  at: Rational,
  kind: string | undefined,
  facts: Facts,
): Rational | undefined {
  const bands = pieces.map(({ from, slope }) => ({
    from: facts.exact(from) ?? ZERO,
    rate: facts.exact(slope),
  }));
  let total: Rational = ZERO;
  for (const [index, { from, rate }] of bands.entries()) {
    if (rate === undefined) return undefined;
    const next = bands[index + 1]?.from;
    const isReached = next === undefined || compare(at, next) < 0;
    if (kind === 'retroactive' && isReached) return mul(rate, at);
    total = add(total, mul(rate, sub(isReached ? at : (next as Rational), from)));
    if (isReached) return total;
  }
  return undefined;
}
