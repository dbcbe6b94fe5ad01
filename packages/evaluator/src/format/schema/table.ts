import { exactly, flag, levels, list, object, record, ref, type Schema, text, word } from './parts.ts';

const column = object(
  {
    type: word(
      'text',
      'date',
      'money',
      'percent',
      'multiple',
      'number',
      'count',
      'score',
      'flag',
      'payee',
      'currency',
      'choice',
    ),
    unit: ref('unit'),
    blank: flag,
    in: ref('name'),
    header: text,
    choices: record(list(text)),
  },
  { optional: ['in', 'header', 'choices'] },
);

const credit = object(
  {
    to: ref('name'),
    members: word('each', 'evenly'),
    share: { oneOf: [exactly('rest'), ref('expression')] },
    overlay: flag,
    blank: { oneOf: [exactly('nobody'), object({ to: ref('name') })] },
  },
  { optional: ['members', 'overlay'] },
);

export const tableDefinitions: Record<string, Schema> = {
  column,
  table: {
    oneOf: [
      object({
        kind: exactly('input'),
        columns: record(ref('column')),
        key: list(ref('name')),
        computed: record(object({ unit: ref('unit'), formula: ref('expression') })),
      }),
      object({
        kind: exactly('derived'),
        columns: record(ref('column')),
        parts: list(
          object(
            {
              from: ref('name'),
              where: ref('condition'),
              each: ref('name'),
              columns: record(ref('expression')),
            },
            { optional: ['where', 'each'] },
          ),
          1,
        ),
      }),
      object(
        {
          kind: exactly('credits'),
          from: ref('name'),
          date: ref('name'),
          where: ref('condition'),
          credits: list(credit),
          rollUp: object(
            { column: ref('name'), and: list(ref('name'), 1), along: ref('name'), levels },
            { optional: ['and', 'along', 'levels'] },
          ),
          atMost: ref('exact'),
        },
        { optional: ['where', 'rollUp', 'atMost'] },
      ),
    ],
  },
};
