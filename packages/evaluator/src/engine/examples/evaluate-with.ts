import type { Plan, Quantity, ValueId } from '../../format/types/index.ts';
import { Engine } from '../evaluate/engine.ts';
import type { Watch } from '../evaluate/watch.ts';
import { answerTo, type SliceAsked } from '../explain/slice.ts';
import type { TableData } from '../input.ts';
import type { Outcome } from '../outcome.ts';
import { kindOfReasons, type Reason } from '../reasons.ts';
import { RunRefused } from '../refused.ts';
import type { Roster } from '../roster/roster.ts';
import type { PayeeSubject } from '../subject.ts';
import { PlanYear, type Window } from '../windows.ts';
import { type GivenValue, givenValues } from './given.ts';
import { type ExamplePerson, type ExampleRosterRow, exampleRoster } from './people.ts';
import { restartOf } from './restart.ts';

/** A question about made-up inputs: an examples table, a preview slider, a point of a chart. */
export interface ExampleQuestion {
  readonly plan: Plan;
  readonly subject: { readonly payee: string; readonly role: string; readonly team?: string };
  /** The subject's row of the roster; left out, the table `roster` is read. */
  readonly roster?: ExampleRosterRow;
  /** Whoever else there is, as subordinates and managers are. */
  readonly others?: readonly ExamplePerson[];
  readonly overrides: readonly GivenValue[];
  readonly ask: readonly { readonly value: ValueId; readonly window: string; readonly slice?: SliceAsked }[];
  /** Rows that the example gives; without them whatever reads rows is held `not-given`. */
  readonly tables?: Readonly<Record<string, TableData>>;
  /** Whether what reads another table than these is held `not-given` too, instead of finding it empty. */
  readonly onlyThese?: boolean;
  /** Is told what the answers come by. */
  readonly watch?: Watch | undefined;
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
  const { engine, subject, windowOf } = askedOf(question);
  return question.ask.map(({ value, window, slice }): AskResult => {
    const answer = answerTo(engine, value, subject, windowOf(window), slice);
    return 'quantity' in answer
      ? { ok: true, value, window, quantity: answer.quantity }
      : { ok: false, value, window, status: kindOfReasons(answer.reasons), reasons: answer.reasons };
  });
}

/** The same answers as numbers; slices of a curve are not among them. */
export function outcomesOf(question: ExampleQuestion): readonly Outcome[] {
  const { engine, subject, windowOf } = askedOf(question);
  return question.ask.map(({ value, window }) => engine.value(value, subject, windowOf(window)));
}

/** The engine that answers a question, and whom and which windows it is about. */
export function askedOf({
  plan,
  tables,
  others = [],
  onlyThese = false,
  watch,
  ...question
}: ExampleQuestion) {
  const year = new PlanYear(plan);
  const subject: PayeeSubject = { kind: 'payee', ...question.subject };
  const people = question.roster && [{ subject, roster: question.roster }, ...others];
  const rows = tables === undefined ? {} : { tables, onlyThese };
  const roster = people ? exampleRoster(people, plan) : new Engine({ plan, ...rows }).roster;
  const given = givenValues(question.overrides, plan, year, (whose) =>
    firstMonthOf(roster, whose.kind === 'payee' ? whose : subject, year),
  );
  const windowOf = (named: string): Window => {
    const window = year.resolve(named);
    if (window !== undefined) return window;
    throw new RunRefused('unknown-period', `"${named}" is no period of the plan's year`);
  };
  const engine = new Engine({ plan, roster, given, amendment: restartOf(plan, year), watch, ...rows });
  return { engine, subject, windowOf };
}

/** The month in which a payee begins: negative before the year, 12 where that is after it. */
function firstMonthOf(roster: Roster, subject: PayeeSubject, year: PlanYear): number {
  const firstDay = roster.assignment(subject)?.firstDay ?? 0;
  if (firstDay < year.month(0).first) return year.monthIndexOf(firstDay) ?? Number.MIN_SAFE_INTEGER;
  const month = year.months.findIndex(({ last }) => firstDay <= last);
  return month < 0 ? 12 : month;
}
