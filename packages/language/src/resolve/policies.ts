import type { Accept, Policy, PolicyLevel, PolicyRule } from '../generated/ast.ts';

/** What `accept` names: the code of a design rule, or a policy, however it was spaced. */
export function acceptedRule({ rule }: Pick<Accept, 'rule'>): string {
  return rule.replace(/\s*-\s*/g, '-');
}

/** How bad it is to break a sentence of a policy: its own level, else the policy's. */
export function levelOfRule(policy: Policy, rule: PolicyRule): PolicyLevel | undefined {
  return rule.severity ?? policy.severities[0]?.level;
}

/** Whether an acceptance says why. What its quick fix writes, `TODO: why`, is no reason yet. */
export function isReasoned({ reason }: Pick<Accept, 'reason'>): boolean {
  return !/^\s*(TODO\b.*)?$/i.test(reason ?? '');
}
