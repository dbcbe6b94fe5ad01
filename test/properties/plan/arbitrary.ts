import fc from 'fast-check';
import type {
  Band,
  Bonus,
  Clawback,
  Commission,
  Credit,
  Curve,
  Deal,
  Draw,
  Grain,
  Person,
  Pool,
  RandomPlan,
  Story,
  Timing,
  Weighted,
} from './model.ts';

const _maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });
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

const multiplier = fc.record({
  hundredths: fc.integer({ min: 1, max: 8 }).map((n) => n * 25),
  atLeast: fc.integer({ min: 1, max: 40_000 }),
});
const requires = fc.record({
  relation: fc.constantFrom('at least' as const, 'above' as const),
  bound: fc.integer({ min: 1, max: 30_000 }),
});
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

const weighted: fc.Arbitrary<Omit<Weighted, 'name' | 'weight'>> = fc.record(
  {
    timing,
    curve: byAttainment,
    roundAttainment: fc.constantFrom(
      'down' as const,
      'half up' as const,
      'half even' as const,
      'up' as const,
    ),
    capAttainment: fc.integer({ min: 11, max: 25 }).map((n) => n * 10),
    capPayout: fc.integer({ min: 100, max: 300 }),
    multiplier,
    requires,
    clawback,
  },
  { requiredKeys: ['timing', 'curve'] },
);

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

const pool: fc.Arbitrary<Pool> = fc.record({
  fund: fc.integer({ min: 1, max: 200 }),
  reserve: fc.integer({ min: 1, max: 60 }),
  by: fc.constantFrom('evenly' as const, 'by target pay' as const, 'by Points' as const),
  byDays: fc.boolean(),
  each: fc.constantFrom('quarter' as const, 'half-year' as const, 'year' as const),
});

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
      rollUp: fc.integer({ min: 1, max: 100 }),
      draw,
      pool,
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
      ],
    },
  )
  .map(({ weighted: weights, commissions, bonuses, pool: one, ...plan }) => {
    const split = [[], [100], [60, 40]][weights.length] ?? [];
    return {
      ...plan,
      weighted: weights.map((part, index) => ({
        ...part,
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
      ).map((part, index) => ({ ...part, name: `Commission${index + 1}` })),
      bonuses,
      ...(one === undefined || (one.by === 'by target pay' && weights.length === 0) ? {} : { pool: one }),
    };
  });

const day = fc.integer({ min: 0, max: 364 });
export const PAYEES = ['ann', 'bob', 'cy'] as const;

/** There all year, hired, gone, moved, or away for a while. */
const stretches: fc.Arbitrary<Person['stretches']> = fc.oneof(
  fc.constant([{ team: 'East', from: -400 }]),
  day.map((from) => [{ team: 'East', from }]),
  day.map((to) => [{ team: 'West', from: -90, to }]),
  fc.tuple(day, fc.integer({ min: 1, max: 40 }), fc.constantFrom('East', 'West')).map(([to, gap, team]) => [
    { team: 'East', from: 0, to },
    { team, from: to + gap },
  ]),
  fc
    .tuple(day, fc.integer({ min: 1, max: 100 }))
    .map(([from, more]) => [{ team: 'West', from, to: from + more }]),
);

/** Deals of the year: some shared, some refunds, some canceled, some on the first and the last day. */
const deals: fc.Arbitrary<Deal[]> = fc
  .array(
    fc.record(
      {
        owner: fc.constantFrom(...PAYEES),
        helper: fc.constantFrom(...PAYEES),
        cents: fc.oneof(
          { weight: 5, arbitrary: fc.integer({ min: 1, max: 4_000_000 }) },
          { weight: 2, arbitrary: dollars.map((amount) => amount * 100) },
          { weight: 1, arbitrary: fc.oneof(fc.constant(0), fc.integer({ min: -1_500_000, max: -1 })) },
        ),
        closed: fc.oneof({ weight: 6, arbitrary: day }, { weight: 1, arbitrary: fc.constantFrom(0, 364) }),
        canceled: fc.integer({ min: -20, max: 300 }),
      },
      { requiredKeys: ['owner', 'cents', 'closed'] },
    ),
    { maxLength: 14 },
  )
  .map((all) =>
    all.map(({ canceled, ...deal }, index) => ({
      ...deal,
      id: `d${String(index).padStart(2, '0')}`,
      ...(canceled === undefined || deal.closed + canceled > 364 || deal.closed + canceled < 0
        ? {}
        : { canceled: deal.closed + canceled }),
    })),
  );

export const randomStory: fc.Arbitrary<Story> = fc.record({
  people: fc
    .tuple(stretches, stretches, stretches)
    .map((all) => all.map((own, index) => ({ payee: PAYEES[index] ?? 'nobody', stretches: own }))),
  deals,
  profits: fc.array(fc.integer({ min: 0, max: 900_000 }), { minLength: 4, maxLength: 4 }),
  points: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 3, maxLength: 3 }),
});
