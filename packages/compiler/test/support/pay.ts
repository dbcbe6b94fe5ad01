import {
  type Cell,
  evaluateWith,
  type InputRow,
  run,
  type Statement,
  type TableData,
} from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import {
  add,
  formatRational,
  parseDate,
  parseDecimal,
  parseRational,
  type Rational,
} from '@ontarget/evaluator/numbers';

/** A table as text, one row a line and a cell for each column: `2027-02-01` is a date, `100` a number, `-` a blank. */
export function table(columns: string, ...lines: readonly string[]): TableData {
  const names = columns.trim().split(/\s+/);
  const rows = lines.map((line, index): InputRow => {
    const cells = line.trim().split(/\s+/);
    const values = names.map((name, at) => [name, cell(cells[at] ?? '-')] as const);
    return { source: { file: 'test.csv', record: index + 1 }, values: Object.fromEntries(values) };
  });
  return { rows };
}

function cell(text: string): Cell {
  if (text === '-') return null;
  if (text === 'yes' || text === 'no') return text === 'yes';
  const date = parseDate(text);
  if (date.ok) return { date: date.value };
  const number = parseDecimal(text);
  return number.ok ? number.value : text;
}

/** What each statement of a period pays, as exact text, by payee; a statement that is not paid has its reasons. */
export async function paid(
  plan: Plan,
  period: string,
  tables: Readonly<Record<string, TableData>>,
): Promise<Record<string, string>> {
  const statements = await statementsOf(plan, period, tables);
  return Object.fromEntries(
    statements.map((one) => [one.payee, one.paid?.value ?? one.reasons.map(({ code }) => code).join(' ')]),
  );
}

/** The payouts of a payee's components, added up over their measurement periods, as exact text. */
export async function payouts(
  plan: Plan,
  period: string,
  tables: Readonly<Record<string, TableData>>,
  payee: string,
): Promise<Record<string, string>> {
  const statement = (await statementsOf(plan, period, tables)).find((one) => one.payee === payee);
  const sums = new Map<string, string>();
  for (const { component, payout, reasons } of statement?.components ?? []) {
    const name = component.split('/').at(-1) ?? component;
    const before = rationalOf(sums.get(name) ?? '0');
    sums.set(
      name,
      payout === undefined
        ? reasons.map(({ code }) => code).join(' ')
        : formatRational(add(before, rationalOf(payout.value))),
    );
  }
  return Object.fromEntries(sums);
}

export async function statementsOf(
  plan: Plan,
  period: string,
  tables: Readonly<Record<string, TableData>>,
): Promise<readonly Statement[]> {
  const evaluators = [
    { plan, digest: 'sha256:test', effective: { from: plan.year.first, to: plan.year.last } },
  ];
  return (await run({ evaluators, period, tables, ledger: [] })).statements;
}

/** The value of a company's number, such as a goal's target, without any data. */
export function worth(plan: Plan, value: string, window: string): string {
  const [role = ''] = Object.keys(plan.roles);
  const [answer] = evaluateWith({
    plan,
    subject: { payee: 'somebody', role },
    roster: { start: plan.year.first },
    overrides: [],
    ask: [{ value, window }],
  });
  if (answer?.ok) return answer.quantity.value;
  return answer?.reasons.map(({ code }) => code).join(' ') ?? 'no answer';
}

/** A fraction from its exact text. */
export function rationalOf(text: string): Rational {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.value;
}
