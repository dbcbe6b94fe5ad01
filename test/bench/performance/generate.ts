import type { Columns, MeasuredPlan } from './measured-plan.ts';

/** Numbers from 0 (with it) to 1 (without it), the same for a seed on every machine. */
export function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A whole number of at least `from` and below `to`. */
export const whole = (draw: () => number, from: number, to: number): number =>
  from + Math.floor(draw() * (to - from));

const BLANK = Number.NaN;

/** The share of amounts that are round, as in pay that is typed and not counted: half dollars, thousands, just the half of a quota. */
export const FEW_ROUND = 0.05;

/** What an amount is rounded to: in cents mostly, and of the share that is round more often in the first of `grains` than in the last. */
function grainOf(draw: () => number, round: number, grains: readonly [number, number, number]): number {
  const kind = (1 - draw()) / round;
  if (kind >= 1) return 1;
  return kind >= 0.4 ? grains[0] : kind >= 0.1 ? grains[1] : grains[2];
}

/**
 * Payees of the weighted plan: target pay in thousands, quota in ten thousands, so that their quotient has a small
 * divisor and bookings of whole or half dollars often pay exactly half a cent. One in a thousand has no quota, as many
 * lack a result, fewer have a score beyond its range or bookings below zero.
 */
function weightedPayees(payees: number, round: number): Columns {
  const draw = drawing(20270101);
  const [target, quota, actual, retention, score] = Array.from(
    { length: 5 },
    () => new Float64Array(payees),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  for (let at = 0; at < payees; at += 1) {
    target[at] = whole(draw, 10, 90) * 100_000;
    const ofQuota = whole(draw, 30, 300) * 1_000_000;
    quota[at] = draw() < 0.001 ? 0 : ofQuota;
    const reached = ofQuota * (draw() + draw());
    const grain = grainOf(draw, round, [50, 100_000, ofQuota / 2]);
    const booked = Math.round(reached / grain) * grain;
    const odd = draw();
    actual[at] = odd < 0.001 ? BLANK : odd < 0.003 ? -booked : booked;
    retention[at] = draw() < 0.0005 ? BLANK : whole(draw, 7_000, 12_000);
    // The score of who misses the gate is not read, so that a bad one would hold nobody: only others have one.
    const scored = 2 * (actual[at] as number) >= ofQuota ? draw() : 1;
    score[at] = scored < 0.0005 ? BLANK : scored < 0.001 ? 15_001 : whole(draw, 0, 151) * 100;
  }
  return { target, quota, actual, retention, score };
}

/** Payees of the commission plan: amounts at the bounds, of whole dollars and of cents; some without a margin. */
function commissionPayees(payees: number, round: number): Columns {
  const draw = drawing(20270102);
  const [sold, renewed, margin] = Array.from({ length: 3 }, () => new Float64Array(payees)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const amount = (most: number) => {
    const drawn = draw() * draw() * most;
    const grain = grainOf(draw, round, [100, 2_500_000, 25_000_000]);
    const rounded = Math.round(drawn / grain) * grain;
    return draw() < 0.002 ? -rounded : rounded;
  };
  for (let at = 0; at < payees; at += 1) {
    sold[at] = draw() < 0.001 ? BLANK : amount(500_000_000);
    renewed[at] = amount(300_000_000);
    margin[at] = draw() < 0.001 ? BLANK : whole(draw, 0, 101) * 50;
  }
  return { sold, renewed, margin };
}

export const WEIGHTED: MeasuredPlan = {
  name: 'weighted',
  title: 'Three weighted components',
  role: 'Seller',
  columns: [
    { name: 'target', kind: 'money', from: { roster: 'target_pay' } },
    { name: 'quota', kind: 'money', from: { roster: 'quota' } },
    { name: 'actual', kind: 'money', from: { measure: 'Bookings' } },
    { name: 'retention', kind: 'part', from: { measure: 'Retention' } },
    { name: 'score', kind: 'part', from: { measure: 'Objectives' } },
  ],
  generate: (payees, round = FEW_ROUND) => weightedPayees(payees, round),
};

export const COMMISSION: MeasuredPlan = {
  name: 'commission',
  title: 'Commissions on amounts',
  role: 'Seller',
  columns: [
    { name: 'sold', kind: 'money', from: { measure: 'Sold' } },
    { name: 'renewed', kind: 'money', from: { measure: 'Renewed' } },
    { name: 'margin', kind: 'part', from: { measure: 'Margin' } },
  ],
  generate: (payees, round = FEW_ROUND) => commissionPayees(payees, round),
};
