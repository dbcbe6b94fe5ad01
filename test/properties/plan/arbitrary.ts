import fc from 'fast-check';
import { multiplier, requires } from './conditions.ts';
import { currencies } from './currencies.ts';
import { asksForRanks, formulas, ranking } from './formulas.ts';
import { type HeldBack, heldBack, waitsForCollection } from './held-back.ts';
import type {
  Band,
  Bonus,
  Clawback,
  Commission,
  Credit,
  Curve,
  Draw,
  Grain,
  Pool,
  RandomPlan,
  Timing,
  Weighted,
} from './model.ts';

const grain = fc.constantFrom<Grain>('month', 'quarter', 'half-year', 'year');

const timing: fc.Arbitrary<Timing> = fc.oneof(
  fc.record({ kind: fc.constant('by itself' as const), each: grain }),
  fc.record({
    kind: fc.constant('to date' as const),
    each: fc.constantFrom('month' as const, 'quarter' as const),
    against: fc.constantFrom('quota to date' as const, 'full-year quota' as const),
    falls: fc.constantFrom('take it back' as const, 'deduct' as const, 'forget it' as const),
  }),
);

/** Bands with rising bounds; `value` draws what a row says. */
function bands(
  bound: fc.Arbitrary<number>,
  value: fc.Arbitrary<number>,
  points = false,
): fc.Arbitrary<Band[]> {
  const band: fc.Arbitrary<Band> = fc.record(
    {
      bound,
      includes: fc.boolean(),
      value,
      perPoint: points ? fc.integer({ min: 1, max: 5 }) : fc.constant(0),
    },
    { requiredKeys: points ? ['bound', 'includes', 'value'] : ['bound', 'includes', 'value', 'perPoint'] },
  );
  return fc
    .uniqueArray(band, { selector: (one) => one.bound, minLength: 1, maxLength: 4 })
    .map((all) => all.sort((a, b) => a.bound - b.bound))
    .map((all) => (points ? fromItsFirst(all) : all.map(({ perPoint: _, ...rest }) => rest)));
}

/** What is paid at the first bound itself has to be said, so its band holds it. */
function fromItsFirst([first, ...rest]: readonly Band[]): Band[] {
  return first === undefined ? [] : [{ ...first, includes: true }, ...rest];
}

function rateCurve(
  bound: fc.Arbitrary<number>,
  rate: fc.Arbitrary<number>,
  kinds: readonly ('marginal' | 'retroactive' | 'overage')[],
) {
  return fc
    .record({ kind: fc.constantFrom(...kinds), bands: bands(bound, rate), first: rate, pick: fc.nat() })
    .map(({ kind, bands: all, first, pick }): Curve => {
      if (kind !== 'overage') return { kind, bands: all, first };
      const at = pick % all.length;
      return {
        kind,
        bands: all.map((one, index) => (index === at ? { ...one, includes: true } : one)),
        first,
        at,
      };
    });
}

const multiple = fc.integer({ min: 1, max: 12 }).map((quarters) => quarters * 25);
const percentBound = fc.integer({ min: 1, max: 20 }).map((tens) => tens * 10);
const dollars = fc.integer({ min: 1, max: 60 }).map((thousands) => thousands * 1_000);

const linear: fc.Arbitrary<Curve> = fc
  .record({
    low: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 2 }),
    high: fc.array(fc.integer({ min: 11, max: 20 }), { maxLength: 2 }),
    pays: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 6, maxLength: 6 }),
    below: fc.integer({ min: 0, max: 3 }),
    tail: fc.constantFrom('flat' as const, 'same slope' as const),
  })
  .map(({ low, high, pays, below, tail }) => {
    const bounds = [...new Set([...low, 10, ...high])].sort((a, b) => a - b);
    const values = pays.slice(0, bounds.length).sort((a, b) => a - b);
    return {
      kind: 'linear',
      points: bounds.map((at, index) => [at * 10, (values[index] ?? 0) * 10] as const),
      below: below * 10,
      tail,
    };
  });

const byAttainment: fc.Arbitrary<Curve> = fc.oneof(
  rateCurve(percentBound, multiple, ['marginal', 'retroactive', 'overage']),
  linear,
  fc
    .record({
      bands: bands(
        percentBound,
        fc.integer({ min: 1, max: 25 }).map((n) => n * 10),
        true,
      ),
      first: fc.integer({ min: 0, max: 50 }),
    })
    .map((one): Curve => ({ kind: 'steps', ...one })),
);
const byAmount = (...kinds: readonly ('marginal' | 'retroactive' | 'overage')[]) =>
  rateCurve(dollars, fc.integer({ min: 1, max: 150 }), kinds);
const byCount = rateCurve(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 150 }), ['retroactive']);

const clawback: fc.Arbitrary<Clawback> = fc.record(
  {
    amount: fc.constantFrom('added' as const, 'average' as const),
    within: fc.record({
      count: fc.integer({ min: 1, max: 6 }),
      unit: fc.constantFrom('days' as const, 'months' as const),
      percent: fc.constantFrom(100, 75, 50),
    }),
    later: fc.constantFrom(0, 25, 100),
  },
  { requiredKeys: ['amount', 'later'] },
);

const catchUp: fc.Arbitrary<Timing> = fc.record({
  kind: fc.constant('catch-up' as const),
  each: fc.constantFrom('month' as const, 'quarter' as const),
});

const weighted: fc.Arbitrary<Omit<Weighted, 'name' | 'weight'>> = fc
  .record(
    {
      timing: fc.oneof({ weight: 5, arbitrary: timing }, { weight: 1, arbitrary: catchUp }),
      curve: byAttainment,
      roundAttainment: fc.constantFrom(
        'down' as const,
        'half up' as const,
        'half even' as const,
        'up' as const,
      ),
      capAttainment: fc.integer({ min: 11, max: 25 }).map((n) => n * 10),
      capPayout: fc.integer({ min: 100, max: 300 }),
      heldBack,
      multiplier,
      requires,
      clawback,
    },
    { requiredKeys: ['timing', 'curve'] },
  )
  .map(catchUpThatFits);

/** The greater of two readings of one time takes nothing back and looks at no other time. */
function catchUpThatFits(one: Omit<Weighted, 'name' | 'weight'>): Omit<Weighted, 'name' | 'weight'> {
  if (one.timing.kind !== 'catch-up') return one;
  const { clawback: _, requires: must, multiplier: by, ...rest } = one;
  return {
    ...rest,
    ...(must?.over === undefined && must !== undefined ? { requires: must } : {}),
    ...(by?.over === undefined && by !== undefined ? { multiplier: by } : {}),
  };
}

const rate: fc.Arbitrary<Commission['rate']> = fc.oneof(
  fc.record({ kind: fc.constant('flat' as const), tenths: fc.integer({ min: 1, max: 300 }) }),
  fc.record({ kind: fc.constant('curve' as const), curve: byAmount('marginal', 'retroactive', 'overage') }),
  fc.record({ kind: fc.constant('per deal' as const), curve: byAmount('retroactive') }),
  fc.record({ kind: fc.constant('in order' as const), curve: byAmount('marginal') }),
  fc.record({
    kind: fc.constant('after' as const),
    tenths: fc.integer({ min: 1, max: 300 }),
    first: fc.integer({ min: 1, max: 20_000 }),
  }),
  fc.record({ kind: fc.constant('by count' as const), curve: byCount }),
);

const commission: fc.Arbitrary<Omit<Commission, 'name'>> = fc
  .record(
    {
      timing,
      rate,
      limit: fc.record(
        {
          before: fc.boolean(),
          atMost: fc.integer({ min: 200, max: 3_000 }),
          atLeast: fc.integer({ min: 1, max: 200 }),
        },
        { requiredKeys: ['before'] },
      ),
      multiplier,
      requires,
      clawback,
      heldBack,
    },
    { requiredKeys: ['timing', 'rate'] },
  )
  .map((one) => timingThatFits(limitsThatFit(one)));

/** Where each deal is paid by itself it is paid once, so nothing runs to date. */
function timingThatFits(one: Omit<Commission, 'name'>): Omit<Commission, 'name'> {
  if (one.rate.kind !== 'per deal' && one.limit === undefined) return one;
  return { ...one, timing: { kind: 'by itself', each: one.timing.each } };
}

/** A limit of a deal needs a rate of each deal, and one that bounds something. */
function limitsThatFit({ limit, ...one }: Omit<Commission, 'name'>): Omit<Commission, 'name'> {
  if (limit === undefined || (limit.atMost === undefined && limit.atLeast === undefined)) return one;
  if (one.rate.kind !== 'flat') return one;
  return { ...one, limit };
}

const bonus: fc.Arbitrary<Bonus> = fc.oneof(
  fc.record({
    kind: fc.constant('each' as const),
    name: fc.constant('PerDeal'),
    amount: fc.integer({ min: 1, max: 500 }),
    each: grain,
  }),
  fc.record({
    kind: fc.constant('fixed' as const),
    name: fc.constant('Fixed'),
    amount: fc.integer({ min: 1, max: 5_000 }),
    each: grain,
    prorated: fc.boolean(),
  }),
);

const credit: fc.Arbitrary<Credit> = fc.oneof(
  fc.constant<Credit>({ kind: 'owner' }),
  fc.record({
    kind: fc.constant('split' as const),
    percent: fc.integer({ min: 1, max: 99 }),
    blank: fc.constantFrom('owner' as const, 'nobody' as const),
  }),
  fc.record({ kind: fc.constant('overlay' as const), percent: fc.integer({ min: 1, max: 100 }) }),
);

const draw: fc.Arbitrary<Draw> = fc.record({
  kind: fc.constantFrom('recoverable' as const, 'non-recoverable' as const),
  amount: fc.integer({ min: 1, max: 4_000 }),
  months: fc.integer({ min: 2, max: 15 }),
  prorated: fc.boolean(),
  percent: fc.integer({ min: 1, max: 100 }),
  afterLast: fc.boolean(),
  exit: fc.constantFrom('forgiven' as const, 'owed' as const),
  yearEnd: fc.constantFrom('forgiven' as const, 'carried over' as const),
});

const pool: fc.Arbitrary<Pool> = fc.record(
  {
    fund: fc.integer({ min: 1, max: 200 }),
    reserve: fc.integer({ min: 1, max: 60 }),
    by: fc.constantFrom('evenly' as const, 'by target pay' as const, 'by Points' as const),
    byDays: fc.boolean(),
    each: fc.constantFrom('quarter' as const, 'half-year' as const, 'year' as const),
    own: fc.record({
      percent: fc.integer({ min: 1, max: 150 }),
      above: fc.integer({ min: 0, max: 100_000 }),
      floored: fc.boolean(),
    }),
  },
  { requiredKeys: ['fund', 'reserve', 'by', 'byDays', 'each'] },
);

/** Several components are paid on different deals, so the total waits for none of them. */
function withoutCollection(one: HeldBack): HeldBack {
  if (!waitsForCollection(one)) return one;
  const { instalments: _, ...rest } = one;
  return rest;
}

/** Nothing is put off twice: a total is not paid in instalments where its components put off. */
function putOffOnce(
  total: HeldBack | undefined,
  parts: readonly { readonly heldBack?: HeldBack }[],
): { readonly total?: HeldBack } {
  if (total === undefined) return {};
  const { instalments: _, ...rest } = total;
  return { total: parts.some(({ heldBack: held }) => held !== undefined) ? rest : total };
}

/**
 * What waits for collection is not taken back, and where the total is the greater of two nothing says which component's
 * part it took.
 */
function heldBackThatFits<P extends { readonly heldBack?: HeldBack; readonly clawback?: Clawback }>(
  { heldBack: held, ...part }: P,
  isDecided: boolean,
): Omit<P, 'heldBack'> & { readonly heldBack?: HeldBack } {
  if (held === undefined || isDecided) return part;
  if (part.clawback === undefined || !waitsForCollection(held)) return { ...part, heldBack: held };
  const { instalments: _, ...rest } = held;
  return { ...part, heldBack: rest };
}

/** A plan of one to six components, with whatever else plans have. */
export const randomPlan: fc.Arbitrary<RandomPlan> = fc
  .record(
    {
      first: fc.constantFrom('2027-01-01', '2027-02-01', '2028-01-01', '2027-07-01'),
      paid: fc.constantFrom('monthly' as const, 'quarterly' as const),
      rounding: fc.record({
        mode: fc.constantFrom('half up' as const, 'half even' as const, 'up' as const, 'down' as const),
        unit: fc.constantFrom('0.01' as const, '1' as const),
        point: fc.constantFrom(
          'each component' as const,
          'each payment' as const,
          'on the running total' as const,
        ),
      }),
      byDays: fc.boolean(),
      credit,
      targetPay: fc.integer({ min: 10, max: 200 }).map((n) => n * 1_000),
      quota: fc.integer({ min: 5, max: 400 }).map((n) => n * 1_000),
      weighted: fc.array(weighted, { maxLength: 2 }),
      commissions: fc.array(commission, { maxLength: 2 }),
      bonuses: fc.uniqueArray(bonus, { maxLength: 2, selector: ({ kind }) => kind }),
      lesserOf: fc.integer({ min: 1, max: 3_000 }),
      formulas,
      ranking,
      pays: fc.constantFrom('the greater' as const, 'the lesser' as const),
      rollUp: fc.integer({ min: 1, max: 100 }),
      draw,
      currencies,
      pool,
      total: heldBack.map(withoutCollection),
      // One in three puts pay off: what does cannot be amended in mid-year.
      putsOff: fc.integer({ min: 0, max: 2 }).map((one) => one === 0),
    },
    {
      requiredKeys: [
        'first',
        'paid',
        'rounding',
        'byDays',
        'credit',
        'targetPay',
        'quota',
        'weighted',
        'commissions',
        'bonuses',
        'ranking',
        'putsOff',
      ],
    },
  )
  .map(
    ({
      weighted: weights,
      commissions,
      bonuses,
      pool: one,
      ranking: ranks,
      pays,
      total,
      putsOff,
      ...plan
    }) => {
      const split = [[], [100], [60, 40]][weights.length] ?? [];
      return {
        ...plan,
        ...(putsOff ? putOffOnce(total, [...weights, ...commissions]) : {}),
        ...(asksForRanks(plan.formulas ?? []) ? { ranking: ranks } : {}),
        ...(pays === undefined || commissions.length + bonuses.length < 2 ? {} : { pays }),
        weighted: weights.map((part, index) => ({
          ...heldBackThatFits(part, !putsOff || pays !== undefined),
          name: `Weighted${index + 1}`,
          weight: split[index] ?? 0,
        })),
        commissions: (commissions.length + weights.length + bonuses.length === 0
          ? [
              {
                timing: { kind: 'by itself' as const, each: 'month' as const },
                rate: { kind: 'flat' as const, tenths: 50 },
              },
            ]
          : commissions
        ).map((part, index) => ({
          ...heldBackThatFits(part, !putsOff || pays !== undefined),
          name: `Commission${index + 1}`,
        })),
        bonuses,
        ...(one === undefined || (one.by === 'by target pay' && weights.length === 0) ? {} : { pool: one }),
      };
    },
  );
