import type { Band, ExplanationNode } from '@ontarget/evaluator/engine';
import type { Quantity } from '@ontarget/evaluator/format';
import { rightColumn, type TextColumn, textTable } from '../table.ts';
import { amountsIn, type ExplanationContext, sourceText } from './context.ts';

/** The slices of a marginal curve, or the band that was reached, and what is missing to the next one. */
export function curveLines(node: ExplanationNode, context: ExplanationContext): string[] {
  const { slices, band, next } = node;
  const money = amountsIn(context);
  const place = (one: { source?: Parameters<typeof sourceText>[0] }) =>
    one.source === undefined ? '' : `[${sourceText(one.source, context.file)}]`;
  const lines: string[] = [];
  if (slices !== undefined && slices.length > 0) {
    const inMoney = slices.some((slice) => slice.money !== undefined);
    const columns: TextColumn[] = [
      { heading: 'Slice' },
      { heading: 'Inside, at its rate' },
      rightColumn('Pays'),
      ...(inMoney ? [rightColumn('In money')] : []),
      { heading: 'Plan' },
    ];
    const rows = slices.map((slice) => [
      `from ${money(slice.from)}${slice.to === undefined ? '' : ` to ${money(slice.to)}`}`,
      `${money(slice.inside)} at ${money(slice.rate)}`,
      money(slice.pay),
      ...(inMoney ? [slice.money === undefined ? '' : money(slice.money)] : []),
      place(slice),
    ]);
    lines.push(...textTable(columns, rows).split('\n'));
  }
  // The last slice is the band that was reached.
  else if (band !== undefined) lines.push(`${reachedText(node, band, context)} ${place(band)}`.trimEnd());
  if (next !== undefined) {
    const result = next.missingResult === undefined ? '' : ` (${money(next.missingResult)})`;
    const from = next.from === undefined ? 'the next band' : money(next.from);
    const pays = isLinear(node, context) ? `${from}, which pays` : `the band from ${from} at`;
    lines.push(
      `not reached: ${pays} ${money(next.written)}: ${money(next.missing)}${result} away ${place(next)}`.trimEnd(),
    );
  }
  return lines;
}

function isLinear({ node }: ExplanationNode, { plan }: ExplanationContext): boolean {
  return plan.curves[node.slice('curve/'.length)]?.kind === 'linear';
}

/** The band that was reached; of a linear curve, the two points between which it is read. */
function reachedText(node: ExplanationNode, band: Band, context: ExplanationContext): string {
  const money = amountsIn(context);
  const { next } = node;
  if (isLinear(node, context) && band.from !== undefined && next?.from !== undefined) {
    const [low, high] = [money(band.from), money(next.from)];
    return `on the line from ${low}, which pays ${money(band.written)}, to ${high}, which pays ${money(next.written)}`;
  }
  const place = bandWords(band.from, band.to, money);
  const steps = stepsUpTo(node, band, context);
  if (steps.length > 1) return `band reached: ${place}; added up: ${steps.map(money).join(' + ')}`;
  return `band reached: ${place}, ${money(band.written)}`;
}

/** What each step of a curve pays whose steps add up, up to the one reached; a step that adds nothing is left out. */
function stepsUpTo({ node }: ExplanationNode, band: Band, { plan }: ExplanationContext): Quantity[] {
  const curve = plan.curves[node.slice('curve/'.length)];
  if (curve?.kind !== 'steps' || curve.addsUp !== true) return [];
  const reached = Number(band.node.slice(node.length + 1));
  return curve.pieces
    .slice(0, reached)
    .map(({ written }) => written)
    .filter(({ value }) => value !== '0');
}

function bandWords(
  from: Quantity | undefined,
  to: Quantity | undefined,
  money: (of: Quantity) => string,
): string {
  if (from === undefined) return to === undefined ? 'the only one' : `below ${money(to)}`;
  return to === undefined ? `from ${money(from)}` : `from ${money(from)} to ${money(to)}`;
}
