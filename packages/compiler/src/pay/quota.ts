import type { Expression } from '@ontarget/evaluator/format';
import { div, sum } from '@ontarget/evaluator/numbers';
import { clauseOf, quotaOf } from '@ontarget/language';
import type { ConditionSubject, QuotaTerms } from '@ontarget/language/ast';
import { rampOf, refuseRamp } from '../balances/ramp.ts';
import { exact } from '../build/expressions.ts';
import { titleOf } from '../measures/measures.ts';
import { EVENLY } from '../phasing.ts';
import { partFormula } from './part-of-goal.ts';
import { quotaFormula } from './quota-terms.ts';
import type { Measured } from './subject.ts';
import { subjectQuota } from './subject-quota.ts';
import { addStage, type ComponentWork } from './work.ts';

/** A quota that was compiled as the stage of its component. */
export interface Quota {
  /** Each month's part of the year's quota, as a formula of one month; undefined where quotas do not add up. */
  readonly monthly: Expression | undefined;
}

/** The quota that a component's results are held against: its own terms, its role's, or its goal's target. */
export function compileQuota(work: ComponentWork, measured: Measured): Quota | undefined {
  const part = clauseOf(work.component, 'PartOfGoal');
  if (part !== undefined) {
    const { nodes, formula } = partFormula(work, measured, part);
    addStage(work, 'quota', measured.unit, formula, { node: part, addsUp: true });
    return { monthly: phaseOfNodes(work, { nodes, target: undefined }) };
  }
  const terms = termsOf(work, measured);
  if (terms !== undefined) {
    const { formula, monthly } = quotaFormula(placeOf(work), measured, terms);
    addStage(work, 'quota', measured.unit, formula, { node: terms, addsUp: monthly !== undefined });
    return { monthly };
  }
  refuseRamp(work, 'it has none of its own terms, only the target of a goal');
  if (measured.target === undefined) return undefined;
  addStage(work, 'quota', measured.unit, measured.target());
  return { monthly: phaseOfNodes(work, measured) };
}

/** Terms stated by the component, or by the role for the measure that it is paid on. */
function termsOf({ component, role }: ComponentWork, measured: Measured): QuotaTerms | undefined {
  const source = quotaOf(component, role);
  if (source?.kind !== 'terms') return undefined;
  return source.statedBy === 'component' || measured.measure !== undefined ? source.terms : undefined;
}

function placeOf(work: ComponentWork) {
  const { c, id, component, measurement } = work;
  return {
    c,
    id,
    owner: component.name,
    title: titleOf(component),
    grain: measurement.grain,
    ramp: rampOf(work),
    refuseRamp: (why: string) => refuseRamp(work, why),
  };
}

/**
 * The quota of what picks a commission's rate: the component's own terms, or those that it ramps; else the one that
 * the role has for it, wherever it is stated.
 */
export function compileAxisQuota(
  work: ComponentWork,
  measured: Measured,
  subject: ConditionSubject['subject'],
): Quota | undefined {
  const { component } = work;
  const own = clauseOf(component, 'QuotaClause') ?? clauseOf(component, 'QuotaRamp');
  if (own !== undefined || subject === undefined) return compileQuota(work, measured);
  const quota = subjectQuota(work, subject, measured);
  if (quota === undefined) return undefined;
  addStage(work, 'quota', measured.unit, quota.read(undefined), { addsUp: quota.addsUp });
  return { monthly: undefined };
}

/** The share of each month in the year's target of the node that the payee's quota is. */
function phaseOfNodes(
  { c }: ComponentWork,
  { nodes, target }: Pick<Measured, 'nodes' | 'target'>,
): Expression | undefined {
  const phases: Record<string, Expression> = {};
  let only: Expression | undefined;
  for (const id of nodes) {
    const months = c.monthlyTargets.get(id) ?? (c.goals.has(id) ? undefined : EVENLY);
    // Whoever is in the roster decides how it divides over the year.
    if (months === undefined) return undefined;
    const total = sum(months);
    const shares = total.n === 0n ? EVENLY : months.map((month) => div(month, total));
    only = { op: 'phase', shares: shares.map(exact) };
    phases[c.goals.get(id)?.team ?? ''] = only;
  }
  return target?.().op === 'team' ? { op: 'team', cases: phases } : only;
}
