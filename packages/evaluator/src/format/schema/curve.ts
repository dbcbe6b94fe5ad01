import { exactly, flag, list, object, record, ref, type Schema, word } from './parts.ts';

export const curveDefinitions: Record<string, Schema> = {
  curve: {
    oneOf: [
      object({
        kind: word('linear', 'steps', 'marginal', 'retroactive'),
        axis: ref('unit'),
        pays: ref('unit'),
        pieces: list(
          object(
            {
              from: ref('exact'),
              includes: flag,
              start: ref('exact'),
              slope: ref('exact'),
              written: ref('quantity'),
            },
            { optional: ['from'] },
          ),
          1,
        ),
      }),
      object({ kind: exactly('by grade'), pays: ref('unit'), levels: record(ref('exact')) }),
    ],
  },
};
