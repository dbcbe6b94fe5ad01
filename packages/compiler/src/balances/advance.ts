import type { Expression, TotalExpression } from '@ontarget/evaluator/format';
import { clauseOf } from '@ontarget/language';
import type { Advance, Commission, Measure } from '@ontarget/language/ast';
import { difference, exact, product, readValue, sum } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { fraction } from '../literals.ts';
import { totalOf } from '../measures/results.ts';
import type { Measured } from '../pay/subject.ts';
import { type ComponentWork, stageValue } from '../pay/work.ts';
import { cannotCompile, refuse } from '../problems.ts';

/**
 * What a commission with an advance pays on: what came in, and by how much what is open of the advances grew. With
 * A the part of what is expected, C what came in, both of one contract and to date, open = max(0, A − C): a contract
 * pays A at once, nothing until C has caught up with it, and what comes in after that. Undefined without an advance.
 */
export function advancedBase(work: ComponentWork<Commission>, measured: Measured): Expression | undefined {
  const { c, component, id } = work;
  const advance = clauseOf(component, 'Advance');
  if (advance === undefined) return undefined;
  if (c.header.amended !== undefined) {
    return cannotCompile(
      advance,
      component.name,
      "an advance is kept by contract from the year's start, and an amended plan sees only one part of the year",
    );
  }
  const { measure } = measured;
  if (measure === undefined) return wrong(work, advance, `${measured.title} does not add up rows`);
  const expected =
    advance.expected.ref ?? cannotCompile(advance, component.name, 'what is expected is unknown');
  const open: Expression = {
    op: 'open',
    by: advance.column.$refText,
    share: exact(fraction(advance, advance.percent)),
    out: rowsOf(work, advance, expected),
    back: rowsOf(work, advance, measure.node),
    ...(advance.lapsed === undefined ? {} : { until: advance.lapsed.$refText }),
  };
  const value = { title: 'Open advances', stage: 'balance', unit: measured.unit, subject: 'payee' } as const;
  addValue(c, `${id}/open-advances`, { ...value, formula: open }, advance);
  const now = readValue(`${id}/open-advances`, 'year to date');
  const nothing: Expression = { op: 'constant', value: '0', unit: measured.unit };
  const before: Expression = { op: 'previous', of: now, whenFirst: nothing };
  return sum([stageValue(work, 'measure'), difference(now, before)]);
}

/** The advance as the part of the pay of a commission: its rate times its base. */
export function payWithAdvance(work: ComponentWork<Commission>, measured: Measured): Expression | undefined {
  const base = advancedBase(work, measured);
  return base === undefined ? undefined : product([stageValue(work, 'rate'), base]);
}

function rowsOf({ c, component }: ComponentWork, advance: Advance, measure: Measure): TotalExpression {
  const total = totalOf(c, measure, 'payee');
  return total.op === 'total' ? total : cannotCompile(advance, component.name, `${measure.name} has no rows`);
}

function wrong({ component }: ComponentWork, advance: Advance, why: string): never {
  return refuse('advance-wrong', advance, { component: component.name, why });
}
