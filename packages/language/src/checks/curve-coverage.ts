import { compare, eq, lt, sign } from '@ontarget/evaluator/numbers';
import type { AtRow, Curve } from '../generated/ast.ts';
import type { Check } from './context.ts';
import { belowRow, type KnownRow, knownRows, upperRows } from './curve-rows.ts';
import { constantValue, inWords } from './values.ts';

/** Results can be lower than the first row; a first row at 0 or below leaves nothing open. */
export const curvesMustSayWhatHoldsBelow: Check<Curve> = (curve, say, plan) => {
  const rows = knownRows(curve, plan);
  const first = lowest(upperRows(rows ?? []));
  if (rows === undefined || first === undefined || belowRow(rows) !== undefined) return;
  if (sign(first.bound.value) <= 0) return;
  say(
    'curve-start-missing',
    { node: curve, property: 'name' },
    {
      curve: curve.name,
      first: inWords(first.bound, plan),
      value: inWords(first.pays, plan),
    },
  );
};

/** After the last point of a linear curve pay stops rising or goes on: money enough to say which. */
export const linearCurvesMustSayWhatComesAfter: Check<Curve> = (curve, say, plan) => {
  if (curve.kind !== 'linear') return;
  const points = curve.rows.filter((row): row is AtRow => row.$type === 'AtRow');
  const last = points.at(-1);
  if (last === undefined || points.some(({ tail }) => tail !== undefined)) return;
  const known = knownRows(curve, plan)?.find(({ node }) => node === last);
  say(
    'curve-end-missing',
    { node: last },
    {
      curve: curve.name,
      last: known === undefined ? 'the last point' : inWords(known.bound, plan),
      value: known === undefined ? 'the same' : inWords(known.pays, plan),
    },
  );
};

export const rowsMustRise: Check<Curve> = (curve, say, plan) => {
  const rows = upperRows(knownRows(curve, plan) ?? []);
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before === undefined || compare(row.bound.value, before.bound.value) >= 0) return;
    say(
      'curve-out-of-order',
      { node: row.node, property: 'bound' },
      {
        curve: curve.name,
        bound: inWords(row.bound, plan),
        before: inWords(before.bound, plan),
      },
    );
  });
};

/** `from 50%` beside `above 50%` is one point and what lies above it; two rows of one word are two answers. */
export const boundsMustBeTheirOwn: Check<Curve> = (curve, say, plan) => {
  const rows = upperRows(knownRows(curve, plan) ?? []);
  rows.forEach((row, index) => {
    const same = rows.slice(0, index).find((other) => isSameBound(other, row));
    if (same === undefined) return;
    say(
      'curve-bound-twice',
      { node: row.node, property: 'bound' },
      {
        curve: curve.name,
        bound: inWords(row.bound, plan),
        first: inWords(same.pays, plan),
        second: inWords(row.pays, plan),
      },
    );
  });
};

/** What `below` says ends where the first row begins: no gap, and nothing said twice. */
export const belowMustMeetTheFirstRow: Check<Curve> = (curve, say, plan) => {
  const rows = knownRows(curve, plan) ?? [];
  const below = belowRow(rows);
  const first = lowest(upperRows(rows));
  if (below === undefined || first === undefined) return;
  const place = { node: below.node, property: 'bound' } as const;
  const [end, start] = [below.bound.value, first.bound.value];
  if (lt(end, start) || (eq(end, start) && first.opens === 'above' && below.node.$type !== 'UpToRow')) {
    say('curve-gap', place, {
      curve: curve.name,
      from: inWords(below.bound, plan),
      to: inWords(first.bound, plan),
    });
  } else if (lt(start, end)) {
    say('curve-overlap', place, {
      curve: curve.name,
      from: inWords(first.bound, plan),
      to: inWords(below.bound, plan),
      first: inWords(below.pays, plan),
      second: inWords(first.pays, plan),
    });
  }
};

/** Only one row can say what holds below all the others. */
export const onlyOneRowHoldsBelow: Check<Curve> = (curve, say, plan) => {
  const rows = (knownRows(curve, plan) ?? []).filter(({ opens }) => opens === 'below');
  const [first, ...more] = rows;
  if (first === undefined) return;
  for (const row of more) {
    say(
      'curve-bound-twice',
      { node: row.node, property: 'bound' },
      {
        curve: curve.name,
        bound: `what lies below ${inWords(row.bound, plan)}`,
        first: inWords(first.pays, plan),
        second: inWords(row.pays, plan),
      },
    );
  }
};

/** `up to` rows leave what lies above the last of them open, and what begins elsewhere than they end. */
export const whatIsAboveTheLastEndMustBeSaid: Check<Curve> = (curve, say, plan) => {
  const rows = knownRows(curve, plan) ?? [];
  const last = rows.findLast(({ node }) => node.$type === 'UpToRow');
  if (last === undefined) return;
  const end = constantValue(last.node.bound, plan);
  const next = rows[rows.indexOf(last) + 1];
  if (end === undefined || (next?.opens === 'above' && eq(next.bound.value, end.value))) return;
  say(
    'curve-gap',
    { node: last.node, property: 'bound' },
    {
      curve: curve.name,
      from: `just above ${inWords(end, plan)}`,
      to: next === undefined ? 'any higher result' : inWords(next.bound, plan),
    },
  );
};

function lowest(rows: readonly KnownRow[]): KnownRow | undefined {
  return rows.reduce<KnownRow | undefined>(
    (least, row) => (least === undefined || lt(row.bound.value, least.bound.value) ? row : least),
    undefined,
  );
}

function isSameBound(a: KnownRow, b: KnownRow): boolean {
  return a.opens === b.opens && eq(a.bound.value, b.bound.value);
}
