import type { AssignedExpression, Expression, Plan } from '../../format/types/index.ts';
import { own } from '../own.ts';

/** Whom a count of people is of: `those in Enterprise who are Account executive`; and what of each is added up. */
export function assignedWords(
  { of, team, among }: AssignedExpression,
  plan: Plan,
  words: (operand: Expression) => string,
): string {
  const where = own(plan.teams, team)?.title ?? team;
  const roles = among?.map((role) => own(plan.roles, role)?.title ?? role).join(' or ');
  const who = `those in ${where}${roles === undefined ? '' : ` who are ${roles}`}`;
  const isHeadcount = of.op === 'constant' && of.value === '1';
  return isHeadcount ? `number of ${who}` : `${words(of)} of ${who}`;
}
