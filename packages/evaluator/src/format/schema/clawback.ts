import { exactly, list, object, ref, type Schema, word } from './parts.ts';

const name = ref('name');

/** What is taken back for rows that were canceled. */
export const clawback: Schema = object({
  op: exactly('clawback'),
  pay: name,
  each: ref('grain'),
  rows: ref('expression'),
  when: name,
  shares: list(
    object(
      {
        within: object({
          count: { type: 'integer', minimum: 1, maximum: 3650 },
          unit: word('days', 'months'),
          of: name,
        }),
        share: ref('exact'),
        left: word('days', 'full months', 'begun months'),
      },
      { optional: ['within', 'left'] },
    ),
    1,
  ),
  amount: word('added', 'average'),
});
