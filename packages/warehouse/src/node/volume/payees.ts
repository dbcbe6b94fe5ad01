import { type InputRow, isDateCell, PlanYear } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { ByteIndex } from './byte-index.ts';
import { NotAtVolume } from './not-at-volume.ts';

/** Everybody of the roster, by number: each in one role the whole year. */
export interface Payees {
  readonly names: readonly string[];
  readonly roles: readonly string[];
  /** The number of each one's manager; −1 for who has none. */
  readonly managers: Int32Array;
  readonly rows: readonly InputRow[];
  readonly byName: ByteIndex;
}

/**
 * Reads a roster that volume takes: one row for each payee, in force on every day of the plan's year, so that a deal's day
 * does not decide whose assignment or whose manager it is. Others are refused by name.
 */
export function payeesOf(plan: Plan, rows: readonly InputRow[]): Payees {
  const year = new PlanYear(plan).days({ from: 0, to: 11 });
  const numbers = new Map<string, number>();
  const names: string[] = [];
  const roles: string[] = [];
  for (const { values } of rows) {
    const { payee, role, team, start, end } = values;
    if (typeof payee !== 'string' || typeof role !== 'string' || plan.roles[role] === undefined) {
      throw new NotAtVolume('a row of the roster has no payee, or no role of the plan');
    }
    if (team != null) throw new NotAtVolume(`${payee} has a team of the roster's own`);
    if (numbers.has(payee)) throw new NotAtVolume(`${payee} has several rows in the roster`);
    const begins = start != null && isDateCell(start) ? start.date : undefined;
    const ends = end != null && isDateCell(end) ? end.date : Number.POSITIVE_INFINITY;
    if (begins === undefined || begins > year.first || ends < year.last) {
      throw new NotAtVolume(`${payee} is not assigned on every day of the year`);
    }
    numbers.set(payee, names.length);
    names.push(payee);
    roles.push(role);
  }
  const managers = Int32Array.from(rows, ({ values: { payee, manager } }) => {
    if (manager == null) return -1;
    const number = typeof manager === 'string' ? numbers.get(manager) : undefined;
    if (number === undefined) throw new NotAtVolume(`the manager of ${String(payee)} is not in the roster`);
    return number;
  });
  refuseCircles(managers, names);
  let index: ByteIndex | undefined;
  return {
    names,
    roles,
    managers,
    rows,
    get byName() {
      // Only a scan of CSV needs it.
      index ??= new ByteIndex(names);
      return index;
    },
  };
}

function refuseCircles(managers: Int32Array, names: readonly string[]): void {
  const settled = new Uint8Array(managers.length);
  for (let start = 0; start < managers.length; start += 1) {
    const line: number[] = [];
    for (let at = start; at !== -1 && settled[at] !== 2; at = managers[at] as number) {
      if (settled[at] === 1)
        throw new NotAtVolume(`the line of managers of ${names[start]} leads back to itself`);
      settled[at] = 1;
      line.push(at);
    }
    for (const at of line) settled[at] = 2;
  }
}
