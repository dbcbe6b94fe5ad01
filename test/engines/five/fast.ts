import { type ComponentResult, OpenedRun, type PlanYear, type Statement } from '@ontarget/evaluator/engine';
import { FastPlan, type PaidAlike, type PaidColumn, payRoster } from '@ontarget/evaluator/fast';
import { add, formatRational, neg, parseRational, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import { told } from '../../sql/same.ts';
import { amountText, isNearTo, keyOf } from '../agree.ts';
import { extentOf, inGeneral, type ReferredCase, type Said } from './said.ts';

/**
 * What the fast engine says of a case: the reference engine's table with the fast engine's components, amounts, totals and
 * statuses in their places. The words of a reason are kept where the fast engine names the same reason at the same value.
 */
export function saidByFast({ input, reference }: ReferredCase): Said {
  if (input.evaluators.length > 1)
    return { extent: 'none', left: ['several versions of the plan pay one year'], wrong: [] };
  const opened = new OpenedRun(input);
  const statements = new Map(reference.result.statements.map((one) => [keyOf(one), one]));
  const left = new Set(reasonsOf(opened, reference.result.period.key));
  let [paid, others] = [0, 0];
  const byKey = new Map<string, Statement>();
  for (const group of payRoster(opened.engine, reference.result.period.key)) {
    for (const [row, { assignment }] of group.people.entries()) {
      const statement = statements.get(keyOf(assignment.subject));
      // Where nothing falls due there is no statement, and no component either.
      if (statement === undefined && group.result.components.length === 0) continue;
      if (statement === undefined)
        throw new Error(`${keyOf(assignment.subject)} is paid by one engine alone`);
      const isWhole = group.fast.parts.every((part) => part.fast);
      [paid, others] = [paid + 1, others + (isWhole ? 0 : 1)];
      byKey.set(keyOf(statement), withFast(statement, group, row, isWhole, opened));
    }
  }
  const missing = reference.result.statements.filter((one) => !byKey.has(keyOf(one)));
  for (const one of missing) if (left.size === 0) left.add(whyNobody(one, opened));
  if (paid === 0 && missing.length > 0) return { extent: 'none', left: [...left], wrong: [] };
  const all = reference.result.statements.map((one) => byKey.get(keyOf(one)) ?? one);
  return {
    extent: extentOf(paid, others + missing.length),
    left: others + missing.length === 0 ? [] : [...left],
    table: told({ ...reference.result, statements: all }),
    wrong: [],
  };
}

/** Why parts of the roles that somebody has are left to the reference engine. */
function reasonsOf({ engine }: OpenedRun, period: string): readonly string[] {
  const roles = new Set(engine.roster.assignments.map(({ subject }) => subject.role));
  return [...roles].flatMap((role) =>
    Object.hasOwn(engine.plan.roles, role)
      ? new FastPlan(engine.plan, { role, period }).parts.flatMap((part) =>
          part.fast ? [] : [inGeneral(part.because)],
        )
      : [],
  );
}

function whyNobody({ payee }: Statement, { engine: { roster } }: OpenedRun): string {
  const rows = roster.assignments.filter(({ subject }) => subject.payee === payee);
  if (roster.anybody.length > 0 || roster.problems.has(payee) || rows.some((one) => one.problems.length > 0))
    return 'rows of the roster are in doubt';
  if (rows.some((one) => one.rows.length > 1)) return 'somebody is assigned by several rows of the roster';
  return 'a quantity is none that a column holds';
}

function withFast(
  statement: Statement,
  { fast, result, alike }: PaidAlike,
  row: number,
  isWhole: boolean,
  { engine: { plan, year } }: OpenedRun,
): Statement {
  const components = statement.components.map((one) => {
    const column = result.components.find((of) => isOf(of, one, year));
    return column === undefined ? one : componentWithFast(one, column, result.reasons(column, row), row);
  });
  const counted = Object.entries(plan.roles[alike.role]?.components ?? {}).flatMap(([name, { unpaid }]) =>
    unpaid === undefined ? [`role/${alike.role}/${name}`] : [],
  );
  // A component that falls due by one engine alone makes the tables differ.
  const due = fast.parts
    .filter(({ id, kind }) => kind === 'component' && counted.includes(id))
    .map(({ id, window }) => `${id} ${year.key(window)}`)
    .sort();
  const stated = statement.components.map((one) => `${one.component} ${one.measurementPeriod.key}`).sort();
  if (due.join() !== stated.join()) throw new Error(`${due.join()} fall due, and not ${stated.join()}`);
  // Whether somebody is paid is known where all parts are.
  const status = isWhole ? result.status(row) : statement.status;
  if (status !== 'paid') return { ...statement, components, status };
  return {
    ...statement,
    components,
    status,
    ...amountOf('total', result.total, row, statement, ZERO),
    ...amountOf('paid', result.paid, row, statement, adjusted(statement)),
  };
}

/** What closed periods and adjustments add to what a period pays: no engine but the reference works these out. */
function adjusted({ adjustments = [] }: Statement): Rational {
  return adjustments.reduce((all, { amount }) => add(all, exactOf(amount.value)), ZERO);
}

function isOf({ id, window }: PaidColumn, one: ComponentResult, year: PlanYear): boolean {
  return id === one.component && year.key(window) === one.measurementPeriod.key;
}

function componentWithFast(
  one: ComponentResult,
  column: PaidColumn,
  reasons: readonly { readonly code: string; readonly value: string }[],
  row: number,
): ComponentResult {
  const names = (all: readonly { readonly code: string; readonly value?: string }[]) =>
    [...new Set(all.map(({ code, value }) => `${code} ${value}`))].sort().join();
  if (names(reasons) !== names(one.reasons))
    return { ...one, title: `by the fast engine: ${names(reasons)}` };
  if (reasons.length > 0) return one;
  const value = textOf(column, row, one.payout?.value) ?? 'none';
  return { ...one, payout: { value, unit: one.payout?.unit ?? 'number' } };
}

function amountOf(
  name: 'total' | 'paid',
  column: PaidColumn | undefined,
  row: number,
  statement: Statement,
  more: Rational,
): Partial<Statement> {
  if (column === undefined) return {};
  const own = statement[name];
  const before = own === undefined ? undefined : formatRational(add(exactOf(own.value), neg(more)));
  const text = textOf(column, row, before);
  const value = text === undefined ? 'none' : formatRational(add(exactOf(text), more));
  return { [name]: { value, unit: own?.unit ?? 'number' } };
}

/** A whole amount exactly; of one that is not rounded yet the exact text, where it lies within the bound of its error. */
function textOf(column: PaidColumn, row: number, exact: string | undefined): string | undefined {
  if (column.errors === undefined) return amountText(column, row);
  const isSame = exact !== undefined && isNearTo(column, row, exactOf(exact));
  return isSame ? exact : String(Math.round(column.values[row] ?? 0));
}

function exactOf(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new TypeError(parsed.message);
  return parsed.value;
}
