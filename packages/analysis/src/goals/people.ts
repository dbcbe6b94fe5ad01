import { askRun, evaluateWith, type RunInput } from '@ontarget/evaluator/engine';
import type { Component, NodeId, Plan, Quantity } from '@ontarget/evaluator/format';
import { add, formatRational, type Rational, sub, ZERO } from '@ontarget/evaluator/numbers';
import { divides } from './by-weight.ts';
import { exactOf } from './exact.ts';
import type { GoalPeriod } from './periods.ts';
import { isWithin } from './teams.ts';

/** What the people of a leaf answer for by their own quotas, beside what the leaf is to reach. */
export interface QuotasOfLeaf {
  readonly node: NodeId;
  readonly period: GoalPeriod;
  readonly target: Quantity;
  /** The quotas of everybody in the leaf's team who is held against its measure by their own results, added up. */
  readonly quotas: Quantity;
  /** Target less quotas: what nobody has as a quota; below zero where more is handed out than the target. */
  readonly shortfall: Quantity;
  /** How many have such a quota above zero. */
  readonly people: number;
  /** How many have one that nobody knows, as where the roster leaves it blank. */
  readonly unknown: number;
}

/** What a node has so far that is no part's: deals of people in none of the teams that it is divided among. */
export interface Unowned {
  readonly node: NodeId;
  readonly period: GoalPeriod;
  readonly actual: Quantity;
  readonly ofParts: Quantity;
  /** Actual less that of its parts. */
  readonly nobodys: Quantity;
}

/** What a roster is asked with: a run without its period. */
export type PeopleInput = Pick<RunInput, 'evaluators' | 'tables' | 'quarantined'>;

/**
 * For each leaf that people of its team are held against, and each payment period: its target, and the sum of their quotas.
 * One quota of a payee counts for a leaf, that of the first component on its measure. `periods` are payment periods.
 *
 * Throws `RunRefused`: as `run`.
 */
export function quotasOfLeaves(
  plan: Plan,
  periods: readonly GoalPeriod[],
  input: PeopleInput,
): readonly QuotasOfLeaf[] {
  const leaves = Object.entries(plan.goals).filter(
    ([id, { part }]) =>
      part.kind !== 'supports' &&
      !Object.values(plan.goals).some((one) => one.parent === id && one.part.kind !== 'supports'),
  );
  const rows = periods.flatMap((period) => {
    const answers = askRun({ ...input, period: period.key, ledger: [] }, (role) =>
      leaves.flatMap(([id, { measure }]) => {
        const quota = quotaOn(plan, Object.values(role.components), id, measure);
        return quota === undefined ? [] : [{ name: id, value: quota }];
      }),
    );
    return leaves.flatMap(([id, { team, target }]): QuotasOfLeaf[] => {
      const own = answers.filter((answer) => answer.name === id && isWithin(plan, answer.team, team));
      if (own.length === 0) return [];
      const known = own.flatMap((answer) =>
        answer.status === 'known' ? [exactOf(answer.quantity.value)] : [],
      );
      const quotas = known.reduce(add, ZERO);
      const unit = plan.values[target]?.unit ?? 'number';
      const whole = companyValue(plan, target, period, input);
      if (whole === undefined) return [];
      const quantity = (value: Rational): Quantity => ({ value: formatRational(value), unit });
      return [
        {
          node: id,
          period,
          target: quantity(whole),
          quotas: quantity(quotas),
          shortfall: quantity(sub(whole, quotas)),
          people: known.filter(({ n }) => n > 0n).length,
          unknown: own.length - known.length,
        },
      ];
    });
  });
  return leaves.flatMap(([id]) => rows.filter(({ node }) => node === id));
}

/** Of each node that is divided among teams in its own measure, what it has of people in none of them, where it has any. */
export function unowned(plan: Plan, periods: readonly GoalPeriod[], input: PeopleInput): readonly Unowned[] {
  return Object.entries(plan.goals).flatMap(([id, node]) => {
    const parts = Object.values(plan.goals).filter(
      ({ parent, part, measure }) => parent === id && divides(part) && measure === node.measure,
    );
    if (parts.length === 0) return [];
    return periods.flatMap((period): Unowned[] => {
      const actual = companyValue(plan, node.actual, period, input);
      const ofParts = parts.map((part) => companyValue(plan, part.actual, period, input));
      if (actual === undefined || !ofParts.every((part) => part !== undefined)) return [];
      const sum = ofParts.reduce(add, ZERO);
      const nobodys = sub(actual, sum);
      if (nobodys.n === 0n) return [];
      const unit = plan.values[node.actual]?.unit ?? 'number';
      const quantity = (value: Rational): Quantity => ({ value: formatRational(value), unit });
      return [
        { node: id, period, actual: quantity(actual), ofParts: quantity(sum), nobodys: quantity(nobodys) },
      ];
    });
  });
}

/** The quota of the first component that holds somebody's own results in a measure against one. */
function quotaOn(
  plan: Plan,
  components: readonly Component[],
  node: NodeId,
  measure: string,
): string | undefined {
  const found = components.find(
    ({ on, stages, unpaid }) =>
      unpaid === undefined &&
      stages.quota !== undefined &&
      on.measures.includes(measure) &&
      (on.goals.length === 0 || on.goals.includes(node)) &&
      isOwnCredit(plan, stages.measure),
  );
  return found?.stages.quota;
}

/** Only own credit: what rolls up is somebody else's already. */
function isOwnCredit(plan: Plan, value: string | undefined): boolean {
  const formula = value === undefined ? undefined : plan.values[value]?.formula;
  if (formula?.op === 'value') return isOwnCredit(plan, formula.id);
  return formula?.op === 'total' && formula.whose === 'payee own';
}

/** A number of the company; undefined where it has no value. */
function companyValue(
  plan: Plan,
  value: string,
  period: GoalPeriod,
  { tables }: PeopleInput,
): Rational | undefined {
  const [answer] = evaluateWith({
    plan,
    subject: { payee: '', role: '' },
    overrides: [],
    ask: [{ value, window: period.key }],
    tables,
  });
  return answer?.ok ? exactOf(answer.quantity.value) : undefined;
}
