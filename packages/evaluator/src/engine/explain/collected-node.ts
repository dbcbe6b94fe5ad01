import type { CollectedExpression } from '../../format/types/index.ts';
import { collectedPeriods } from '../evaluate/collected.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { quantity } from '../quantities.ts';
import type { Explaining } from './explaining.ts';
import { quantityWords } from './quantity-words.ts';
import type { ExplanationNode } from './tree.ts';
import { unitOfFormula } from './units.ts';

/** What has been collected up to the end of the window, with a line for each measurement period that had something to collect. */
export function collectedNode(
  expression: CollectedExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const { currency } = engine.plan;
  const unit = unitOfFormula(expression.rows, engine.plan);
  const periods = collectedPeriods(expression, place, engine);
  const lines = 'ok' in periods ? [] : periods.filter(({ rows }) => rows.length > 0);
  const words = (amount: Parameters<typeof quantity>[0], of: string) =>
    quantityWords(quantity(amount, of), currency);
  return {
    kind: 'periods',
    node: explaining.current,
    title: 'collected up to now',
    period: explaining.period(place.window),
    ...explaining.outcome(engine.evaluate(expression, place), currency),
    ...(lines.length === 0 ? { text: 'there is nothing to collect' } : {}),
    children: lines.map(({ window, amount, part, collected, rows }) => {
      const done = rows.filter(({ isCollected }) => isCollected).length;
      return {
        kind: 'rows' as const,
        node: explaining.current,
        title: `${done} of ${rows.length} deals of ${engine.year.label(window)} collected, ${words(part, 'percent')} of ${words(amount, currency)}`,
        quantity: quantity(collected, currency),
        reasons: [],
        rows: rows.map(({ addend: { credit, amount: worth, credited } }) => ({
          row: credit.row.ref,
          amount: quantity(worth, unit),
          share: quantity(credit.share, 'percent'),
          credited: quantity(credited, unit),
        })),
        children: [],
      };
    }),
  };
}
