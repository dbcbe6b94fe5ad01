import type { Plan } from '@ontarget/evaluator/format';

/** Whether a team is another one or stands below it; every team is within the company, which is none. */
export function isWithin(plan: Plan, team: string | undefined, other: string | undefined): boolean {
  if (other === undefined) return true;
  for (let at = team; at !== undefined; at = plan.teams[at]?.parent) if (at === other) return true;
  return false;
}
