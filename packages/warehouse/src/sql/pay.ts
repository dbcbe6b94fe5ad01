import {
  OpenedRun,
  type PayeeSubject,
  type PayStatus,
  PlanYear,
  type RunInput,
  type RunResult,
  runWithStatements,
  type Statement,
  type Subject,
  someStatements,
} from '@ontarget/evaluator/engine';
import type { Plan, Quantity } from '@ontarget/evaluator/format';
import { formatRational, type Rational, rational } from '@ontarget/evaluator/numbers';
import type { DialectName } from './dialect.ts';
import { ENTERED, enteredRows } from './entered.ts';
import { measured } from './measure.ts';
import { NotInSql } from './refused.ts';
import { planAsSql, type RoleInEngine, type RolePay, type SqlScript } from './script.ts';

/** A database that a script runs in. It holds nothing before, and nothing of the run afterwards. */
export interface SqlDatabase {
  readonly dialect: DialectName;
  /** Fills the inputs, takes the steps, and answers; an overflow anywhere is an error. */
  run(script: SqlScript, tables: RunInput['tables']): Promise<SqlAnswers>;
}

export interface SqlAnswers {
  /** What each guard counts, in the script's order. */
  readonly guards: readonly bigint[];
  readonly strays: readonly bigint[];
  /** The rows of each role's query, in the script's order; flags as booleans, all else as text. */
  readonly pays: readonly (readonly SqlRow[])[];
  /** The rows of what is added up for each role that the engine works out. */
  readonly sums: readonly (readonly SqlRow[])[];
}

export type SqlRow = Readonly<Record<string, string | boolean | null>>;

/** What a run in a database comes to. */
export interface SqlRun {
  readonly script: SqlScript;
  /** As the reference engine gives it, without the stages on the way and without notes. */
  readonly result: RunResult;
  /** Roles that the engine worked out, and why; and how many payees of the others it settled. */
  readonly inEngine: readonly RoleInEngine[];
  readonly settled: number;
  /** Values that were asked for, of each payee: exact text, or undefined where it has none. */
  readonly values: readonly SqlAnswer[];
}

export interface SqlAnswer {
  readonly payee: string;
  readonly role: string;
  readonly team?: string;
  readonly value: string;
  readonly is: string | undefined;
}

/** A run that is written, and waits for what the database says. */
export interface PreparedInSql {
  readonly script: SqlScript;
  readonly tables: RunInput['tables'];
  finish(answers: SqlAnswers): Promise<SqlRun>;
}

/**
 * Pays a period in a database. Whoever is held or in error there is settled by the reference engine, which says why, and so are
 * the roles that SQL does not work out. Throws `NotInSql` where the run as a whole is none for SQL.
 */
export async function payInSql(
  input: RunInput,
  database: SqlDatabase,
  asked: { readonly values?: readonly string[] } = {},
): Promise<SqlRun> {
  const { script, tables, finish } = preparedInSql(input, database.dialect, asked);
  return finish(asksDatabase(script) ? await database.run(script, tables) : NOTHING);
}

/** Whether a script has anything to ask of a database. */
export function asksDatabase({ pays, sums }: SqlScript): boolean {
  return pays.length + sums.length > 0;
}

/** What a script that asks nothing comes to. */
export const NOTHING: SqlAnswers = { guards: [], strays: [], pays: [], sums: [] };

/** The same in two steps, for who runs many scripts in one session. */
export function preparedInSql(
  input: RunInput,
  dialect: DialectName,
  { values = [] }: { readonly values?: readonly string[] } = {},
): PreparedInSql {
  const opened = new OpenedRun(input);
  const { plan } = opened.version.evaluator;
  const { window } = opened.version;
  refuseWhatTouchesAll(input, plan);
  const tables = { ...input.tables, [ENTERED]: enteredRows(opened) };
  const script = planAsSql(plan, window, { dialect, bounds: measured(tables), values, sums: true });
  return { script, tables, finish: (answers) => finished(opened, script, answers) };
}

/** What could touch anybody is none for SQL. */
function refuseWhatTouchesAll(input: RunInput, plan: Plan): void {
  if (input.evaluators.length > 1) throw new NotInSql('amended', 'several versions of the plan pay one year');
  if (input.ledger.length > 0) throw new NotInSql('ledger', 'closed periods are compared by the engine');
  if ((input.quarantined ?? []).length > 0) {
    throw new NotInSql('quarantine', 'rows that are set aside hold whoever they could touch');
  }
  for (const table of ['opening', 'adjustments']) {
    if ((input.tables[table]?.rows ?? []).length > 0) {
      throw new NotInSql(table, 'what it brings in is read by the engine');
    }
  }
  refuseRepeatedKeys(plan, input.tables);
}

async function finished(opened: OpenedRun, script: SqlScript, answers: SqlAnswers): Promise<SqlRun> {
  for (const [index, count] of answers.guards.entries()) {
    // Where SQL pays nobody, rows in doubt are the engine's to judge, who reads them.
    if (count > 0n && script.pays.length > 0)
      throw new NotInSql('rows', `${count}: ${script.guards[index]?.because}`);
  }
  takeSums(opened, script, answers);
  const { plan } = opened.version.evaluator;
  const year = new PlanYear(plan);
  const open = new Set<string>();
  const paid = script.pays.flatMap((pay, index) =>
    (answers.pays[index] ?? []).flatMap((row) => {
      const statement = statementFrom(row, pay, plan, year);
      if (statement === 'open')
        open.add(keyOf({ payee: String(row.payee), role: pay.role, ...teamOf(row.team) }));
      return statement === undefined || statement === 'open' ? [] : [statement];
    }),
  );
  const inEngine = new Set(script.inEngine.map(({ role }) => role));
  const settled =
    open.size === 0 && inEngine.size === 0
      ? []
      : someStatements(opened, (subject) => inEngine.has(subject.role) || open.has(keyOf(subject)));
  return {
    script,
    result: await runWithStatements(
      opened,
      [...paid, ...settled].sort(byName),
      answers.strays.length === 0 || script.mayStray || answers.strays.some((count) => count > 0n),
    ),
    inEngine: script.inEngine,
    values: valuesOf(script, answers),
    settled: open.size,
  };
}

/** Hands over what the database added up; what has no sum there is read from the rows by whoever asks. */
function takeSums(opened: OpenedRun, { sums }: SqlScript, answers: SqlAnswers): void {
  for (const [index, { role, sums: columns }] of sums.entries()) {
    for (const row of answers.sums[index] ?? []) {
      const payee: Subject = { kind: 'payee', payee: String(row.payee), role, ...teamOf(row.team) };
      const subjects: Readonly<Record<Subject['kind'], Subject | undefined>> = {
        payee,
        team: payee.team === undefined ? undefined : { kind: 'team', team: payee.team },
        company: { kind: 'company' },
      };
      for (const { total, subject, month, column } of columns) {
        const whose = subjects[subject];
        if (whose === undefined || row[`${column}_held`] !== false) continue;
        opened.takeSum(total, whose, month, amountOf(row, column));
      }
    }
  }
}

function valuesOf({ pays }: SqlScript, answers: SqlAnswers): readonly SqlAnswer[] {
  return pays.flatMap(({ role, values }, index) =>
    (answers.pays[index] ?? []).flatMap((row) =>
      values.map(({ value, column }) => {
        const isKnown = row[`${column}_held`] === false;
        const is = isKnown ? formatRational(amountOf(row, column)) : undefined;
        return { payee: String(row.payee), role, ...teamOf(row.team), value, is };
      }),
    ),
  );
}

function amountOf(row: SqlRow, column: string): Rational {
  const [n, d] = [row[`${column}_n`], row[`${column}_d`]];
  if (typeof n !== 'string' || typeof d !== 'string')
    throw new Error('a database gave no amount for somebody it pays');
  return rational(BigInt(n), BigInt(d));
}

/** Rows that share a key are in error, all of them, and hold whoever they could touch. */
function refuseRepeatedKeys(plan: Plan, tables: RunInput['tables']): void {
  for (const [name, table] of Object.entries(plan.tables)) {
    if (table.kind !== 'input' || table.key.length === 0) continue;
    const keys = new Set<string>();
    for (const { values } of tables[name]?.rows ?? []) {
      const key = JSON.stringify(
        table.key.map((column) => (Object.hasOwn(values, column) ? values[column] : null) ?? null),
        (_, part) => (typeof part === 'bigint' ? `${part}n` : part),
      );
      if (keys.has(key)) throw new NotInSql('duplicate-key', `rows of ${name} share a key`);
      keys.add(key);
    }
  }
}

/** A row as a statement; undefined where nothing falls due, `open` where the engine has to say why nobody is paid. */
function statementFrom(
  row: SqlRow,
  pay: RolePay,
  plan: Plan,
  year: PlanYear,
): Statement | 'open' | undefined {
  const due = pay.components.filter(({ column }) => row[`${column}_due`] === true);
  if (due.length === 0) return undefined;
  const asked = [...due.map(({ column }) => column), pay.total, pay.paid];
  if (asked.some((column) => row[`${column}_held`] !== false)) return 'open';
  const amount = (column: string): Quantity => ({
    value: formatRational(amountOf(row, column)),
    unit: plan.currency,
  });
  const components = due.map(({ component, period, column }) => {
    const [, role = '', ...name] = component.split('/');
    const definition = plan.roles[role]?.components[name.join('/')];
    const window = year.resolve(period);
    return {
      component,
      title: definition?.title ?? component,
      ...(definition?.payrollCode === undefined ? {} : { payrollCode: definition.payrollCode }),
      measurementPeriod: { key: period, label: window === undefined ? period : year.label(window) },
      status: 'paid' as PayStatus,
      stages: {},
      payout: amount(column),
      reasons: [],
    };
  });
  return {
    payee: String(row.payee),
    role: pay.role,
    ...teamOf(row.team),
    status: 'paid',
    components,
    total: amount(pay.total),
    paid: amount(pay.paid),
    reasons: [],
    notes: [],
  };
}

function teamOf(team: unknown): { team?: string } {
  return typeof team === 'string' ? { team } : {};
}

function keyOf({ payee, role, team }: Pick<PayeeSubject, 'payee' | 'role' | 'team'>): string {
  return JSON.stringify([payee, role, team ?? null]);
}

function byName(a: Statement, b: Statement): number {
  const by = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0);
  return by(a.payee, b.payee) || by(a.role, b.role) || by(a.team ?? '', b.team ?? '');
}
