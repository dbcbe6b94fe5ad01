import { exactly, flag, list, object, record, ref, type Schema, word } from './parts.ts';

export const curveDefinitions: Record<string, Schema> = {
  piece: object(
    {
      from: ref('exact'),
      includes: flag,
      start: ref('exact'),
      slope: ref('exact'),
      written: ref('quantity'),
    },
    { optional: ['from'] },
  ),
  matrixAxis: object({
    unit: ref('unit'),
    bounds: list(ref('exact'), 1),
    between: word('steps', 'interpolated'),
    before: word('zero', 'flat'),
    beyond: word('zero', 'flat'),
  }),
  curve: {
    oneOf: [
      object(
        {
          kind: word('linear', 'steps', 'marginal', 'retroactive'),
          axis: ref('unit'),
          pays: ref('unit'),
          addsUp: flag,
          pieces: list(ref('piece'), 1),
        },
        { optional: ['addsUp'] },
      ),
      object({
        kind: exactly('overage'),
        axis: ref('unit'),
        pays: ref('unit'),
        above: ref('exact'),
        pieces: list(ref('piece'), 1),
      }),
      object({
        kind: exactly('matrix'),
        pays: ref('unit'),
        down: ref('matrixAxis'),
        across: ref('matrixAxis'),
        cells: list(list(ref('exact'), 1), 1),
      }),
      object({ kind: exactly('by grade'), pays: ref('unit'), levels: record(ref('exact')) }),
    ],
  },
};
