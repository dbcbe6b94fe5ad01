import type { Expression, Requirement } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import type { PayoutCap, Role, TotalClause } from '@ontarget/language/ast';
import { constant, least, product, readValue, round, sum } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { resultCondition } from '../conditions/result.ts';
import { fraction } from '../literals.ts';
import { titleOf } from '../measures/measures.ts';
import { ids } from '../names.ts';
import { cappedMoney } from '../pay/caps.ts';
import { afterRequirements, afterWaiting, waits } from '../pay/consequences.ts';
import type { PayPlace } from '../pay/place.ts';
import { compileRequirements } from '../pay/requirements.ts';
import { refuse } from '../problems.ts';

/** A component that a role pays, as its total needs it. */
export interface PaidComponent {
  readonly id: string;
  readonly hasTargetPay: boolean;
}

/** Adds a role's total and what is paid of it; gives back the requirements of its `total` block. */
export function compileTotal(
  c: Compilation,
  role: Role,
  components: readonly PaidComponent[],
): Requirement[] {
  const id = ids.role(role.name);
  const place: PayPlace = { c, role, id, measurement: { grain: c.header.paid, toDate: undefined } };
  const clauses = role.members.flatMap((member) => (member.$type === 'TotalTerms' ? member.clauses : []));
  const due = dueOf(c, components, 'payout');
  const target = () => targetDue(c, role, components);
  const nodes = clauses.filter((clause) => clause.$type === 'Requirement');
  const requirements = compileRequirements(c, id, nodes, (node) => resultCondition(place, node.condition));
  const paid = {
    pay: due,
    nothing: constant(ZERO, c.header.currency),
    target,
    byCurve: undefined,
    owner: role.name,
  };
  const met = waits(requirements)
    ? afterWaiting(requirements, paid, { each: c.header.paid, given: `${id}/total` })
    : afterRequirements(requirements, paid);
  addTotal(c, role, 'total', capped(place, clauses, met, target));
  const { rounding } = c.header;
  const total = readValue(`${id}/total`);
  addTotal(c, role, 'paid', rounding.point === 'each payment' ? round(total, rounding) : total);
  c.places.put(`${id}/total`, clauses[0]?.$container ?? role);
  return requirements.map(({ written }) => written);
}

function addTotal(c: Compilation, role: Role, stage: 'total' | 'paid', formula: Expression): void {
  const title = `${titleOf(role)}, ${stage}`;
  const value = { title, stage, unit: c.header.currency, subject: 'payee', formula } as const;
  addValue(c, `${ids.role(role.name)}/${stage}`, value, role);
}

/** A stage of all components over their periods that end in the payment period. */
function dueOf(
  c: Compilation,
  components: readonly PaidComponent[],
  stage: 'payout' | 'target pay',
): Expression {
  const parts = components.map(({ id: component }): Expression => ({ op: 'due', component, stage }));
  return parts.length === 0 ? constant(ZERO, c.header.currency) : sum(parts);
}

/** The target pay that is due; a role of commissions alone has none that a percent could be of. */
function targetDue(c: Compilation, role: Role, components: readonly PaidComponent[]): Expression {
  const withTarget = components.filter(({ hasTargetPay }) => hasTargetPay);
  if (withTarget.length > 0) return dueOf(c, withTarget, 'target pay');
  const terms = role.members.find(({ $type }) => $type === 'TotalTerms');
  const why = 'none of its components has target pay that a percent could be of';
  return refuse('clause-misplaced', terms, { clause: '… of target', owner: role.name, why });
}

function capped(
  { c, id, role, measurement }: PayPlace,
  clauses: readonly TotalClause[],
  pay: Expression,
  target: () => Expression,
): Expression {
  const caps = clauses.filter((clause): clause is PayoutCap => clause.$type === 'PayoutCap');
  const [cap, second] = caps;
  if (cap === undefined) return pay;
  if (second !== undefined) refuse('said-twice', second, { owner: role.name, what: 'a cap', first: 'above' });
  const most =
    cap.percent === undefined
      ? cappedMoney(c, id, cap, measurement.grain)
      : product([constant(fraction(cap, cap.percent), 'percent'), target()]);
  return least([pay, most]);
}
