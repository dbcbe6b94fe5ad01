import type { BalanceLine, ComponentResult, Statement } from '@ontarget/evaluator/engine';
import { quantityWords } from '@ontarget/evaluator/engine';
import type { Plan, Quantity } from '@ontarget/evaluator/format';
import { isZero, parseRational } from '@ontarget/evaluator/numbers';
import type { PayeeStatement } from './model.ts';

/** A table of a statement; the first column is text, the others are amounts. */
export interface StatementTable {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
}

/** A statement in one role and team, ready to be laid out. */
export interface StatementSection {
  readonly heading: string;
  /** `Paid $22,125`, or why nothing is. */
  readonly headline: string;
  readonly reasons: readonly string[];
  readonly tables: readonly StatementTable[];
  readonly notes: readonly string[];
}

/** Of whom, of which period and plan it is. */
export function factsOf({
  plan,
  period,
  payee,
  isDraft,
}: PayeeStatement): readonly (readonly [string, string])[] {
  return [
    ['Payee', payee],
    ['Plan', plan.title],
    ['Period', `${period.label}, ${period.key.replace('/', ' to ')}`],
    ['State', isDraft ? 'a draft: it may change until the period is closed' : 'posted'],
  ];
}

/** What was paid on what, what was corrected, what goes from one payment to another, and what waits. */
export function sectionOf(statement: Statement, plan: Plan): StatementSection {
  const { role, team, status, paid, payment, atStake, reasons } = statement;
  const money = (quantity: Quantity) => quantityWords(quantity, plan.currency);
  const title = plan.roles[role]?.title ?? role;
  const own =
    payment === undefined ? '' : `, paid out as ${quantityWords(payment.amount, payment.amount.unit)}`;
  const open = atStake === undefined ? '' : `; ${money(atStake)} is at stake`;
  const tables = [
    componentTable('Components', statement.components, plan, money),
    ...(statement.shown === undefined
      ? []
      : [componentTable('Shown, and not part of pay', statement.shown, plan, money)]),
    ...adjustmentTable(statement, money),
    ...balanceTable(statement.balances ?? [], money),
    ...paymentTable(statement, money),
  ];
  return {
    heading: team === undefined ? title : `${title}, ${plan.teams[team]?.title ?? team}`,
    headline:
      paid !== undefined
        ? `Paid: ${money(paid)}${own}`
        : `Not paid: ${status === 'held' ? 'held' : 'in error'}${open}`,
    reasons: reasons.map(({ message }) => message),
    tables,
    notes: statement.notes.map(({ message }) => message),
  };
}

type Money = (quantity: Quantity) => string;

function componentTable(
  title: string,
  components: readonly ComponentResult[],
  plan: Plan,
  money: Money,
): StatementTable {
  const stage = (one: ComponentResult, name: 'measure' | 'quota' | 'attainment' | 'rate') => {
    const quantity = one.stages[name];
    if (quantity === undefined) return '';
    // Just at a bound it is the rate of what comes next, and not of what was paid.
    return name === 'rate' && isMarginal(one, plan) ? `${money(quantity)} from there on` : money(quantity);
  };
  const all = ['measure', 'quota', 'attainment', 'rate'] as const;
  // A column that no component has says nothing.
  const used = all.filter((name) => components.some((one) => one.stages[name] !== undefined));
  const headings = { measure: 'Result', quota: 'Quota', attainment: 'Attainment', rate: 'Rate' };
  return {
    title,
    headings: ['Component', 'For', ...used.map((name) => headings[name]), 'Pays'],
    rows: components.map((one) => [
      one.title,
      one.measurementPeriod.label,
      ...used.map((name) => stage(one, name)),
      one.payout === undefined ? (one.status === 'held' ? 'held' : 'in error') : money(one.payout),
    ]),
    notes: components.flatMap((one) => componentNotes(one, money)),
  };
}

/** Whether each slice of a result is paid at its own rate: then no single rate was applied. */
function isMarginal({ component }: ComponentResult, plan: Plan): boolean {
  const [, role = '', name = ''] = component.split('/');
  const curve = plan.roles[role]?.components[name]?.curve;
  return curve !== undefined && plan.curves[curve]?.kind === 'marginal';
}

function componentNotes(
  { title, measurementPeriod, reasons, shortfall, clawedBack = [] }: ComponentResult,
  money: Money,
): string[] {
  const name = `${title}, ${measurementPeriod.label}`;
  return [
    ...reasons.map(({ message }) => `${name}: ${message}`),
    ...(shortfall === undefined
      ? []
      : [
          `${name}: ${money(shortfall.back)} is deducted of what pay to date had fallen by; ${money(shortfall.closing)} is still to be deducted`,
        ]),
    ...clawedBack.map(
      ({ amount, canceled, period }) =>
        `${name}: ${money(amount)} is taken back of ${period.label}, for what was canceled on ${canceled}`,
    ),
  ];
}

function adjustmentTable({ adjustments = [] }: Statement, money: Money): StatementTable[] {
  if (adjustments.length === 0) return [];
  return [
    {
      title: 'Corrections of earlier periods',
      headings: ['What', 'Of', 'Was', 'Is', 'Difference'],
      rows: adjustments.map(({ title, corrects, posted, today, amount }) => [
        title,
        corrects.label,
        money(posted),
        money(today),
        money(amount),
      ]),
      notes: adjustments.map(({ title, corrects, because }) => `${title}, ${corrects.label}: ${because}`),
    },
  ];
}

const WORDS: Readonly<Record<BalanceLine['kind'], Readonly<Record<'out' | 'back', string>>>> = {
  draw: { out: 'Paid on top', back: 'Paid back' },
  guarantee: { out: 'Paid on top', back: 'Paid back' },
  shortfall: { out: 'Added', back: 'Deducted' },
  'held back': { out: 'Held back', back: 'Released' },
};

function balanceTable(balances: readonly BalanceLine[], money: Money): StatementTable[] {
  const shown = balances.filter((one) => amountsIn(one).some((quantity) => !isNothing(quantity)));
  if (shown.length === 0) return [];
  const cell = (quantity: Quantity | undefined) => (quantity === undefined ? '' : money(quantity));
  return [
    {
      title: 'From one payment to another',
      headings: ['Balance', 'Before', 'Out', 'Back', 'Forgiven', 'Open after it'],
      rows: shown.map(({ title, broughtIn, out, back, forgiven, closing }) => [
        title,
        cell(broughtIn),
        cell(out),
        cell(back),
        cell(forgiven),
        cell(closing),
      ]),
      notes: shown.map(
        ({ title, kind }) =>
          `${title}: out is ${WORDS[kind].out.toLowerCase()}, back is ${WORDS[kind].back.toLowerCase()}`,
      ),
    },
  ];
}

function amountsIn({ broughtIn, out, back, forgiven, closing }: BalanceLine): Quantity[] {
  return [broughtIn, out, back, forgiven, closing].filter((one) => one !== undefined);
}

function isNothing({ value }: Quantity): boolean {
  const parsed = parseRational(value);
  return parsed.ok && isZero(parsed.value);
}

/** From the sum of the components to what is paid out. */
function paymentTable({ total, paid, payment }: Statement, money: Money): StatementTable[] {
  if (total === undefined || paid === undefined) return [];
  // Where nothing comes between them the headline has said it.
  if (total.value === paid.value && payment === undefined) return [];
  const rates = payment?.rates ?? [];
  return [
    {
      title: 'Payment',
      headings: ['', 'Amount'],
      rows: [
        ['Total after the rules of the role', money(total)],
        ['Paid, with balances and corrections', money(paid)],
        ...(payment === undefined ? [] : [['Paid out', quantityWords(payment.amount, payment.amount.unit)]]),
      ],
      notes: rates.map(
        ({ table, currency, rate, on }) =>
          `converted to ${currency} at ${quantityWords(rate, rate.unit)} of ${table}${on === undefined ? '' : ` on ${on}`}`,
      ),
    },
  ];
}
