import fc from 'fast-check';
import { type Stretch, stretch } from './stretches.ts';

/** One in four looks at another stretch of time: where nobody was there then, the payee waits, and little is proved. */
const looks = fc.integer({ min: 0, max: 3 }).map((one) => one === 0);

function lookingBackSeldom<T extends { readonly looks: boolean; readonly over?: Stretch }>({
  looks: does,
  over,
  ...rest
}: T) {
  return does && over !== undefined ? { ...rest, over } : rest;
}

export const multiplier = fc
  .record(
    {
      hundredths: fc.integer({ min: 1, max: 8 }).map((n) => n * 25),
      atLeast: fc.integer({ min: 1, max: 40_000 }),
      over: stretch,
      looks,
    },
    { requiredKeys: ['hundredths', 'atLeast', 'looks'] },
  )
  .map(lookingBackSeldom);
export const requires = fc
  .record(
    {
      relation: fc.constantFrom('at least' as const, 'above' as const),
      bound: fc.integer({ min: 1, max: 30_000 }),
      over: stretch,
      looks,
    },
    { requiredKeys: ['relation', 'bound', 'looks'] },
  )
  .map(lookingBackSeldom);
