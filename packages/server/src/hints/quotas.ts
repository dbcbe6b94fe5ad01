import { compare } from '@ontarget/evaluator/numbers';
import * as ast from '@ontarget/language/ast';
import { AstUtils } from 'langium';
import { type Facts, rolesOf } from '../facts/facts.ts';
import type { Hint, Hinter } from './hint.ts';

const EACH = {
  month: 'each month',
  quarter: 'each quarter',
  'half-year': 'each half-year',
  year: 'in the year',
} as const;

/** What a quota comes to in each period that its component is measured over. */
export const quotaHints: Hinter = (node, { facts, roles }) => {
  if (facts === undefined) return [];
  if (ast.isQuotaClause(node) || ast.isPartOfGoal(node)) {
    const component = AstUtils.getContainerOfType(node, ast.isComponent);
    const texts =
      component === undefined
        ? []
        : rolesOf(component, roles).map((role) => periods(role, component.name, facts));
    return behind(node.$cstNode?.range.end, texts);
  }
  if (!ast.isRoleQuota(node)) return [];
  const role = AstUtils.getContainerOfType(node, ast.isRole)?.name ?? '';
  const measure = node.measure?.$refText;
  const on = Object.entries(facts.role(role)?.components ?? {}).filter(
    ([, { on, stages }]) =>
      stages.quota !== undefined && measure !== undefined && on.measures.includes(measure),
  );
  const texts = on.map(([name]) => periods(role, name, facts));
  return behind(node.$cstNode?.range.end, texts);
};

/** Said once where all that share the quota have the same. */
function behind(at: Hint['at'] | undefined, texts: readonly (string | undefined)[]): Hint[] {
  const [text] = texts;
  if (at === undefined || text === undefined || texts.some((other) => other !== text)) return [];
  return [{ at, text, tooltip: 'Quota of each period, for somebody who is there all year' }];
}

function periods(role: string, name: string, facts: Facts): string | undefined {
  const component = facts.component(role, name);
  const quota = component?.stages.quota;
  if (component === undefined || quota === undefined || component.measured === 'year') return undefined;
  const values = facts.ofPeriods(quota, component.measured, role);
  const unit = facts.plan.values[quota]?.unit ?? 'number';
  const [first] = values;
  if (first === undefined) return undefined;
  if (values.every(({ value }) => compare(value, first.value) === 0))
    return `${facts.text(first.value, unit)} ${EACH[component.measured]}`;
  // Twelve amounts in a line are read by nobody.
  return values.length > 4
    ? undefined
    : values.map(({ label, value }) => `${label.replace(/^.*-/, '')} ${facts.text(value, unit)}`).join(' · ');
}
