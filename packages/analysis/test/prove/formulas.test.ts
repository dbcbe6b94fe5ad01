import { formatRational, parseRational, type Rational } from '@ontarget/evaluator/numbers';
import { expect, test } from 'vitest';
import { Bounds } from '../../src/prove/bounds.ts';
import { Builder } from '../../src/prove/build.ts';
import { Directions } from '../../src/prove/direction.ts';
import { highest } from '../../src/prove/highest.ts';
import type { Input } from '../../src/prove/input.ts';
import { jumpsAlong } from '../../src/prove/jumps.ts';
import { NotDecided } from '../../src/prove/not-decided.ts';

const of = (text: string): Rational => {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
};
const input = (index: number): Input => ({
  index,
  value: `measure/${index}`,
  window: 'all year',
  period: 'FY27',
  name: `X${index}`,
  unit: 'number',
  betterWhen: 'higher',
  domain: { kind: 'numbers', low: of('0') },
  addsUp: false,
});
const inputs = [input(0), input(1)];
const start = new Map([
  [0, of('1')],
  [1, of('1')],
]);
function build() {
  const builder = new Builder();
  const bounds = new Bounds(inputs, builder);
  return { builder, bounds, directions: new Directions(bounds), x: builder.input(0), y: builder.input(1) };
}
/** Nothing below 1, a half at 1, and 1 more for each 1 from there on. */
const STEP = [
  { from: undefined, includes: true, start: of('0'), slope: of('0') },
  { from: of('1'), includes: true, start: of('1/2'), slope: of('1') },
];

test('what is added and taken away again is gone', () => {
  const { builder, x, y } = build();
  const both = builder.sum([
    { of: x, by: of('1') },
    { of: y, by: of('2') },
  ]);
  const back = builder.sum([
    { of: both, by: of('1') },
    { of: y, by: of('-2') },
  ]);
  expect(back).toBe(x);
});

test('a cap on two results together is bounded and keeps its direction, though its boxes are oblique', () => {
  const { builder, bounds, directions, x, y } = build();
  const total = builder.sum([
    { of: x, by: of('1') },
    { of: y, by: of('1') },
  ]);
  const capped = builder.bound('least', [total, builder.constant(of('10'))]);
  expect(bounds.regions(capped)).toBeInstanceOf(NotDecided);
  expect(directions.of(capped, 0)).toBe('rises');
  expect(highest(capped, bounds, start)).toMatchObject({ kind: 'most', value: of('10'), isReached: true });
});

test('a product with what can be below zero is not said to rise', () => {
  const { builder, directions, x, y } = build();
  const shifted = builder.sum([{ of: y, by: of('1') }], of('-1'));
  expect(directions.of(builder.product([x, shifted]), 0)).toBe('both');
  expect(directions.of(builder.product([x, y]), 0)).toBe('rises');
});

test('a jump has its size at the other results as given, and its largest', () => {
  const { builder, bounds, x, y } = build();
  const atMost4 = builder.bound('least', [y, builder.constant(of('4'))]);
  const gated = builder.product([builder.curve('Step', STEP, x), atMost4]);
  const [jump, ...more] = jumpsAlong(gated, input(0), bounds, start);
  expect(more).toEqual([]);
  expect(jump).toMatchObject({
    place: of('1'),
    below: of('0'),
    at: of('1/2'),
    above: of('1/2'),
    isWhole: true,
  });
  expect(jump?.largest && formatRational(jump.largest)).toBe('2');
});

test('a curve of a number that is rounded down is a stair', () => {
  const { builder, bounds, directions, x } = build();
  const slope = [
    { from: undefined, includes: true, start: of('0'), slope: of('1') },
    { from: of('2'), includes: true, start: of('2'), slope: of('0') },
  ];
  const stair = builder.curve('Slope', slope, builder.round(x, 'down', of('1/2')));
  expect(directions.of(stair, 0)).toBe('rises');
  const places = jumpsAlong(stair, input(0), bounds, start).map(({ place }) => formatRational(place));
  expect(places).toEqual(['1/2', '1', '3/2', '2']);
  expect(highest(stair, bounds, start)).toMatchObject({ kind: 'most', value: of('2') });
});
