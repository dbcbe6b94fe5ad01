import { quantityWords } from '@ontarget/evaluator/engine';
import {
  COMPONENT_STAGES,
  type Component,
  type Plan,
  type Role,
  type Stage,
} from '@ontarget/evaluator/format';
import { abs, eq, isZero, parseRational, type Rational, sub } from '@ontarget/evaluator/numbers';
import { type Answer, type CellQuestion, questionsFor } from './ask.ts';
import type { CellValue } from './cells.ts';
import type { Heading } from './headings.ts';
import type { ExampleWindows } from './windows.ts';

/** A cell that comes out otherwise, and what can be asked about its row. */
export interface OtherwiseCell {
  readonly heading: Heading;
  readonly expected: CellValue;
  readonly role: Role;
  readonly window: string;
  readonly plan: Plan;
  readonly windows: ExampleWindows;
  readonly ask: (cells: readonly CellQuestion[]) => readonly Answer[];
}

/**
 * Which step makes the difference between what a cell expects and what it comes to: the rows of a marginal curve, the step
 * after the one that comes to what is expected, or the components that a total adds up.
 */
export function stepsThatDiffer(cell: OtherwiseCell): string[] {
  if (cell.expected.kind !== 'amount') return [];
  if (cell.heading.kind === 'stage') {
    const { component } = cell.heading;
    return [...slices(cell, component), ...stepAfterExpected(cell, component, cell.expected.value)];
  }
  return cell.heading.kind === 'sum' ? partsOfSum(cell, cell.expected.value) : [];
}

/** `slice 2 pays $4,500`, of each row of a marginal curve that pays anything; of one row alone it says nothing. */
function slices({ plan, window, windows, ask }: OtherwiseCell, component: Component): string[] {
  const curve = component.curve === undefined ? undefined : plan.curves[component.curve];
  const value = component.stages.pay;
  if (curve?.kind !== 'marginal' || value === undefined || curve.pieces.length < 2) return [];
  const headings = curve.pieces.map((_, index): Heading => {
    return { kind: 'slice', component, value, slice: { row: index + 1, of: 'pay' } };
  });
  const found = ask(headings.map((heading) => questionsFor(heading, window, plan, windows)));
  const told = found.flatMap((answer, index) => {
    const pays = numberOf(answer);
    return pays === undefined || isZero(pays) ? [] : [`slice ${index + 1} pays ${words(answer, plan)}`];
  });
  return told.length < 2 ? [] : told;
}

/** Where an earlier stage of the component comes to what is expected, the step after it is the one that differs. */
function stepAfterExpected(cell: OtherwiseCell, component: Component, expected: Rational): string[] {
  const { heading, plan, window, windows, ask } = cell;
  const asked = heading.kind === 'stage' ? heading.value : '';
  const stages = COMPONENT_STAGES.flatMap((stage) => {
    const value = component.stages[stage];
    const isMoney = value !== undefined && plan.values[value]?.unit === plan.currency;
    return isMoney && !BESIDE.has(stage) ? [{ stage, value }] : [];
  });
  const end = stages.findIndex(({ value }) => value === asked);
  const before = end < 0 ? [] : stages.slice(0, end + 1);
  const found = ask(
    before.map(({ value }) => questionsFor({ kind: 'stage', component, value }, window, plan, windows)),
  ).map(numberOf);
  const last = found.findLastIndex((number) => number !== undefined && eq(number, expected));
  const [is, next] = [
    before[last],
    before.slice(last + 1).find((_, at) => !isExpected(found[last + 1 + at])),
  ];
  if (last < 0 || is === undefined || next === undefined) return [];
  return [
    `what is expected is its ${NAMES[is.stage] ?? is.stage}, and its ${NAMES[next.stage] ?? next.stage} makes the difference`,
  ];

  function isExpected(number: Rational | undefined): boolean {
    return number !== undefined && eq(number, expected);
  }
}

/** Stages that are no step from pay to payout. */
const BESIDE: ReadonlySet<Stage> = new Set([
  'measure',
  'quota',
  'target pay',
  'attainment',
  'rate',
  'curve',
  'shortfall',
]);

const NAMES: Partial<Record<Stage, string>> = {
  pay: 'pay by the curve',
  requirement: 'pay after its conditions',
  cap: 'pay after its cap',
  floor: 'pay after its floor',
  earned: 'pay after its conditions and limits',
  payout: 'rounding',
};

/** What each component adds to a total, and which of them alone makes the difference. */
function partsOfSum(cell: OtherwiseCell, expected: Rational): string[] {
  const { role, plan, window, windows, heading, ask } = cell;
  const components = Object.entries(role.components).filter(([, { unpaid }]) => unpaid === undefined);
  const found = ask([
    questionsFor(heading, window, plan, windows),
    ...components.map(([, component]) =>
      questionsFor({ kind: 'stage', component, value: component.stages.payout }, window, plan, windows),
    ),
  ]);
  const [total, ...parts] = found;
  const actual = total && numberOf(total);
  const paying = components.flatMap(([name], index) => {
    const answer = parts[index];
    const number = answer && numberOf(answer);
    return answer === undefined || number === undefined || isZero(number)
      ? []
      : [{ name, number, pays: `${name} pays ${words(answer, plan)}` }];
  });
  const gap = actual && abs(sub(expected, actual));
  const alone = paying.filter(({ number }) => gap !== undefined && eq(abs(number), gap));
  return [
    ...paying.map(({ pays }) => pays),
    ...(alone.length === 1 ? [`the difference is what ${alone[0]?.name} pays`] : []),
  ];
}

function numberOf(answer: Answer): Rational | undefined {
  const parsed = answer.ok ? parseRational(answer.quantity.value) : undefined;
  return parsed?.ok ? parsed.value : undefined;
}

function words(answer: Answer, { currency }: Plan): string {
  return answer.ok ? quantityWords(answer.quantity, currency) : '';
}
