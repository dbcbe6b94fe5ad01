import type { Bound, Instruction } from '../guarded/instruction.ts';
import type { Sure } from './truths.ts';

/*
 * A machine that guesses a branch wrong loses as much time as for twenty multiplications, and which tier a payee has reached
 * is not to be guessed. So truths are multiplied and added up as numbers, 1 and 0, wherever that comes to the same double.
 */

/** The lesser or the greater of two numbers; NaN where one of them is. */
export function extremeText(op: 'least' | 'greatest', a: string, b: string): string {
  const [first, second] = op === 'least' ? ['<', '>='] : ['>', '<='];
  return `(${a} ${first} ${b}) * ${a} + (${a} ${second} ${b}) * ${b}`;
}

/**
 * One of two numbers by a comparison of others: the one that is chosen, or NaN where one of all four is NaN, also the one
 * that is not chosen. So NaN needs another look.
 */
export function pickText(
  { holds, fails }: Pick<Sure, 'holds' | 'fails'>,
  a: string,
  b: string,
  compared: readonly string[],
): string {
  const open = compared.filter((one) => /^r\d+$/.test(one)).map((one) => `${one} * 0`);
  return [`(${holds}) * ${a}`, `(${fails}) * ${b}`, ...open].join(' + ');
}

type Line = Extract<Instruction, { op: 'line' }>;

/** Beyond so many bounds, branches are quicker. */
const MOST_BOUNDS = 8;

/** The piece of a curve that x has reached, at x. NaN of NaN. */
export function lineText(line: Line, x: string, names: { literal(value: number): string }): string {
  const { bounds, starts, slopes } = line;
  if (bounds.length <= MOST_BOUNDS && isAscending(bounds)) {
    const reached = bounds.map(({ at, includes }) => `(${x} ${includes ? '>=' : '>'} ${names.literal(at)})`);
    const [start, slope] = [summed(starts, reached, names), summed(slopes, reached, names)];
    if (start !== undefined && slope !== undefined) {
      // A flat piece of something that is not decided is not decided either.
      return start === '0' ? `(${slope}) * ${x}` : `${start} + (${slope}) * ${x}`;
    }
  }
  return branches(line, x, names);
}

/**
 * The number of the piece that is reached as a sum over the bounds: the machine adds truths up without branching on them.
 * Undefined where adding the differences up does not come to the numbers themselves.
 */
function summed(
  numbers: readonly number[],
  reached: readonly string[],
  names: { literal(value: number): string },
): string | undefined {
  const first = numbers[0] ?? 0;
  const parts = [names.literal(first)];
  let sum = first;
  for (const [index, truth] of reached.entries()) {
    const next = numbers[index + 1] ?? 0;
    const step = next - (numbers[index] ?? 0);
    sum += step;
    if (sum !== next) return undefined;
    if (step !== 0) parts.push(`${truth} * ${names.literal(step)}`);
  }
  return parts.length > 1 && parts[0] === '0' ? parts.slice(1).join(' + ') : parts.join(' + ');
}

function isAscending(bounds: readonly Bound[]): boolean {
  return bounds.every(({ at }, index) => index === 0 || (bounds[index - 1] as Bound).at < at);
}

function branches(
  { bounds, starts, slopes }: Line,
  x: string,
  names: { literal(value: number): string },
): string {
  const piece = (at: number): string => {
    const [start, slope] = [starts[at] ?? 0, slopes[at] ?? 0];
    if (slope === 0) return start === 0 ? `${x} * 0` : `${names.literal(start)} + ${x} * 0`;
    const times = slope === 1 ? x : `${x} * ${names.literal(slope)}`;
    return start === 0 ? times : `${names.literal(start)} + ${times}`;
  };
  const from = (at: number): string => {
    const bound: Bound | undefined = bounds[at];
    if (bound === undefined) return piece(at);
    return `${x} ${bound.includes ? '<' : '<='} ${names.literal(bound.at)} ? ${piece(at)} : ${from(at + 1)}`;
  };
  return from(0);
}
