import type { Role } from '../../format/types/index.ts';
import { formatDate, isZero } from '../../numbers/index.ts';
import { isRational } from '../cells.ts';
import type { Engine } from '../evaluate/engine.ts';
import { byText } from '../order.ts';
import { quantity } from '../quantities.ts';
import { type Reason, reason } from '../reasons.ts';
import type { BalanceLine } from '../result.ts';
import { firstDayInRole } from '../roster/in-role.ts';
import type { PayeeSubject } from '../subject.ts';
import { WHOLE_YEAR, type Window } from '../windows.ts';
import type { VersionInForce } from './version.ts';

/** What the role's balances come to in a payment period, by name; or why one of them has no value. */
export function balanceLines(
  { balances = {} }: Role,
  subject: PayeeSubject,
  window: Window,
  engine: Engine,
): { lines: readonly BalanceLine[]; reasons: readonly Reason[] } {
  const reasons: Reason[] = [];
  const lines = Object.keys(balances)
    .sort(byText)
    .flatMap((name): BalanceLine[] => {
      const balance = balances[name];
      if (balance === undefined) return [];
      const amount = (id: string | undefined) => {
        if (id === undefined) return undefined;
        const outcome = engine.value(id, subject, window);
        if (!outcome.ok) reasons.push(...outcome.reasons);
        return outcome.ok && isRational(outcome.value)
          ? quantity(outcome.value, engine.plan.currency)
          : undefined;
      };
      const { title, kind } = balance;
      const before = reasons.length;
      const parts = PARTS.flatMap((part) => {
        const found = amount(balance[part]);
        return found === undefined ? [] : [[part, found] as const];
      });
      // Only what shortfalls leave at exit is worth a line: there is none as long as somebody is there.
      const isIdle = kind === 'shortfall' && parts.every(([, { value }]) => value === '0');
      if (reasons.length > before || isIdle) return [];
      return [{ balance: name, title, kind, ...Object.fromEntries(parts) }];
    });
  return { lines, reasons };
}

const PARTS = ['draw', 'out', 'broughtIn', 'back', 'forgiven', 'closing'] as const;
/** Whether pay that was held back is released or still open, as for somebody whose assignment has no day in the window any more. */
export function hasHeldBack(
  { balances = {} }: Role,
  subject: PayeeSubject,
  window: Window,
  engine: Engine,
): boolean {
  const heldBack = Object.values(balances).filter(({ kind }) => kind === 'held back');
  return heldBack.some(({ broughtIn, out, back }) =>
    [broughtIn, out, back].some((id) => {
      if (id === undefined) return false;
      const outcome = engine.value(id, subject, window);
      return !outcome.ok || (isRational(outcome.value) && !isZero(outcome.value));
    }),
  );
}

/** A balance that began under another version of the plan is refused: these terms say nothing of how it came about. */
export function balancesSpanVersions(
  { balances = {} }: Role,
  subject: PayeeSubject,
  { roster }: Pick<Engine, 'roster'>,
  { year, from, evaluator }: VersionInForce,
): readonly Reason[] {
  const begins = Math.max(year.days(WHOLE_YEAR).first, firstDayInRole(roster, subject) ?? 0);
  if (from <= begins) return [];
  const all = Object.values(balances);
  // Which version's parts fall due after an amendment is not said yet.
  const heldBack = all.find(({ kind }) => kind === 'held back');
  if (heldBack !== undefined) {
    const message =
      `${heldBack.title} are held back from ${formatDate(begins)}, before this version of the plan took effect on ` +
      `${formatDate(from)}; pay that is held back across two versions is not supported yet`;
    return [reason('window-spans-versions', message)];
  }
  const remembered = all.find(({ kind }) => kind === 'draw');
  if (remembered === undefined || evaluator.plan.amended !== undefined) return [];
  const message =
    `${remembered.title} is carried from ${formatDate(begins)}, before this version of the plan took effect on ` +
    `${formatDate(from)}; balances go on where the header of the amended plan says "amended from …"`;
  return [reason('window-spans-versions', message)];
}
