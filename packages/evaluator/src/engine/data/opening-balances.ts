import type { Plan, Role } from '../../format/types/index.ts';
import { lt, ZERO } from '../../numbers/index.ts';
import { cellText, isRational } from '../cells.ts';
import { missing, missingFrom, type Outcome } from '../outcome.ts';
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
    const read = rows.map((row) => ({ row, entry: entryOf(row) }));
    this.entries = read.map(({ entry }) => entry);
    this.unmatched = distinctReasons(read.flatMap(({ row, entry }) => problemOf(row, entry, plan, roster)));
  }

  /** The opening amount of a payee's balance in a role; undefined where no row names it. */
  find(payee: string, role: string, balance: string): Outcome | undefined {
    const own = this.entries.filter(
      (entry) =>
        (entry.payee ?? payee) === payee &&
        (entry.role ?? role) === role &&
        (entry.balance ?? balance) === balance,
    );
    const unreadable = missingFrom(own.map(({ amount }) => amount));
    return unreadable ?? own[0]?.amount;
  }
}

function entryOf(row: Row): Entry {
  const [payee, role, balance, amount] = [
    row.cell('payee'),
    row.cell('role'),
    row.cell('balance'),
    row.cell('amount'),
  ];
  const unreadable = missingFrom([payee, role, balance, amount]);
  const problems = distinctReasons([...(unreadable?.reasons ?? []), ...row.problems]);
  return {
    payee: payee.ok ? cellText(payee.value) : undefined,
    role: role.ok ? cellText(role.value) : undefined,
    balance: balance.ok ? cellText(balance.value) : undefined,
    amount: problems.length > 0 ? { ok: false, reasons: problems } : amount,
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
      : !isBroughtIn(balance, inRole)
        ? `"${balance}", which is no balance of ${role}`
        : isRational(amount.value) && lt(amount.value, ZERO)
          ? `less than nothing for ${payee}`
          : undefined;
  if (why === undefined) return [];
  return missing('unmatched-opening', `an opening balance is given for ${why}`, { rows: [row.ref] }).reasons;
}

/** Whether a balance of a role begins with what was open before the year: a draw, or a shortfall of a component. */
function isBroughtIn(balance: string, { balances = {}, components }: Role): boolean {
  if (own(balances, balance)?.kind === 'draw') return true;
  const name = / shortfall$/.test(balance) ? balance.replace(/ shortfall$/, '') : undefined;
  return name !== undefined && own(components, name)?.shortfall !== undefined;
}
