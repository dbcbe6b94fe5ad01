import type { Component } from '../../format/types/index.ts';
import { componentId, findComponent } from '../evaluate/components.ts';
import { duePeriods } from '../evaluate/due.ts';
import type { Engine } from '../evaluate/engine.ts';
import type { RunInput } from '../input.ts';
import { byText } from '../order.ts';
import { RunRefused } from '../refused.ts';
import type { Assignment } from '../roster/roster.ts';
import { adjusted } from '../run/adjusted-statements.ts';
import { statementKey } from '../run/closed-period.ts';
import { adjustmentsOf, type Corrections } from '../run/corrections.ts';
import { OpenedRun } from '../run/opened-run.ts';
import { withPayments } from '../run/payments.ts';
import { statementOf } from '../run/statements.ts';
import type { VersionInForce } from '../run/version.ts';
import { finished } from '../steps.ts';
import { adjustmentWords } from './adjustment-words.ts';
import { Explaining } from './explaining.ts';
import { quantityWords } from './quantity-words.ts';
import { stayNotes } from './stay-words.ts';
import type { Explanation, ExplanationNode } from './tree.ts';

/** What to explain: a payee's payment, or one component of it by name (`NewBusiness`) or id (`role/AE/NewBusiness`). */
export interface ExplainInput extends RunInput {
  readonly payee: string;
  readonly component?: string;
}

/**
 * Explains a payee's pay for a payment period, for each role and team of theirs in which something falls due: every
 * step from the payment down to the input rows, why requirements and bands did or did not apply, and every rounding.
 *
 * Throws `RunRefused`: as `run`, and `unknown-payee`, `unknown-component`.
 */
export function explain({ payee, component, ...input }: ExplainInput): readonly Explanation[] {
  return explainOpened(new OpenedRun(input), payee, component);
}

/** The same in a run that is opened: its tables are read once for all payees. */
export function explainOpened(
  { input, version, engine }: OpenedRun,
  payee: string,
  component?: string,
): readonly Explanation[] {
  if (!engine.roster.knows(payee)) {
    throw new RunRefused('unknown-payee', `the roster has no row of ${payee}`);
  }
  const own = engine.roster.assignments.filter(({ subject }) => subject.payee === payee);
  const wanted = own.filter(({ subject }) => hasComponent(engine, subject.role, component));
  if (component !== undefined && wanted.length === 0) {
    throw new RunRefused('unknown-component', `${payee} has no component ${component}${known(engine, own)}`);
  }
  const corrections = finished(adjustmentsOf(input, engine, version, payee));
  return wanted.flatMap((assignment) => explained(assignment, component, engine, version, corrections));
}

function explained(
  assignment: Assignment,
  component: string | undefined,
  engine: Engine,
  version: VersionInForce,
  corrections: Corrections,
): readonly Explanation[] {
  const worked = statementOf(assignment, engine, version);
  if (worked === undefined) return [];
  const own = corrections.adjustments.get(statementKey(worked)) ?? [];
  const [statement = worked] = withPayments([adjusted(worked, own)], version.window, engine);
  const { payee, role, team, status, reasons, notes } = statement;
  const explaining = new Explaining(engine, version.evaluator.map);
  return [
    {
      plan: engine.plan.id,
      evaluator: version.evaluator.digest,
      period: explaining.period(version.window),
      payee,
      role,
      ...(team === undefined ? {} : { team }),
      status,
      reasons,
      notes: [
        ...stayNotes(assignment.subject, version.window, engine),
        ...notes.map(({ message }) => message),
        ...own.map((one) => adjustmentWords(one, engine.plan.currency)),
        ...(own.length > 0 && statement.payment !== undefined
          ? [
              `with what is adjusted, the payment is ${quantityWords(statement.payment.amount, engine.plan.currency)}`,
            ]
          : []),
      ],
      trees: treesOf(assignment, component, explaining, version),
    },
  ];
}

function treesOf(
  { subject }: Assignment,
  component: string | undefined,
  explaining: Explaining,
  { window }: VersionInForce,
): readonly ExplanationNode[] {
  const { engine } = explaining;
  if (component !== undefined) {
    const found = findComponent(engine.plan, idOf(subject.role, component));
    if (found === undefined) return [];
    return dueTrees(found, subject, explaining, window);
  }
  const role = engine.plan.roles[subject.role];
  if (role === undefined) return [];
  const owed = Object.values(role.balances ?? {}).flatMap(({ closing }) => closing ?? []);
  const names = Object.keys(role.components).sort(byText);
  const shown = names.flatMap((name) => {
    const one = role.components[name];
    return one?.unpaid === 'shown' ? dueTrees(one, subject, explaining, window) : [];
  });
  return [
    ...[role.payment ?? role.paid, ...owed].map((value) => explaining.value(value, subject, window)),
    ...shown,
  ];
}

/** A component's payout for each of its measurement periods that fall due. */
function dueTrees(
  component: Component,
  subject: Assignment['subject'],
  explaining: Explaining,
  window: VersionInForce['window'],
): readonly ExplanationNode[] {
  return duePeriods(component, subject, window, explaining.engine).map((period) =>
    explaining.value(component.stages.payout, subject, period),
  );
}

function hasComponent(engine: Engine, role: string, component: string | undefined): boolean {
  return component === undefined || findComponent(engine.plan, idOf(role, component)) !== undefined;
}

function idOf(role: string, component: string): string {
  const prefix = `role/${role}/`;
  return component.startsWith(prefix) ? component : componentId(role, component);
}

function known(engine: Engine, assignments: readonly Assignment[]): string {
  const names = assignments.flatMap(({ subject }) =>
    Object.keys(engine.plan.roles[subject.role]?.components ?? {}),
  );
  return names.length === 0 ? '' : `; there is ${[...new Set(names)].sort().join(', ')}`;
}
