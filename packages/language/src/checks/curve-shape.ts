import type { Curve, CurveRow, GradeRow } from '../generated/ast.ts';
import { sameUnit } from '../types/unit.ts';
import type { Check } from './context.ts';
import { firstWord, forBand, knownRows } from './curve-rows.ts';
import { unitInWords } from './unit-words.ts';

/** The kinds that a curve can be, with the words that its rows may begin with. */
const ROWS_OF_KIND: Readonly<Record<string, readonly CurveRow['$type'][]>> = {
  linear: ['BelowRow', 'AtRow'],
  steps: ['BelowRow', 'FromRow', 'AboveRow', 'UpToRow'],
  marginal: ['BelowRow', 'FromRow', 'AboveRow', 'UpToRow'],
  retroactive: ['BelowRow', 'FromRow', 'AboveRow', 'UpToRow'],
  'by grade': ['GradeRow'],
};

const WORDS_OF_KIND: Readonly<Record<string, string>> = {
  linear: '"at" or "below"',
  steps: '"from", "above", "up to" or "below"',
  marginal: '"from", "above", "up to" or "below"',
  retroactive: '"from", "above", "up to" or "below"',
  'by grade': 'the name of a grade',
};

export const curvesMustHaveRows: Check<Curve> = (curve, say) => {
  const points = curve.rows.filter(({ $type }) => $type !== 'BelowRow');
  const cells = curve.lines.length;
  if (points.length + cells === 0)
    say('curve-empty', { node: curve, property: 'name' }, { curve: curve.name });
};

/** A linear curve has points, the other kinds have bands: "at" is a point, "from" a band. */
export const rowsMustFitTheKindOfCurve: Check<Curve> = (curve, say) => {
  const allowed = ROWS_OF_KIND[curve.kind];
  if (allowed === undefined) return;
  for (const row of curve.rows) {
    if (allowed.includes(row.$type)) continue;
    say(
      'curve-row-wrong',
      { node: row },
      {
        curve: curve.name,
        kind: curve.kind,
        row: firstWord(row),
        expected: WORDS_OF_KIND[curve.kind] ?? '',
      },
    );
  }
};

/** Attainment and amounts cannot both be bounds, nor multiples and percents both be what is paid. */
export const curvesMustKeepToOneUnit: Check<Curve> = (curve, say, plan) => {
  const rows = knownRows(curve, plan) ?? [];
  const [first] = rows;
  if (first === undefined) return;
  for (const part of ['bound', 'pays'] as const) {
    // An amount for a band without an end is no rate of it, which has its own message.
    const other = rows.find(
      (row) =>
        !sameUnit(row[part].unit, first[part].unit) &&
        !(part === 'pays' && row === rows.at(-1) && forBand(row.node)),
    );
    if (other === undefined) continue;
    say(
      'curve-units-mixed',
      { node: other.node, property: part === 'bound' ? 'bound' : 'value' },
      {
        curve: curve.name,
        part: part === 'bound' ? 'bounds' : 'values',
        first: unitInWords(first[part].unit),
        second: unitInWords(other[part].unit),
      },
    );
  }
};

/** "then" ends a curve, so it stands at its highest point; "same slope" needs two points to have one. */
export const tailsMustEndTheCurve: Check<Curve> = (curve, say) => {
  const points = curve.rows.filter((row) => row.$type === 'AtRow');
  for (const point of points) {
    if (point.tail === undefined) continue;
    const place = { node: point, property: 'tail' } as const;
    if (point !== points.at(-1)) {
      say('curve-tail-wrong', place, {
        curve: curve.name,
        problem: `"then ${point.tail}" stands before its last point`,
      });
    } else if (point.tail === 'same slope' && points.length === 1) {
      say('curve-tail-wrong', place, {
        curve: curve.name,
        problem: 'a single point has no slope to go on with',
      });
    }
  }
};

export const gradesMustPayOneThing: Check<Curve> = (curve, say) => {
  const grades = curve.rows.filter((row): row is GradeRow => row.$type === 'GradeRow');
  grades.forEach((row, index) => {
    if (!grades.slice(0, index).some(({ grade }) => grade === row.grade)) return;
    say('grade-twice', { node: row, property: 'grade' }, { curve: curve.name, grade: row.grade });
  });
};

/** "Tiered" is used for both kinds of tiers, which pay differently from the second tier on. */
export const tiersMustSayWhatTheirRateAppliesTo: Check<Curve> = (curve, say) => {
  if (curve.kind !== 'tiered' && curve.kind !== 'cumulative') return;
  say('choice-tiers', { node: curve, property: 'kind' }, { curve: curve.name, written: curve.kind });
};
