import { quantityWords, type Solutions, solve, type Unknown } from '@ontarget/evaluator/engine';
import type { Plan, Unit } from '@ontarget/evaluator/format';
import { compare, formatRational, type Rational, toDecimalString } from '@ontarget/evaluator/numbers';
import type { ExampleCell } from '@ontarget/language/ast';
import type { SolvedCell } from './table.ts';

/** More decimals than anybody writes down. */
const MOST_PLACES = 12;

/** Solves a row for its cell with `?`, whose values are in a unit. */
export function solvedCell(
  { cell, heading, unit }: { cell: ExampleCell; heading: string; unit: Unit },
  unknown: Unknown,
  plan: Plan,
): SolvedCell {
  const solved = solve(unknown);
  const none = { cell, heading, solutions: '', values: [] };
  if (!solved.ok) return { ...none, why: WHY[solved.why] };
  const { solutions } = solved;
  const [first, last] = [solutions[0], solutions.at(-1)];
  if (first === undefined || last === undefined)
    return { ...none, why: 'nothing pays exactly that before roundings' };
  const text = (value: Rational) => written(value, unit, plan) ?? formatRational(value);
  const ends = [
    ...(first.includesFrom ? [first.from] : []),
    ...(last.to !== undefined && last.includesTo ? [last.to] : []),
  ].filter((value, index, all) => index === 0 || compare(value, all[0] as Rational) !== 0);
  return {
    cell,
    heading,
    solutions: solutions.map((one) => inWords(one, text)).join(', or '),
    values: ends.flatMap((value) => written(value, unit, plan) ?? []),
  };
}

const WHY = {
  'not a line': 'it does not follow from it in straight lines, as nothing does that is divided by it',
  'too many pieces': 'pay turns at too many places',
} as const;

function inWords(
  { from, includesFrom, to, includesTo }: Solutions,
  text: (value: Rational) => string,
): string {
  if (to !== undefined && compare(from, to) === 0) return text(from);
  const begin = `${includesFrom ? 'from' : 'above'} ${text(from)}`;
  if (to === undefined) return `${begin} on`;
  return `${begin} ${includesTo ? 'to' : 'to just below'} ${text(to)}`;
}

/** As a plan writes it; undefined for what has no end in decimals. */
function written(value: Rational, unit: Unit, plan: Plan): string | undefined {
  if (toDecimalString(value, MOST_PLACES) === undefined) return undefined;
  return quantityWords({ value: formatRational(value), unit }, plan.currency);
}
