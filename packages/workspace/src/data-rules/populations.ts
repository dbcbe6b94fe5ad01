import type { Component, NodeId, Plan } from '@ontarget/evaluator/format';
import { div, formatNumber, mul, type Rational, rational, roundTo } from '@ontarget/evaluator/numbers';
import type { DataInputs, PastResult } from './inputs.ts';

/** A paid component with a quota of the payee's own, on one measure: what history can be held against. */
export interface OwnQuota {
  readonly title: string;
  readonly role: string;
  readonly component: Component;
  readonly measure: string;
  readonly places: readonly NodeId[];
}

/** Components that are paid on somebody's own number; a goal of a team or the company is about no people. */
export function ownQuotas(plan: Plan): OwnQuota[] {
  return Object.entries(plan.roles).flatMap(([role, { components }]) =>
    Object.entries(components).flatMap(([name, component]) => {
      const [measure, ...more] = component.on.measures;
      const isOwn = component.stages.quota !== undefined && component.on.goals.length === 0;
      if (!isOwn || measure === undefined || more.length > 0 || component.unpaid !== undefined) return [];
      const places = [`role/${role}/${name}`, `role/${role}`];
      return [{ title: `${name} of ${role}`, role, component, measure, places }];
    }),
  );
}

/** Past attainments of those whom a component is like: of its measure, and of its role where the row says one. */
export function attainmentsOf(
  one: OwnQuota,
  plan: Plan,
  history: readonly PastResult[],
): { attainments: readonly Rational[]; people: number } {
  const rows = history.filter(
    ({ measure, role }) => measure === one.measure && (role === undefined || role === one.role),
  );
  const reached = rows.flatMap((row) => {
    const attainment = row.attainment ?? worked(row, plan);
    return attainment === undefined ? [] : [{ payee: row.payee, attainment }];
  });
  const named = new Set(reached.flatMap(({ payee }) => payee ?? []));
  const unnamed = reached.filter(({ payee }) => payee === undefined).length;
  return { attainments: reached.map(({ attainment }) => attainment), people: named.size + unnamed };
}

/** Attainment from result and quota, of a measure of which more is better. */
function worked({ result, quota, measure }: PastResult, plan: Plan): Rational | undefined {
  if (result === undefined || quota === undefined || quota.n <= 0n) return undefined;
  return plan.measures[measure]?.betterWhen === 'higher' ? div(result, quota) : undefined;
}

/** `7 of 12 (58.3%)`; the share is rounded half up to a tenth of a percent. */
export function shareText(part: number, whole: number): string {
  const percent = roundTo(mul(rational(part, whole), rational(100)), rational(1, 10), 'half up');
  return `${part} of ${whole} (${formatNumber(percent)}%)`;
}

/** What says that a history is needed, and which columns of it. */
export function needsHistory(columns: string): string {
  return `it needs a history, a table with the columns ${columns}: --history <file>, or history.csv where the data is`;
}

/** What a history of too few people, or none, is told as; undefined where every component has enough. */
export function lacking(
  none: readonly OwnQuota[],
  few: readonly OwnQuota[],
  { smallestGroup }: DataInputs,
): string | undefined {
  const parts = [
    ...(none.length === 0 ? [] : [`the history has no attainment for ${titles(none)}`]),
    ...(few.length === 0
      ? []
      : [`the history has fewer than ${smallestGroup} people for ${titles(few)}, too few to be told of`]),
  ];
  return parts.length === 0 ? undefined : parts.join('; ');
}

function titles(ones: readonly OwnQuota[]): string {
  return ones.map(({ title }) => title).join(', ');
}
