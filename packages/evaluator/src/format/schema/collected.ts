import { exactly, object, ref, type Schema, word } from './parts.ts';

const name = ref('name');

/** What has been collected of a component's amounts. */
export const collected: Schema = object(
  {
    op: exactly('collected'),
    component: name,
    of: name,
    rows: ref('expression'),
    when: name,
    after: object({ count: { type: 'integer', minimum: 1, maximum: 3650 }, unit: word('days', 'months') }),
    rounding: object({ mode: ref('roundingMode'), unit: ref('exact') }),
  },
  { optional: ['after', 'rounding'] },
);
