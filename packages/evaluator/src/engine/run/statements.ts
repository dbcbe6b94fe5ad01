import type { Component, Role } from '../../format/types/index.ts';
import { add, parseDate, type Rational, ZERO } from '../../numbers/index.ts';
import { isRational } from '../cells.ts';
import { componentId } from '../evaluate/components.ts';
import { duePeriods } from '../evaluate/due.ts';
import type { Engine } from '../evaluate/engine.ts';
import { byText } from '../order.ts';
import type { Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { quantity } from '../quantities.ts';
import { distinctReasons, kindOfReasons, type Reason, reason } from '../reasons.ts';
import type { RunNote, Statement } from '../result.ts';
import type { Assignment } from '../roster/roster.ts';
import type { Steps } from '../steps.ts';
import type { PayeeSubject } from '../subject.ts';
import { balanceLines, balancesSpanVersions, hasHeldBack } from './balance-lines.ts';
import { type PaidComponent, payComponent } from './component-result.ts';
import type { VersionInForce } from './version.ts';

/**
 * The statements of a payment period, a step each: one for each payee, role and team with a component that falls due in it, in
 * that order; `only` for one payee.
 */
export function* statementsOf(
  engine: Engine,
  version: VersionInForce,
  only?: string,
  progress?: (done: number, of: number) => void,
): Steps<readonly Statement[]> {
  const statements: Statement[] = [];
  const { assignments } = engine.roster;
  for (const [index, assignment] of assignments.entries()) {
    if (only !== undefined && assignment.subject.payee !== only) continue;
    yield;
    const statement = statementOf(assignment, engine, version);
    if (statement !== undefined) statements.push(statement);
    progress?.(index + 1, assignments.length);
  }
  return statements;
}

/** The statement of one assignment, or undefined where nothing falls due. */
export function statementOf(
  assignment: Assignment,
  engine: Engine,
  version: VersionInForce,
): Statement | undefined {
  const { subject } = assignment;
  const role = roleOf(engine, subject);
  if (role === undefined) return undefined;
  const { roster } = engine;
  const problems = distinctReasons([
    ...assignment.problems,
    ...(roster.problems.get(subject.payee) ?? []),
    ...roster.anybody,
  ]);
  const results = dueComponents(role, subject, engine, version).map(({ id, component, window }) => ({
    unpaid: component.unpaid,
    result: payComponent(id, component, subject, window, engine, version, problems),
  }));
  const of = (unpaid: Component['unpaid']) =>
    results.filter((one) => one.unpaid === unpaid).map(({ result }) => result);
  const components = of(undefined);
  const shown = of('shown').map(({ result }) => result);
  const days = engine.year.days(version.window);
  // A draw is due in every month, also where no component is; pay that was held back is released after the last day too.
  const hasDraw =
    Object.values(role.balances ?? {}).some(({ kind }) => kind !== 'shortfall') && assignment.touches(days);
  const hasBalance = hasDraw || hasHeldBack(role, subject, version.window, engine);
  if (components.length === 0 && shown.length === 0 && !hasBalance) return undefined;
  const statement = summed(subject, role, components, engine, version, problems);
  return shown.length === 0 ? statement : { ...statement, shown };
}

/** The components of a role that fall due for a subject, each with its measurement period, by name and period. */
function dueComponents(role: Role, subject: PayeeSubject, engine: Engine, { window }: VersionInForce) {
  const names = Object.keys(role.components).sort(byText);
  return names.flatMap((name) => {
    const component: Component | undefined = role.components[name];
    if (component === undefined) return [];
    const id = componentId(subject.role, name);
    return duePeriods(component, subject, window, engine).map((period) => ({
      id,
      component,
      window: period,
    }));
  });
}

function summed(
  subject: PayeeSubject,
  role: Role,
  components: readonly PaidComponent[],
  engine: Engine,
  version: VersionInForce,
  problems: readonly Reason[],
): Statement {
  const { window } = version;
  const { currency } = engine.plan;
  const met = components.length === 0 ? problems : components.flatMap(({ result }) => result.reasons);
  const unpaid = distinctReasons([...met, ...balancesSpanVersions(role, subject, engine, version)]);
  const [total, paid] = [role.total, role.paid].map((id) => numberOf(engine.value(id, subject, window)));
  const balances = balanceLines(role, subject, window, engine);
  const reasons =
    unpaid.length > 0
      ? unpaid
      : distinctReasons([...reasonsOf(total), ...reasonsOf(paid), ...balances.reasons]);
  const forfeited = reasons.length > 0 ? [] : forfeit(subject, engine);
  const head = {
    payee: subject.payee,
    role: subject.role,
    ...(subject.team === undefined ? {} : { team: subject.team }),
    components: components.map(({ result }) => result),
    reasons,
    notes: forfeited,
  };
  if (
    reasons.length > 0 ||
    total === undefined ||
    paid === undefined ||
    'reasons' in total ||
    'reasons' in paid
  ) {
    return { ...head, status: kindOfReasons(reasons), atStake: quantity(atStake(components), currency) };
  }
  const cut = forfeited.length > 0;
  return {
    ...head,
    status: 'paid',
    total: quantity(total.number, currency),
    ...(balances.lines.length === 0 ? {} : { balances: balances.lines }),
    paid: quantity(cut ? ZERO : paid.number, currency),
  };
}

/** What is known of the payouts, and the target pay of the components whose payout is not known. */
function atStake(components: readonly PaidComponent[]): Rational {
  return components.map(({ payout, targetPay }) => payout ?? targetPay ?? ZERO).reduce(add, ZERO);
}

/** A payee who must be employed on a date to be paid, and is not, is paid nothing. */
function forfeit(subject: PayeeSubject, engine: Engine): readonly RunNote[] {
  const { employedOn } = engine.plan;
  if (employedOn === undefined) return [];
  const date = parseDate(employedOn);
  if (date.ok && engine.roster.employedOn(subject.payee, date.value)) return [];
  return [
    { code: 'forfeited', message: `pay is forfeited: not employed on ${employedOn}, as the plan asks` },
  ];
}

function numberOf(outcome: Outcome): { number: Rational } | { reasons: readonly Reason[] } {
  if (!outcome.ok) return { reasons: outcome.reasons };
  if (isRational(outcome.value)) return { number: outcome.value };
  return { reasons: [reason('wrong-type', 'what is paid is not a number')] };
}

function reasonsOf(
  part: { number: Rational } | { reasons: readonly Reason[] } | undefined,
): readonly Reason[] {
  return part !== undefined && 'reasons' in part ? part.reasons : [];
}

function roleOf(engine: Engine, { role }: PayeeSubject): Role | undefined {
  return own(engine.plan.roles, role);
}
