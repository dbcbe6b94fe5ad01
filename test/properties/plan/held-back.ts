import fc from 'fast-check';
import type { RandomPlan } from './model.ts';

/** Pay that is not paid at once: in instalments, or with a part held back. */
export interface HeldBack {
  readonly instalments?: Instalments;
  readonly hold?: Hold;
}

export interface Instalments extends Fates {
  /** Either whole percents that add up to 100, or so many equal ones, each as many payments after the one before. */
  readonly parts: readonly Part[] | { readonly equal: number; readonly apart: number };
}

/** A part in percent; `later` counts payments. */
export interface Part {
  readonly percent: number;
  readonly when:
    | { readonly kind: 'on booking' }
    | { readonly kind: 'later'; readonly payments: number }
    | { readonly kind: 'when collected' }
    | { readonly kind: 'after collected'; readonly count: number; readonly unit: 'days' | 'months' }
    | { readonly kind: 'at year end' };
}

export interface Hold extends Fates {
  readonly percent: number;
  readonly until:
    | { readonly kind: 'payments'; readonly count: number }
    /** A day from the year's first. */
    | { readonly kind: 'day'; readonly day: number }
    | { readonly kind: 'sales to date'; readonly atLeast: number };
}

interface Fates {
  readonly exit: 'paid' | 'paid when due' | 'forfeited';
  readonly yearEnd: 'paid' | 'carried over' | 'forfeited';
}

const fates = {
  exit: fc.constantFrom('paid' as const, 'paid when due' as const, 'forfeited' as const),
  yearEnd: fc.constantFrom('paid' as const, 'carried over' as const, 'forfeited' as const),
};

const when: fc.Arbitrary<Part['when']> = fc.oneof(
  fc.constant({ kind: 'on booking' as const }),
  fc.record({ kind: fc.constant('later' as const), payments: fc.integer({ min: 1, max: 5 }) }),
  fc.constant({ kind: 'when collected' as const }),
  fc.record({
    kind: fc.constant('after collected' as const),
    count: fc.integer({ min: 1, max: 4 }),
    unit: fc.constantFrom('days' as const, 'months' as const),
  }),
  fc.constant({ kind: 'at year end' as const }),
);

const parts: fc.Arbitrary<readonly Part[]> = fc
  .tuple(
    fc.uniqueArray(when, { selector: (one) => JSON.stringify(one), minLength: 2, maxLength: 4 }),
    fc.array(fc.integer({ min: 1, max: 32 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([all, shares]) => {
    const others = all.slice(1).map((_, index) => shares[index] ?? 1);
    const first = 100 - others.reduce((a, b) => a + b, 0);
    return all.map((one, index) => ({
      when: one,
      percent: index === 0 ? first : (others[index - 1] ?? 1),
    }));
  });

const instalments: fc.Arbitrary<Instalments> = fc.record({
  ...fates,
  parts: fc.oneof(
    { weight: 4, arbitrary: parts },
    {
      weight: 1,
      arbitrary: fc.record({ equal: fc.integer({ min: 2, max: 7 }), apart: fc.integer({ min: 1, max: 2 }) }),
    },
  ),
});

const hold: fc.Arbitrary<Hold> = fc.record({
  ...fates,
  percent: fc.integer({ min: 1, max: 100 }),
  until: fc.oneof(
    fc.record({ kind: fc.constant('payments' as const), count: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ kind: fc.constant('day' as const), day: fc.integer({ min: 1, max: 364 }) }),
    fc.record({ kind: fc.constant('sales to date' as const), atLeast: fc.integer({ min: 1, max: 60_000 }) }),
  ),
});

export const heldBack: fc.Arbitrary<HeldBack> = fc.record({ instalments, hold }, { requiredKeys: [] });

export const waitsForCollection = ({ instalments: one }: HeldBack): boolean =>
  one !== undefined &&
  'length' in one.parts &&
  one.parts.some(({ when: { kind } }) => kind === 'when collected' || kind === 'after collected');

/** The clauses of a component or a total. */
export function heldBackText(
  one: HeldBack | undefined,
  plan: RandomPlan,
  date: (day: number) => string,
): string[] {
  const payment = (count: number) => {
    const [size, word] = plan.paid === 'monthly' ? [1, 'month'] : [1, 'quarter'];
    return `${count * size} ${word}${count === 1 ? '' : 's'}`;
  };
  const said: string[] = [];
  if (one?.instalments !== undefined) {
    const { parts: all } = one.instalments;
    const words =
      'length' in all
        ? all.map(({ percent, when: is }) => `${percent}% ${whenText(is, payment)}`).join(', ')
        : `in ${all.equal} equal instalments, ${payment(all.apart)} apart`;
    said.push(`paid ${words} ${fatesText(one.instalments)}`);
  }
  if (one?.hold !== undefined) {
    const { percent, until } = one.hold;
    const words =
      until.kind === 'payments'
        ? `for ${payment(until.count)}`
        : until.kind === 'day'
          ? `until ${date(until.day)}`
          : `until Sales to date at least $${until.atLeast}`;
    said.push(`hold back ${percent}% ${words} ${fatesText(one.hold)}`);
  }
  return said;
}

function whenText(one: Part['when'], payment: (count: number) => string): string {
  if (one.kind === 'later') return `${payment(one.payments)} later`;
  if (one.kind !== 'after collected') return one.kind;
  return `${one.count} ${one.count === 1 ? one.unit.slice(0, -1) : one.unit} after collected`;
}

function fatesText({ exit, yearEnd }: Fates): string {
  return `{\nat exit: ${exit}\nat year end: ${yearEnd}\n}`;
}
