import type { Plan, Role } from '../../format/types/index.ts';
import { type DayNumber, lt, type Period, sum, ZERO } from '../../numbers/index.ts';
import { cellText, isDateCell, isRational } from '../cells.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { distinctReasons, type Reason } from '../reasons.ts';
import type { Roster } from '../roster/roster.ts';
import type { Row } from './row.ts';

/** What a row of the table `opening` brings in, or why it cannot be told. */
interface Entry {
  readonly payee: string | undefined;
  readonly role: string | undefined;
  readonly balance: string | undefined;
  readonly amount: Outcome;
  /** With which payment it is released; undefined where the row does not say. */
  readonly due: DayNumber | undefined;
}

/**
 * The table `opening`: balances that were open before the plan's year, one for each payee, role and balance. A row in
 * doubt touches what its readable columns allow: without a readable payee everybody, and so on.
 */
export class OpeningBalances {
  private readonly entries: readonly Entry[];

  /** Rows that belong to nobody's balance, or are below zero. */
  readonly unmatched: readonly Reason[];

  constructor(rows: readonly Row[], plan: Plan, roster: Roster) {
    const table = own(plan.tables, 'opening');
    const hasDue = table !== undefined && 'columns' in table && own(table.columns, 'due') !== undefined;
    const read = rows.map((row) => ({ row, entry: entryOf(row, hasDue) }));
    this.entries = read.map(({ entry }) => entry);
    this.unmatched = distinctReasons(read.flatMap(({ row, entry }) => problemOf(row, entry, plan, roster)));
  }

  /** The opening amount of a payee's balance in a role, or what falls due of it in some days; undefined where no row names it. */
  find(payee: string, role: string, balance: string, due?: Period): Outcome | undefined {
    const own = this.entries.filter(
      (entry) =>
        (entry.payee ?? payee) === payee &&
        (entry.role ?? role) === role &&
        (entry.balance ?? balance) === balance,
    );
    const unreadable = missingFrom(own.map(({ amount }) => amount));
    if (unreadable !== undefined || own.length === 0) return unreadable;
    const asked = due === undefined ? own : own.filter((entry) => isDueIn(entry, due));
    const amounts = asked.flatMap(({ amount }) =>
      amount.ok && isRational(amount.value) ? [amount.value] : [],
    );
    return amounts.length < asked.length ? own[0]?.amount : found(sum([ZERO, ...amounts]));
  }
}

function isDueIn({ due }: Entry, { first, last }: Period): boolean {
  return due !== undefined && first <= due && due <= last;
}

function entryOf(row: Row, hasDue: boolean): Entry {
  const [payee, role, balance, amount] = [
    row.cell('payee'),
    row.cell('role'),
    row.cell('balance'),
    row.cell('amount'),
  ];
  const due = hasDue ? row.cell('due') : found(null);
  const unreadable = missingFrom([payee, role, balance, amount, due]);
  const problems = distinctReasons([...(unreadable?.reasons ?? []), ...row.problems]);
  return {
    payee: payee.ok ? cellText(payee.value) : undefined,
    role: role.ok ? cellText(role.value) : undefined,
    balance: balance.ok ? cellText(balance.value) : undefined,
    amount: problems.length > 0 ? { ok: false, reasons: problems } : amount,
    due: due.ok && due.value !== null && isDateCell(due.value) ? due.value.date : undefined,
  };
}

function problemOf(
  row: Row,
  { payee, role, balance, amount }: Entry,
  plan: Plan,
  roster: Roster,
): readonly Reason[] {
  if (payee === undefined || role === undefined || balance === undefined || !amount.ok) return [];
  const inRole = own(plan.roles, role);
  const why = !roster.knows(payee)
    ? `the payee "${payee}", who is not in the roster`
    : inRole === undefined
      ? `the role "${role}", which the plan does not have`
      : !isBroughtIn(balance, role, inRole, plan)
        ? `"${balance}", which is no balance of ${role}`
        : isOwed(balance, inRole) && isRational(amount.value) && lt(amount.value, ZERO)
          ? `less than nothing for ${payee}`
          : undefined;
  if (why === undefined) return [];
  return missing('unmatched-opening', `an opening balance is given for ${why}`, { rows: [row.ref] }).reasons;
}

/** Whether a balance of a role begins with what was open before: a draw, pay that is held back, or a shortfall of a component. */
function isOwed(balance: string, { balances = {}, components }: Role): boolean {
  const kind = own(balances, balance)?.kind;
  if (kind === 'draw' || kind === 'held back') return true;
  const name = / shortfall$/.test(balance) ? balance.replace(/ shortfall$/, '') : undefined;
  return name !== undefined && own(components, name)?.shortfall !== undefined;
}

/** Whether the plan asks for it: as what is owed, or as what was earned or reached before its first payment. */
function isBroughtIn(balance: string, role: string, inRole: Role, { values }: Plan): boolean {
  if (isOwed(balance, inRole)) return true;
  return Object.entries(values).some(([id, { formula }]) => {
    if (formula.op === 'resume') return formula.opening === balance;
    return formula.op === 'opening' && formula.balance === balance && id.startsWith(`role/${role}/`);
  });
}
