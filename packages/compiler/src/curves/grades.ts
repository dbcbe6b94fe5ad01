import type { GradeCurve } from '@ontarget/evaluator/format';
import type { Curve } from '@ontarget/language/ast';
import { exact } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { constantOf } from '../formulas/constants.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';

/** What each named level pays. */
export function gradeCurve(c: Compilation, curve: Curve): GradeCurve {
  const levels = new Map<string, string>();
  const units = new Set<string>();
  for (const row of curve.rows) {
    if (row.$type !== 'GradeRow') {
      return refuse('curve-row-wrong', row, {
        curve: curve.name,
        kind: curve.kind,
        row: row.$type.replace('Row', '').toLowerCase(),
        expected: 'the name of a grade',
      });
    }
    if (levels.has(row.grade)) refuse('grade-twice', row, { curve: curve.name, grade: row.grade });
    const { value, unit } = constantOf(c, row.value);
    levels.set(row.grade, exact(value));
    units.add(unit);
    c.places.put(`${ids.curve(curve.name)}/${row.grade}`, row);
  }
  const [pays, other] = units;
  if (pays === undefined) return refuse('curve-empty', curve, { curve: curve.name });
  if (other !== undefined) {
    return refuse('curve-units-mixed', curve, {
      curve: curve.name,
      part: 'values',
      first: pays,
      second: other,
    });
  }
  return { kind: 'by grade', pays, levels: Object.fromEntries(levels) };
}
