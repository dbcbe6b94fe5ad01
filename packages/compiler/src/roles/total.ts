import type { Expression, Requirement } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import { totalTermsOf } from '@ontarget/language';
import type { Role } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import { addDraws, type DrawnPay } from '../balances/draws.ts';
import { afterHeldBack } from '../balances/held-back.ts';
import { addHoldBacks } from '../balances/hold-back.ts';
import { addInstalments } from '../balances/instalments.ts';
import { takenAtExit } from '../balances/shortfalls.ts';
import { constant, readValue, round, sum } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { titleOf } from '../measures/measures.ts';
import { ids } from '../names.ts';
import type { PayPlace } from '../pay/place.ts';
import { refuse } from '../problems.ts';
import { payoutsDue } from './greater-of.ts';
import { addPayment } from './payment.ts';
import { compileSumBlock } from './sum-block.ts';

/** A component that a role pays, as its total needs it. */
export interface PaidComponent {
  readonly id: string;
  readonly hasTargetPay: boolean;
  /** Whether it stands in the role's variable pay. */
  readonly isVariable: boolean;
}

/** Adds a role's total and what is paid of it; gives back its balances, and the requirements of its blocks. */
export function compileTotal(
  c: Compilation,
  role: Role,
  components: readonly PaidComponent[],
): { requirements: Requirement[]; balances: DrawnPay['balances'] } {
  const id = ids.role(role.name);
  const place: PayPlace = { c, role, id, measurement: { grain: c.header.paid, toDate: undefined } };
  const variable = compileVariablePay(place, components);
  const clauses = totalTermsOf(role).flatMap((terms) => terms.clauses);
  const node = clauses[0]?.$container ?? role;
  const total = compileSumBlock(place, {
    id,
    value: `${id}/total`,
    title: `${titleOf(role)}, total`,
    clauses,
    due: variable.due,
    target: () => targetDue(c, role, components, node),
    node,
  });
  addSum(c, role, 'total', 'total', total.pay, node);
  const { rounding } = c.header;
  const drawn = addDraws(c, role, readValue(`${id}/total`));
  const taken = takenAtExit(c, role, drawn, components);
  const paid = components.map((component) => component.id);
  const instalments = addInstalments(c, role, paid);
  const heldBack = { ...instalments, ...addHoldBacks(c, role, paid, instalments) };
  const pay = afterHeldBack(taken.pay, Object.values(heldBack));
  const balances = { ...taken.balances, ...heldBack };
  const hasDraw = Object.keys(taken.balances).length > 0;
  // A factor or a draw leaves fractions of what was rounded before it.
  const rounds = rounding.point === 'each payment' || total.multiplied || variable.multiplied || hasDraw;
  addSum(c, role, 'paid', 'paid', rounds ? round(pay, rounding) : pay, role);
  addPayment(c, role, heldBack);
  return { requirements: [...variable.requirements, ...total.requirements], balances };
}

/** All components that are due, those of the variable pay after what its block says of their sum. */
function compileVariablePay(
  place: PayPlace,
  components: readonly PaidComponent[],
): { due: Expression; requirements: Requirement[]; multiplied: boolean } {
  const { c, role, id } = place;
  const clauses = role.members.flatMap((member) => (member.$type === 'VariablePay' ? member.clauses : []));
  const [first] = clauses;
  if (first === undefined)
    return { due: dueOf(c, role, components, 'payout'), requirements: [], multiplied: false };
  const node = first.$container;
  const own = components.filter(({ isVariable }) => isVariable);
  const others = components.filter(({ isVariable }) => !isVariable);
  const value = `${id}/variable-pay`;
  const { requirements, pay, multiplied } = compileSumBlock(place, {
    id: value,
    value,
    title: `${titleOf(role)}, variable pay`,
    clauses,
    due: dueOf(c, role, own, 'payout'),
    target: () => targetDue(c, role, own, node),
    node,
  });
  addSum(c, role, 'variable-pay', 'total', pay, node);
  const read = readValue(value);
  return {
    due: others.length === 0 ? read : sum([read, dueOf(c, role, others, 'payout')]),
    requirements,
    multiplied,
  };
}

function addSum(
  c: Compilation,
  role: Role,
  suffix: 'total' | 'paid' | 'variable-pay',
  stage: 'total' | 'paid',
  formula: Expression,
  node: AstNode,
): void {
  const title = `${titleOf(role)}, ${suffix.replace('-', ' ')}`;
  const value = { title, stage, unit: c.header.currency, subject: 'payee', formula } as const;
  addValue(c, `${ids.role(role.name)}/${suffix}`, value, node);
}

/** A stage of all components over their periods that end in the payment period. */
function dueOf(
  c: Compilation,
  role: Role,
  components: readonly PaidComponent[],
  stage: 'payout' | 'target pay',
): Expression {
  const parts =
    stage === 'payout'
      ? payoutsDue(c, role, components)
      : components.map(({ id: component }): Expression => ({ op: 'due', component, stage }));
  return parts.length === 0 ? constant(ZERO, c.header.currency) : sum(parts);
}

/** The target pay that is due; a role of commissions alone has none that a percent could be of. */
function targetDue(
  c: Compilation,
  role: Role,
  components: readonly PaidComponent[],
  node: AstNode,
): Expression {
  const withTarget = components.filter(({ hasTargetPay }) => hasTargetPay);
  if (withTarget.length > 0) return dueOf(c, role, withTarget, 'target pay');
  const why = 'none of its components has target pay that a percent could be of';
  return refuse('clause-misplaced', node, { clause: '… of target', owner: role.name, why });
}
