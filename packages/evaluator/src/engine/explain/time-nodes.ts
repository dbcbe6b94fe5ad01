import type {
  AccrueExpression,
  DueExpression,
  Expression,
  OverExpression,
  PreviousExpression,
  ShiftExpression,
} from '../../format/types/index.ts';
import { mul } from '../../numbers/index.ts';
import { findComponent } from '../evaluate/components.ts';
import { duePeriods } from '../evaluate/due.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { atStart, hasBegun, openingBefore, partsOver, stretches, windowBeforeOf } from '../evaluate/time.ts';
import { quantity } from '../quantities.ts';
import { oneMonth, type Window } from '../windows.ts';
import type { Explaining } from './explaining.ts';
import { partInWords } from './stay-words.ts';
import type { ExplanationNode, MonthLine } from './tree.ts';
import { unitOfFormula } from './units.ts';
import { formulaWords } from './words.ts';

/** An amount accrued by months: each month, the part of it that counts, and what it adds. */
export function accrueNode(
  expression: AccrueExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const unit = unitOfFormula(expression, engine.plan);
  const parts = stretches(expression, place, engine);
  const months = parts.flatMap(({ place: at, weight }): MonthLine[] => {
    const amount = engine.number(expression.of, at);
    if (!amount.ok) return [];
    const days = at.rosterRow && partInWords(at.rosterRow, engine.year.days(at.window));
    return [
      {
        period: explaining.period(at.window),
        ...(days === undefined || expression.proration !== 'by days' ? {} : { days }),
        weight: quantity(weight, 'number'),
        amount: quantity(amount.value, unit),
        counted: quantity(mul(weight, amount.value), unit),
      },
    ];
  });
  return {
    kind: 'months',
    node: explaining.current,
    title:
      expression.proration === 'by days' ? 'month by month, each by its days' : 'month by month, in full',
    ...explaining.outcome(engine.evaluate(expression, place), unit),
    formula: formulaWords(expression, engine.plan),
    months,
    ...(parts.length === 0 ? { text: 'no month of the period is covered by the roster' } : {}),
    children: eachRow(parts).flatMap((at) => explaining.walk(expression.of, at)),
  };
}

/**
 * What the operand reads is the same kind of thing each month: the last one stands for all, but each roster row has its
 * own amounts. Rows that say the same are told once.
 */
function eachRow(parts: readonly { readonly place: Place }[]): readonly Place[] {
  const byRow = new Map(parts.map(({ place }) => [place.rosterRow, place]));
  return [...byRow.values()];
}

/** An amount added up over periods; each period's own derivation follows. */
export function overNode(expression: OverExpression, place: Place, explaining: Explaining): ExplanationNode {
  const { windows, opening } = partsOver(expression, place, explaining.engine);
  const title =
    expression.periods === 'in the window' ? `each ${expression.each}` : `each ${expression.each} before`;
  const none = windows.length === 0 ? { text: `there is no ${expression.each} before this period` } : {};
  const node = periodsNode(title, expression, expression.of, windows, place, explaining);
  if (opening === undefined) return { ...node, ...none };
  const start = explaining.walk(opening, atStart(place, explaining.engine));
  return { ...node, children: [...start, ...node.children] };
}

/** An amount of the period before. */
export function previousNode(
  expression: PreviousExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const opening = openingBefore(expression, place, explaining.engine);
  if (opening !== undefined) {
    const node = periodsNode('before the first payment', expression, expression.of, [], place, explaining);
    return { ...node, children: explaining.walk(opening, atStart(place, explaining.engine)) };
  }
  const before = windowBeforeOf(expression, place.window);
  if (before !== undefined && hasBegun(place.subject, before, explaining.engine)) {
    return periodsNode('the period before', expression, expression.of, [before], place, explaining);
  }
  const node = periodsNode('the period before', expression, expression.of, [], place, explaining);
  return {
    ...node,
    text:
      expression.within === undefined
        ? 'there is no period before this one'
        : `the first of the ${expression.within}`,
    children: explaining.walk(expression.whenFirst, place),
  };
}

/** An amount that is looked for some months ahead. */
export function shiftNode(
  expression: ShiftExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const target = (((place.window.from + expression.months) % 12) + 12) % 12;
  const title = `${expression.months} months later`;
  return periodsNode(title, expression, expression.of, [oneMonth(target)], place, explaining);
}

/** A component's pay that falls due: one derivation for each of its measurement periods. */
export function dueNodes(
  { component: id, stage, value: instead, periods }: DueExpression,
  place: Place,
  explaining: Explaining,
): readonly ExplanationNode[] {
  const component = findComponent(explaining.engine.plan, id);
  const value = instead ?? component?.stages[stage];
  if (component === undefined || value === undefined) return [];
  const all = duePeriods(component, place.subject, place.window, explaining.engine);
  return (periods === 'last' ? all.slice(-1) : all).map((window) =>
    explaining.value(value, place.subject, window),
  );
}

function periodsNode(
  title: string,
  expression: Expression,
  of: Expression,
  windows: readonly Window[],
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  return {
    kind: 'periods',
    node: explaining.current,
    title,
    ...explaining.outcome(engine.evaluate(expression, place), unitOfFormula(expression, engine.plan)),
    formula: formulaWords(of, engine.plan),
    children: windows.flatMap((window) =>
      explaining.walk(of, { subject: place.subject, window, row: place.row }),
    ),
  };
}
