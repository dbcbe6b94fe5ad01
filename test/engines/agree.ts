import { OpenedRun, type RunInput, type RunResult, type Statement } from '@ontarget/evaluator/engine';
import { type FastOptions, type PaidAlike, type PaidColumn, payRoster } from '@ontarget/evaluator/fast';
import { formatRational, mul, type Rational, rational } from '@ontarget/evaluator/numbers';
import { differentPayeeByPayee } from './agree-payees.ts';

/** What was compared, and where the engines differ. */
export interface Agreement {
  /** Amounts and reasons of components, totals and payments. */
  compared: number;
  /** Statements of which some part ran fast, and those of which none did. */
  fast: number;
  left: number;
  /** Why parts were left, with how often. */
  readonly because: Map<string, number>;
  readonly different: string[];
}

export function nothingCompared(): Agreement {
  return { compared: 0, fast: 0, left: 0, because: new Map(), different: [] };
}

/**
 * Compares what the fast engine pays from a run's input with what the reference engine paid; where it is asked, payee by
 * payee, too.
 */
export function compare(
  input: RunInput,
  reference: RunResult,
  options: FastOptions & { readonly payeeByPayee: boolean },
  to: Agreement,
): void {
  const opened = new OpenedRun(input);
  const statements = new Map(reference.statements.map((one) => [keyOf(one), one]));
  const seen = new Set<string>();
  for (const group of payRoster(opened.engine, reference.period.key, options)) {
    for (const part of group.fast.parts) {
      if (!part.fast) to.because.set(part.because, (to.because.get(part.because) ?? 0) + 1);
    }
    for (const [row, { assignment }] of group.people.entries()) {
      const statement = statements.get(keyOf(assignment.subject));
      // Where nothing falls due there is no statement.
      if (statement === undefined) continue;
      seen.add(keyOf(statement));
      compareRow(group, row, statement, opened, to);
    }
    if (options.payeeByPayee) to.different.push(...differentPayeeByPayee(group, options));
  }
  to.fast += seen.size;
  to.left += statements.size - seen.size;
}

function compareRow(
  { result, people }: PaidAlike,
  row: number,
  statement: Statement,
  { engine }: OpenedRun,
  to: Agreement,
): void {
  const columns = [
    ...result.components,
    ...(result.total ? [result.total] : []),
    ...(result.paid ? [result.paid] : []),
  ];
  const subject = people[row]?.assignment.subject;
  if (subject === undefined) throw new Error('a row without anybody');
  for (const column of columns) {
    const value = valueOfColumn(column, engine.plan.roles[subject.role]);
    const outcome = engine.value(value, subject, column.window);
    const expected = outcome.ok
      ? formatRational(outcome.value as Rational)
      : outcome.reasons.map((one) => `${one.code} ${one.value}`);
    const reasons = result.reasons(column, row).map((one) => `${one.code} ${one.value}`);
    const got = reasons.length > 0 ? reasons : amountOf(column, row);
    const isSame =
      typeof expected === 'string'
        ? typeof got === 'string'
          ? got === expected
          : 'near' in got && isNear(got, outcome.ok ? (outcome.value as Rational) : rational(0))
        : Array.isArray(got) && [...new Set(expected)].sort().join() === [...new Set(got)].sort().join();
    to.compared += 1;
    if (!isSame) {
      to.different.push(
        `${keyOf(statement)} ${column.id} ${column.window.from}-${column.window.to}: ${JSON.stringify(got)}, not ${JSON.stringify(expected)}`,
      );
    }
  }
}

function valueOfColumn(
  { id, kind }: PaidColumn,
  role: OpenedRun['engine']['plan']['roles'][string] | undefined,
): string {
  if (role === undefined) throw new Error('a role that the plan does not have');
  if (kind === 'total') return role.total;
  if (kind === 'paid') return role.paid;
  const component = role.components[id.split('/').at(-1) ?? ''];
  if (component === undefined) throw new Error(`a component that the role does not have: ${id}`);
  return component.stages.payout;
}

/** A whole amount as the evaluator's format writes it; undefined where nobody is paid. */
export function amountText({ values, unit }: PaidColumn, row: number): string | undefined {
  const value = values[row] ?? Number.NaN;
  return Number.isNaN(value) ? undefined : formatRational(mul(rational(BigInt(value)), unit));
}

type Near = { readonly near: number; readonly within: number };

/** Whether an exact amount lies within the bound of the error of one that is not rounded yet. */
export function isNearTo(column: PaidColumn, row: number, exact: Rational): boolean {
  const amount = amountOf(column, row);
  return typeof amount === 'object' && isNear(amount, exact);
}

function amountOf(column: PaidColumn, row: number): string | Near {
  const { values, errors, unit } = column;
  const value = values[row] ?? Number.NaN;
  if (Number.isNaN(value)) return { near: Number.NaN, within: 0 };
  if (errors === undefined) return amountText(column, row) ?? '';
  const scale = Number(unit.n) / Number(unit.d);
  return { near: value * scale, within: ((errors[row] ?? 0) + Math.abs(value) * 2 ** -50) * scale };
}

/** Whether an amount that is not rounded yet lies within the bound of its error. */
function isNear({ near, within }: Near, exact: Rational): boolean {
  return Math.abs(near - Number(exact.n) / Number(exact.d)) <= within + 2 ** -60;
}

/** Payee, role and team in one text. */
export function keyOf({ payee, role, team }: { payee: string; role: string; team?: string }): string {
  return JSON.stringify([payee, role, team ?? '']);
}
