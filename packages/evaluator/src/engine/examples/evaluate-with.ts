import type { IsoDate, Plan, Quantity, ValueId } from '../../format/types/index.ts';
import { addMonths, parseDate } from '../../numbers/index.ts';
import type { Cell } from '../cells.ts';
import { TableRow } from '../data/table-row.ts';
import { Engine } from '../evaluate/engine.ts';
import { answerTo, type SliceAsked } from '../explain/slice.ts';
import type { TableData } from '../input.ts';
import { found, missing, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { kindOfReasons, type Reason } from '../reasons.ts';
import { RunRefused } from '../refused.ts';
import { Assignment, OPEN_END, Roster, type RosterRow } from '../roster/roster.ts';
import type { PayeeSubject } from '../subject.ts';
import { PlanYear } from '../windows.ts';
import { type GivenValue, givenValues } from './given.ts';

/** The made-up roster row of an example. */
export interface ExampleRosterRow {
  /** The day hired; left out, so long ago that nothing depends on it. */
  readonly start?: IsoDate;
  readonly end?: IsoDate;
  /** Any other column of the roster, such as `target_pay`; left out means blank. */
  readonly columns?: Readonly<Record<string, Cell>>;
}

/** A question about made-up inputs: an examples table, a preview slider, a point of a chart. */
export interface ExampleQuestion {
  readonly plan: Plan;
  readonly subject: { readonly payee: string; readonly role: string; readonly team?: string };
  readonly roster: ExampleRosterRow;
  readonly overrides: readonly GivenValue[];
  readonly ask: readonly { readonly value: ValueId; readonly window: string; readonly slice?: SliceAsked }[];
  /** Rows that the example gives; without them whatever reads rows is held `not-given`. */
  readonly tables?: Readonly<Record<string, TableData>>;
}

/** One answer, in the order of the questions. */
export type AskResult =
  | { readonly ok: true; readonly value: ValueId; readonly window: string; readonly quantity: Quantity }
  | {
      readonly ok: false;
      readonly value: ValueId;
      readonly window: string;
      readonly status: 'held' | 'error';
      readonly reasons: readonly Reason[];
    };

/**
 * Evaluates values for one made-up payee with given inputs in place of what rows would come to. The same engine as a
 * run, so that an example that passes is what will be paid. Throws `RunRefused` for a window or date that does not
 * exist.
 */
export function evaluateWith(question: ExampleQuestion): readonly AskResult[] {
  const { plan, ask, tables } = question;
  const year = new PlanYear(plan);
  const subject: PayeeSubject = { kind: 'payee', ...question.subject };
  const roster = exampleRoster(subject, question.roster, plan);
  const firstDay = roster.assignment(subject)?.firstDay ?? 0;
  const firstMonth = year.months.findIndex(({ last }) => firstDay <= last);
  const given = givenValues(question.overrides, plan, year, firstMonth < 0 ? 12 : firstMonth);
  const engine = new Engine({ plan, roster, given, ...(tables === undefined ? {} : { tables }) });
  return ask.map(({ value, window: named, slice }): AskResult => {
    const window = year.resolve(named);
    if (window === undefined)
      throw new RunRefused('unknown-period', `"${named}" is no period of the plan's year`);
    const answer = answerTo(engine, value, subject, window, slice);
    return 'quantity' in answer
      ? { ok: true, value, window: named, quantity: answer.quantity }
      : { ok: false, value, window: named, status: kindOfReasons(answer.reasons), reasons: answer.reasons };
  });
}

function exampleRoster(subject: PayeeSubject, given: ExampleRosterRow, plan: Plan): Roster {
  const first = given.start === undefined ? longBefore(plan) : day(given.start);
  const days = { first, last: given.end === undefined ? OPEN_END : day(given.end) };
  const cells: Readonly<Record<string, Cell>> = {
    payee: subject.payee,
    role: subject.role,
    team: subject.team ?? null,
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
  const line: RosterRow = { row, subject, days, manager: undefined, managerProblems: [] };
  return new Roster([new Assignment(subject, [line], [])], [], []);
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
