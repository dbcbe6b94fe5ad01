import { RUN_CODES } from '../../format/codes.ts';
import type { Stray } from '../data/credit-index.ts';
import type { Engine } from '../evaluate/engine.ts';
import { byText, firstDifference } from '../order.ts';
import { compareRows, type Reason, type RowRef } from '../reasons.ts';
import type { Held, RunError, RunNote, RunProblem, Statement } from '../result.ts';
import type { Window } from '../windows.ts';

/** The most rows that one problem lists; its message says how many there are. */
const MOST_ROWS = 20;

/** Problems apart: those that wait and those to correct, each in the stated order. */
export function sortedProblems(problems: readonly RunProblem[]): { held: Held[]; errors: RunError[] } {
  const ordered = problems.toSorted(compareProblems);
  return {
    held: ordered.filter(({ code }) => RUN_CODES[code][0] === 'held'),
    errors: ordered.filter(({ code }) => RUN_CODES[code][0] === 'error'),
  };
}

/** The problems of statements: each where it arose, or at the role where only the total meets it. */
export function statementProblems(statements: readonly Statement[]): readonly RunProblem[] {
  return statements.flatMap(({ payee, role, components, reasons }) => {
    const ofComponents = new Set(components.flatMap((component) => component.reasons));
    const own = reasons.filter((one) => !ofComponents.has(one)).map((one) => problem(one, { payee, role }));
    const ofEach = components.flatMap(({ component, measurementPeriod, reasons: each }) =>
      each.map((one) => problem(one, { payee, role, component, period: measurementPeriod.key })),
    );
    return [...ofEach, ...own];
  });
}

function problem(
  { code, message, rows }: Reason,
  where: Pick<RunProblem, 'payee' | 'role' | 'component' | 'period'>,
): RunProblem {
  return { ...where, code, message, rows };
}

/** The stated order: payee, role, component, period, code, then message and rows. */
export function compareProblems(a: RunProblem, b: RunProblem): number {
  return firstDifference(
    byText(a.payee ?? '', b.payee ?? ''),
    byText(a.role ?? '', b.role ?? ''),
    byText(a.component ?? '', b.component ?? ''),
    byText(a.period ?? '', b.period ?? ''),
    byText(a.code, b.code),
    byText(a.message, b.message),
  );
}

/** Roster rows without a readable payee, and those that put a payee in error who has no statement to say so. */
export function rosterProblems(engine: Engine, statements: readonly Statement[]): readonly RunProblem[] {
  const told = new Set(statements.map(({ payee }) => payee));
  const ofPayees = [...engine.roster.problems].flatMap(([payee, reasons]) =>
    told.has(payee) ? [] : reasons.map((one) => problem(one, { payee })),
  );
  const ofNobody = engine.roster.anybody.map((one) => problem(one, {}));
  return [...ofPayees, ...ofNobody];
}

/** Entered results that belong to nothing; each row speaks for itself. */
export function unmatchedResults(engine: Engine): readonly RunProblem[] {
  return engine.results.unmatched.map((one) => problem(one, {}));
}

/** Opening balances that belong to nobody, or are below zero. */
export function unmatchedOpenings(engine: Engine): readonly RunProblem[] {
  return engine.openings.unmatched.map((one) => problem(one, {}));
}

/** Payees who are credited up to the end of a window but have no roster row: nobody is paid for their rows. */
export function strangers(engine: Engine, window: Window): readonly RunError[] {
  const { last } = engine.year.days(window);
  const byPayee = new Map<string, Stray[]>();
  for (const index of engine.allCredits()) {
    for (const [payee, strays] of index.strangers) {
      const until = strays.filter(({ date }) => date <= last);
      if (until.length > 0) byPayee.set(payee, [...(byPayee.get(payee) ?? []), ...until]);
    }
  }
  return [...byPayee].map(([payee, strays]) => {
    const rows = distinctRows(strays.map(({ ref }) => ref));
    const named = strays.some(({ rolledUp }) => !rolledUp);
    const count = rows.length === 1 ? 'one row' : `${rows.length} rows`;
    const message = named
      ? `${payee} is credited with ${count} but has no roster row: nobody is paid for them, and they roll up to nobody`
      : `${payee} is named as a manager but has no roster row: ${count} roll up to nobody there or above`;
    return { payee, code: 'missing-roster-row', message, rows: rows.slice(0, MOST_ROWS) };
  });
}

/** Says how many rows credit somebody on a day on which the roster assigns them to nothing. */
export function unassignedNotes(engine: Engine, window: Window): readonly RunNote[] {
  const { last } = engine.year.days(window);
  const strays = engine
    .allCredits()
    .flatMap(({ unassigned }) => unassigned.filter(({ date }) => date <= last));
  if (strays.length === 0) return [];
  const rows = distinctRows(strays.map(({ ref }) => ref)).length;
  const payees = new Set(strays.map(({ payee }) => payee)).size;
  const message =
    `${rows === 1 ? 'one row credits' : `${rows} rows credit`} ${payees === 1 ? 'a payee' : `${payees} payees`} on ` +
    'days on which the roster assigns them to nothing; they are not paid for it';
  return [{ code: 'credit-outside-assignment', message }];
}

function distinctRows(rows: readonly RowRef[]): readonly RowRef[] {
  const sorted = rows.toSorted(compareRows);
  return sorted.filter((row, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareRows(before, row) !== 0;
  });
}
