import fc from 'fast-check';
import type { Grain } from './model.ts';

/** Another stretch of time than the period at hand, as docs/language/look-back.md names them. */
export type Stretch =
  | { readonly kind: 'last months'; readonly months: number }
  | { readonly kind: 'before'; readonly grain: Grain }
  | { readonly kind: 'same period of last year' }
  | { readonly kind: 'last year to date' };

export const stretch: fc.Arbitrary<Stretch> = fc.oneof(
  fc.record({ kind: fc.constant('last months' as const), months: fc.integer({ min: 1, max: 14 }) }),
  fc.record({
    kind: fc.constant('before' as const),
    grain: fc.constantFrom<Grain>('month', 'quarter', 'half-year', 'year'),
  }),
  fc.constant({ kind: 'same period of last year' as const }),
  fc.constant({ kind: 'last year to date' as const }),
);

export function stretchText(one: Stretch): string {
  switch (one.kind) {
    case 'last months':
      return `over the last ${one.months} ${one.months === 1 ? 'month' : 'months'}`;
    case 'before':
      return `over the ${one.grain} before`;
    case 'same period of last year':
      return 'over the same period of last year';
    case 'last year to date':
      return 'over last year to date';
  }
}
