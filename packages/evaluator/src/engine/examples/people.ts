import type { IsoDate, Plan } from '../../format/types/index.ts';
import { addMonths, parseDate } from '../../numbers/index.ts';
import type { Cell } from '../cells.ts';
import { TableRow } from '../data/table-row.ts';
import { found, missing, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { RunRefused } from '../refused.ts';
import { Assignment, OPEN_END, Roster, type RosterRow } from '../roster/roster.ts';
import type { PayeeSubject } from '../subject.ts';

/** The made-up roster row of an example. */
export interface ExampleRosterRow {
  /** The day hired; left out, so long ago that nothing depends on it. */
  readonly start?: IsoDate;
  readonly end?: IsoDate;
  /** To whom the person reports. */
  readonly manager?: string;
  /** Any other column of the roster, such as `target_pay`; left out means blank. */
  readonly columns?: Readonly<Record<string, Cell>>;
}

/** Somebody of an example, in a role and team. */
export interface ExamplePerson {
  readonly subject: { readonly payee: string; readonly role: string; readonly team?: string };
  readonly roster: ExampleRosterRow;
}

/** The roster of an example's people, each with one row; no contract asks for the columns that are left out. */
export function exampleRoster(people: readonly ExamplePerson[], plan: Plan): Roster {
  const assignments = people.map(({ subject, roster }) => {
    const whose: PayeeSubject = { kind: 'payee', ...subject };
    return new Assignment(whose, [rosterLine(whose, roster, plan)], []);
  });
  return new Roster(assignments, [], [], people.length === 1);
}

function rosterLine(subject: PayeeSubject, given: ExampleRosterRow, plan: Plan): RosterRow {
  const first = given.start === undefined ? longBefore(plan) : day(given.start);
  const days = { first, last: given.end === undefined ? OPEN_END : day(given.end) };
  const cells: Readonly<Record<string, Cell>> = {
    payee: subject.payee,
    role: subject.role,
    team: subject.team ?? null,
    manager: given.manager ?? null,
    start: { date: first },
    end: given.end === undefined ? null : { date: days.last },
    ...given.columns,
  };
  const table = own(plan.tables, 'roster');
  const columns = table !== undefined && 'columns' in table ? Object.keys(table.columns) : [];
  const row = new TableRow({
    ref: { table: 'roster', source: { file: 'example', record: 1 }, key: { payee: subject.payee } },
    problems: [],
    cells: new Map(
      [...columns, ...Object.keys(cells)].map((name): [string, Outcome] => [
        name,
        found(cells[name] ?? null),
      ]),
    ),
    computed: {},
    formula: () => missing('not-given', 'an example gives roster columns, it does not work them out'),
  });
  return { row, subject, days, manager: given.manager, managerProblems: [] };
}

/** Beyond every month of tenure that a plan may speak of. */
function longBefore(plan: Plan): number {
  return addMonths(day(plan.year.first), -12 * 200);
}

function day(text: IsoDate): number {
  const parsed = parseDate(text);
  if (!parsed.ok) throw new RunRefused('unknown-period', parsed.message);
  return parsed.value;
}
