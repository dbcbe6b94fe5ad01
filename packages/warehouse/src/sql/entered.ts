import { isRational, type OpenedRun, type TableData, type Window } from '@ontarget/evaluator/engine';
import type { EnteredExpression, InputTable, Plan } from '@ontarget/evaluator/format';
import { type InputBounds, layOut, type SqlInput } from './bounds.ts';
import type { SqlStep } from './credits.ts';
import type { Dialect } from './dialect.ts';
import type { SqlOperator, SqlPlace, SqlScope } from './place.ts';
import { either, type SqlFlag, type SqlValue } from './quantity.ts';
import { NotInSql } from './refused.ts';
import type { Names } from './relation.ts';
import { chooseValue } from './scalars.ts';

/** The table `results` as SQL reads it: texts of measures, subjects and periods worked out to what they mean. */
export const ENTERED = 'results/entered';

/** Months count from the year's first, 0. `amount` is in the unit of the measure, `words` a grade; neither where it cannot be read. */
const CONTRACT: InputTable = {
  kind: 'input',
  columns: {
    measure: { type: 'text', unit: 'text', blank: false },
    about: { type: 'text', unit: 'text', blank: true },
    first_month: { type: 'text', unit: 'text', blank: false },
    last_month: { type: 'text', unit: 'text', blank: false },
    amount: { type: 'number', unit: 'number', blank: true },
    words: { type: 'text', unit: 'text', blank: true },
  },
  key: ['measure', 'about', 'first_month', 'last_month'],
  computed: {},
};

/** What is entered, worked out by the reference engine. */
export function enteredRows({ engine }: OpenedRun): TableData {
  const source = { file: 'results', record: 1 };
  return {
    rows: engine.results.all.map(({ measure, about, window, outcome }) => ({
      source,
      values: {
        measure,
        about,
        first_month: String(window.from),
        last_month: String(window.to),
        amount: outcome.ok && isRational(outcome.value) ? outcome.value : null,
        words: outcome.ok && typeof outcome.value === 'string' ? outcome.value : null,
      },
    })),
  };
}

/** The entries of a plan in SQL, and those that a role asks for: each joined to whom it is about. */
export class SqlEntered {
  private laidOut: SqlInput | undefined;
  private readonly names: Names;
  private readonly bounds: InputBounds;

  constructor(names: Names, bounds: InputBounds) {
    this.names = names;
    this.bounds = bounds;
  }

  get input(): SqlInput | undefined {
    return this.laidOut;
  }

  /** What an amount is over, and its greatest size. */
  get width(): { readonly over: bigint; readonly most: bigint } {
    this.laidOut ??= layOut(ENTERED, CONTRACT, this.names.of('in_'), this.bounds);
    const { digits = 1, places = 0 } = this.laidOut.columns[4] ?? {};
    return { over: 10n ** BigInt(places), most: 10n ** BigInt(digits) - 1n };
  }

  steps(dialect: Dialect): readonly SqlStep[] {
    if (this.laidOut === undefined) return [];
    const [measure, about, first, last, amount, words] = this.laidOut.columns;
    const number = dialect.scaled(amount?.name ?? '', amount?.places ?? 0);
    const query = `SELECT ${measure?.name} AS measure, COALESCE(${about?.name}, '') AS about, ${first?.name} AS first_month, ${last?.name} AS last_month, ${number} AS amount, ${words?.name} AS words FROM ${this.laidOut.name}`;
    return [{ name: 'ot_results', query }];
  }
}

/** An entry of one measure and window, joined to whom it is about. */
export interface EntryJoin {
  readonly name: string;
  readonly to: 'payee' | 'team' | 'company';
  readonly query: string;
  /** Whom it is about, where that is the same for all rows. */
  readonly about?: string;
}

/** The entries that a role asks for. */
export class RoleEntries {
  readonly joins: EntryJoin[] = [];
  private readonly known = new Map<string, EntryJoin>();
  private readonly dialect: Dialect;
  private readonly names: Names;

  constructor(dialect: Dialect, names: Names) {
    this.dialect = dialect;
    this.names = names;
  }

  /** The prefix of the columns `_there`, `_n` and `_w` of an entry. */
  of(measure: string, whose: EnteredExpression['whose'], window: Window, place: SqlPlace): string {
    const to = whose === 'its team' ? 'team' : whose === 'payee' ? 'payee' : 'company';
    if (to === 'payee' && place.subject !== 'payee')
      throw new NotInSql('entered', "a payee's own result is asked of a team");
    if (to === 'team' && place.subject === 'company')
      throw new NotInSql('entered', 'the company as a whole has no team');
    const { textLiteral } = this.dialect;
    const about = typeof whose === 'object' ? whose.team : whose === 'company' ? '' : undefined;
    const key = JSON.stringify([measure, to, about ?? null, window.from, window.to]);
    const known = this.known.get(key);
    if (known !== undefined) return known.name;
    const name = this.names.of('e');
    const query = `SELECT about, 1 AS ${name}_there, amount AS ${name}_n, words AS ${name}_w FROM ot_results WHERE measure = ${textLiteral(measure)} AND first_month = '${window.from}' AND last_month = '${window.to}'`;
    const join = { name, to, query, ...(about === undefined ? {} : { about: textLiteral(about) }) } as const;
    this.known.set(key, join);
    this.joins.push(join);
    return name;
  }

  /** The joins to one kind of subject, behind its FROM; and the columns they bring. */
  text(to: EntryJoin['to'], subject: string): { readonly columns: string; readonly joins: string } {
    const own = this.joins.filter((one) => one.to === to);
    return {
      columns: own
        .map(({ name }) => `, ${name}.${name}_there, ${name}.${name}_n, ${name}.${name}_w`)
        .join(''),
      joins: own
        .map(
          ({ name, query, about }) => ` LEFT JOIN (${query}) ${name} ON ${name}.about = ${about ?? subject}`,
        )
        .join(''),
    };
  }

  columns(to: EntryJoin['to']): readonly string[] {
    return this.joins
      .filter((one) => one.to === to)
      .flatMap(({ name }) => [`${name}_there`, `${name}_n`, `${name}_w`]);
  }
}

/** Whether something is entered for exactly this subject and window. */
export function isEntered({ measure, whose }: EnteredExpression, place: SqlPlace, scope: SqlScope): SqlFlag {
  const name = scope.entry(measure, whose, place);
  const noTeam = whose === 'its team' && place.subject === 'payee' ? '(team IS NULL)' : undefined;
  return { kind: 'flag', sql: `(${name}_there IS NOT NULL)`, bad: noTeam };
}

/** What is entered, in the unit of its measure. */
export const entered: SqlOperator<EnteredExpression> = (expression, place, scope) => {
  const { measure, whose, whenMissing } = expression;
  const name = scope.entry(measure, whose, place);
  const there = isEntered(expression, place, scope);
  const { over, most } = scope.entryWidth();
  const isWords = isWordsOf(scope.plan, measure);
  const column = `${name}_${isWords ? 'w' : 'n'}`;
  const unread = `(${there.sql} AND ${column} IS NULL)`;
  const found: SqlValue = isWords
    ? { kind: 'text', sql: column, bad: unread }
    : { ...scope.arithmetic.whole(column, over, most), bad: unread };
  if (whenMissing === undefined)
    return { ...found, bad: either(there.bad, unread, `(${name}_there IS NULL)`) };
  const holds = place.relation.bind(there.sql);
  const chosen = chooseValue(holds, found, scope.evaluate(whenMissing, place), scope, place);
  return { ...chosen, bad: either(there.bad, chosen.bad) };
};

function isWordsOf(plan: Plan, measure: string): boolean {
  const unit = Object.hasOwn(plan.measures, measure) ? plan.measures[measure]?.unit : undefined;
  return unit === 'grade' || unit === 'text';
}
