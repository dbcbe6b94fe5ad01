import type { PlanDiff, RolePay } from '@ontarget/analysis/diff';
import type { DifferenceCase, PaysOtherwise } from '@ontarget/analysis/prove';
import { formatRational, type Rational } from '@ontarget/evaluator/numbers';

/** What is different between two plans, for programs: numbers are exact texts, money in the plan's currency. */
export function diffJson({ verdict, changes, roles }: PlanDiff): object {
  return { verdict, changes, roles: roles.map(roleJson) };
}

function roleJson({ role, title, in: where, pays, countedOtherwise, grid }: RolePay): object {
  return {
    role,
    title,
    in: where,
    ...(pays === 'same formulas'
      ? { pays: { kind: 'same formulas' } }
      : { pays: pays.ok ? paysJson(pays.value) : { kind: 'not decided', reason: pays.reason } }),
    countedOtherwise,
    ...(grid.ok
      ? {
          grid: grid.value.map(({ attainment, before, after }) => ({
            attainment: text(attainment),
            before: text(before),
            after: text(after),
          })),
        }
      : { gridNotDecided: grid.reason }),
  };
}

function paysJson(pays: PaysOtherwise): object {
  if (pays.kind === 'the same') return { kind: pays.kind };
  const part = (one: typeof pays.gain) =>
    one && { kind: one.kind, amount: text(one.amount), where: caseJson(one.where) };
  const [gain, loss] = [part(pays.gain), part(pays.loss)];
  return { kind: pays.kind, ...(gain ? { gain } : {}), ...(loss ? { loss } : {}) };
}

function caseJson({ results, before, after }: DifferenceCase): object {
  return {
    results: results.map(({ input, value }) => ({
      name: input.name,
      period: input.period,
      value: typeof value === 'string' ? value : text(value),
    })),
    before: text(before),
    after: text(after),
  };
}

function text(value: Rational): string {
  return formatRational(value);
}
