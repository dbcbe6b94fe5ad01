import fc from 'fast-check';
import type { Grain } from './model.ts';
import { type Stretch, stretch, stretchText } from './stretches.ts';

/** A formula on top: what the field words as growth, a prize for a place, or pay on what is left after that same pay. */
export interface Formula {
  readonly name: string;
  readonly each: Grain;
  readonly what: Growth | Rising | Solved | Placed | Standing | { readonly kind: 'prize' };
}

/** A rate, in tenths of a percent, on what Sales rose by since another stretch; what counts as 0 where there was none. */
interface Growth {
  readonly kind: 'growth';
  readonly tenths: number;
  readonly since: Stretch;
  readonly orNothing: boolean;
}

/** An amount where Sales are above those of another stretch. */
interface Rising {
  readonly kind: 'rising';
  readonly amount: number;
  readonly since: Stretch;
  readonly orNothing: boolean;
}

/** The pay that is a rate, in tenths of a percent, of Sales less a threshold and less a part of that pay. */
interface Solved {
  readonly kind: 'solved';
  readonly tenths: number;
  readonly part: number;
  readonly above: number;
  readonly floored: boolean;
}

/** An amount for a place among the first ones. */
interface Placed {
  readonly kind: 'placed';
  readonly amount: number;
  readonly atMost: number;
}

/** An amount for a standing of at least so many percent. */
interface Standing {
  readonly kind: 'standing';
  readonly amount: number;
  readonly atLeast: number;
}

/** How people are ranked by their Sales, where a formula asks. */
export interface Ranking {
  readonly among: 'in Field' | 'who are Rep';
  /** Only those with Sales above this take part. */
  readonly above?: number;
  readonly ties: 'better rank' | 'worse rank' | 'by Deals';
  /** Awards by place, the first three; nothing for the others. */
  readonly awards: readonly [number, number, number];
  readonly awardTies: 'better rank' | 'awards of their places';
}

const grain = fc.constantFrom<Grain>('month', 'quarter', 'half-year', 'year');
const dollars = (max: number) => fc.integer({ min: 1, max });

const what: fc.Arbitrary<Formula['what']> = fc.oneof(
  fc.record({
    kind: fc.constant('growth' as const),
    tenths: dollars(200),
    since: stretch,
    orNothing: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('rising' as const),
    amount: dollars(3_000),
    since: stretch,
    orNothing: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('solved' as const),
    tenths: dollars(300),
    part: dollars(150),
    above: fc.integer({ min: 0, max: 20_000 }),
    floored: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('placed' as const), amount: dollars(3_000), atMost: dollars(3) }),
  fc.record({
    kind: fc.constant('standing' as const),
    amount: dollars(3_000),
    atLeast: fc.constantFrom(1, 50, 100),
  }),
  fc.constant({ kind: 'prize' as const }),
);

export const formulas: fc.Arbitrary<readonly Formula[]> = fc
  .array(fc.record({ each: grain, what }), { maxLength: 2 })
  .map((all) => all.map((one, index) => ({ ...one, name: `Formula${index + 1}` })));

export const ranking: fc.Arbitrary<Ranking> = fc.record(
  {
    among: fc.constantFrom('in Field' as const, 'who are Rep' as const),
    above: fc.integer({ min: 0, max: 5_000 }),
    ties: fc.constantFrom('better rank' as const, 'worse rank' as const, 'by Deals' as const),
    awards: fc.tuple(dollars(5_000), dollars(5_000), dollars(5_000)),
    awardTies: fc.constantFrom('better rank' as const, 'awards of their places' as const),
  },
  { requiredKeys: ['among', 'ties', 'awards', 'awardTies'] },
);

const RANKED = ['placed', 'standing', 'prize'];

export const asksForRanks = (all: readonly Formula[]): boolean =>
  all.some(({ what: { kind } }) => RANKED.includes(kind));

export function formulaText({ name, each, what: one }: Formula): string {
  return `formula ${name} ${each === 'year' ? 'the year' : `each ${each}`} by itself = ${expression(one)}`;
}

function expression(one: Formula['what']): string {
  switch (one.kind) {
    case 'growth':
      return `${tenthsText(one.tenths)} * greatest($0, Sales - (Sales ${stretchText(one.since)}${one.orNothing ? ' else $0' : ''}))`;
    case 'rising':
      return `when Sales above Sales ${stretchText(one.since)}${one.orNothing ? ' else $0' : ''} then $${one.amount} otherwise $0`;
    case 'solved': {
      const rest = `Sales - $${one.above} - ${one.part}% * this pay`;
      return `${tenthsText(one.tenths)} * ${one.floored ? `greatest(${rest}, $0)` : `(${rest})`}`;
    }
    case 'placed':
      return `when Place at most ${one.atMost} then $${one.amount} otherwise $0`;
    case 'standing':
      return `when Standing at least ${one.atLeast}% then $${one.amount} otherwise $0`;
    case 'prize':
      return 'Club';
  }
}

/** The measures that rank, and the curve of their awards. */
export function rankingText({ among, above, ties, awards, awardTies }: Ranking): string[] {
  const people = `among those ${among} on the last day${above === undefined ? '' : ` with results above $${above}`}`;
  const [first, second, third] = awards;
  return [
    `curve Prizes steps {\nbelow 2: $${first}\nfrom 2: $${second}\nfrom 3: $${third}\nabove 3: $0\n}`,
    `measure Club {\naward Prizes by rank of Sales ${people}\nties share the ${awardTies}\n}`,
    `measure Place {\nrank of Sales ${people}\nties ${ties === 'by Deals' ? 'go by Deals' : `share the ${ties}`}\nif missing, pays nothing\n}`,
    `measure Standing {\npercentile of Sales ${people}\nif missing, pays nothing\n}`,
  ];
}

function tenthsText(value: number): string {
  return `${Math.floor(value / 10)}.${value % 10}%`;
}
