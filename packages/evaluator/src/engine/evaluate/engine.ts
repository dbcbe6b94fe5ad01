import type {
  ClawbackExpression,
  Condition,
  Expression,
  Plan,
  Stage,
  ValueId,
} from '../../format/types/index.ts';
import { parseRational, type Rational } from '../../numbers/index.ts';
import type { CreditIndex } from '../data/credit-index.ts';
import type { EnteredResults } from '../data/entered-results.ts';
import type { OpeningBalances } from '../data/opening-balances.ts';
import { ReadableTables } from '../data/readable-tables.ts';
import type { Row } from '../data/row.ts';
import { Tables } from '../data/tables.ts';
import type { QuarantinedRow, TableData } from '../input.ts';
import { byText } from '../order.ts';
import { asNumber, type Missing, missing, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import type { Reason } from '../reasons.ts';
import type { Roster, RosterRow } from '../roster/roster.ts';
import type { Steps } from '../steps.ts';
import { COMPANY, type Subject } from '../subject.ts';
import { PlanYear, WHOLE_YEAR, type Window } from '../windows.ts';
import {
  type Amendment,
  clawbackBefore,
  isNewComponent,
  mixesVersions,
  type Route,
  routeOf,
} from './amendment.ts';
import { test } from './conditions.ts';
import type { Evaluation, GivenValues, Place } from './evaluation.ts';
import { FormulaCache } from './formula-cache.ts';
import { LimitReached, MAX_DEPTH, MAX_LOOPS } from './limits.ts';
import { named, nameOf } from './naming.ts';
import { apply } from './operators.ts';
import { subjectFor } from './subject-for.ts';
import { added } from './time.ts';
import { rowsOfTotals } from './totals.ts';
import { valueKey } from './value-key.ts';
import type { Watch } from './watch.ts';

/** Operators that evaluate an operand more than once: nested, they multiply. */
const LOOPS: ReadonlySet<string> = new Set([
  'power',
  'members',
  'rank',
  'solve',
  'accrue',
  'over',
  'total',
  'shift',
  'previous',
  'carried',
  'open',
  'due',
  'clawback',
  'collected',
]);

/** What an engine works on. */
export interface EngineInput {
  readonly plan: Plan;
  /** Undefined for an example that gives no rows. */
  readonly tables?: Readonly<Record<string, TableData>>;
  /** Whether a table that is left out is not given, as in an example, instead of empty. */
  readonly onlyThese?: boolean;
  /** Read in place of the table `roster`, as in an example. */
  readonly roster?: Roster;
  readonly quarantined?: readonly QuarantinedRow[];
  readonly given?: GivenValues;
  /** Where the plan amends another in mid-year. */
  readonly amendment?: Amendment | undefined;
  readonly watch?: Watch | undefined;
}

/** What engines share that work on one task: how deep and how long they have gone. */
interface Work {
  depth: number;
  loops: number;
}

/** Another engine of the same tables, seen without some of their rows. */
interface Apart {
  readonly of: Engine;
  readonly excluded: ReadonlySet<Row>;
}

/** Stages that rows and entries have in the years before the plan's too: its terms hold in its own year alone. */
const RESULTS: ReadonlySet<string> = new Set(['measure', 'goal actual']);

/** What a plan only knows of periods that it pays. */
const PAID_STAGES: ReadonlySet<Stage> = new Set([
  'shortfall',
  'earned',
  'payout',
  'total',
  'balance',
  'paid',
]);

const NO_ROWS: ReadonlySet<Row> = new Set();

/**
 * The reference engine: it evaluates formulas as they stand, in exact rationals. A value is worked out once for each
 * subject and window; what it reads decides the order, so the order of rows, payees and questions never matters.
 */
export class Engine implements Evaluation {
  readonly plan: Plan;
  readonly year: PlanYear;
  readonly given: GivenValues | undefined;
  readonly watch: Watch | undefined;
  readonly excluded: ReadonlySet<Row>;
  readonly amendment: Amendment | undefined;
  readonly ofRows: FormulaCache<Row>;
  readonly ofMonths = new FormulaCache<string>();
  private readonly tables: Tables;
  private readonly reads: ReadableTables;
  private readonly numbers = new Map<string, Rational>();
  private readonly values = new Map<string, Outcome>();
  private readonly working = new Map<string, ValueId>();
  private readonly work: Work;
  /** Whether it works for another engine, which then minds the limits. */
  private readonly isPart: boolean;
  private begun: Engine | undefined;

  constructor(
    { plan, tables, onlyThese = false, roster, quarantined = [], given, amendment, watch }: EngineInput,
    apart?: Apart,
  ) {
    this.plan = plan;
    this.year = new PlanYear(plan);
    this.amendment = amendment;
    this.excluded = apart?.excluded ?? NO_ROWS;
    this.ofRows = apart?.of.ofRows ?? new FormulaCache<Row>();
    this.work = apart?.of.work ?? { depth: 0, loops: 0 };
    this.isPart = apart !== undefined;
    this.tables =
      apart?.of.tables ??
      new Tables(
        plan,
        this.year,
        tables ?? {},
        quarantined,
        {
          formula: (expression, row) => this.evaluate(expression, atRow(row)),
          test: (condition, row) => this.test(condition, atRow(row)),
        },
        roster,
      );
    this.given = given;
    this.watch = watch;
    this.reads = apart?.of.reads ?? new ReadableTables(plan, tables, onlyThese);
  }

  get roster(): Roster {
    return this.tables.roster;
  }

  get results(): EnteredResults {
    return this.tables.results;
  }

  get openings(): OpeningBalances {
    return this.tables.openings;
  }

  isGiven(table: string): boolean {
    return this.reads.has(table);
  }

  rows(table: string): readonly Row[] {
    return this.tables.rows(table);
  }

  credits(id: string): CreditIndex | readonly Reason[] {
    return this.tables.credits(id);
  }

  /** The indexes of all credits tables that can be built. */
  /**
   * Works out in steps what whoever is paid by the end of a month asks for: its tables, and what each row comes to in totals of
   * more than one payee, which would be one long step for whoever asks first.
   */
  *arrange(to: number): Steps<void> {
    yield* this.tables.arrange();
    yield* rowsOfTotals(this, to);
    if (this.amendment?.earlier !== undefined) yield* this.amendment.earlier.arrange(to);
  }

  allCredits(): readonly CreditIndex[] {
    const names = Object.keys(this.plan.tables).filter((name) => this.plan.tables[name]?.kind === 'credits');
    return names.flatMap((name) => {
      const index = this.credits(name);
      return 'own' in index ? [index] : [];
    });
  }

  exact(text: string): Rational {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const parsed = parseRational(text);
    // The reader of evaluator files lets no other text through.
    if (!parsed.ok) throw new TypeError(parsed.message);
    this.numbers.set(text, parsed.value);
    return parsed.value;
  }

  evaluate(expression: Expression, place: Place): Outcome {
    if (this.amendment !== undefined && mixesVersions(expression, place.window, this.amendment)) {
      return missing(
        'window-spans-versions',
        `what runs from before the amendment to after it adds up by the terms of one version alone: ${expression.op}`,
      );
    }
    return this.step(expression, () => apply(expression, place, this));
  }

  number(expression: Expression, place: Place): Outcome<Rational> {
    const rows = place.row === undefined ? [] : [place.row.ref];
    return asNumber(this.evaluate(expression, place), nameOf(expression), rows);
  }

  test(condition: Condition, place: Place): Outcome<boolean> {
    return this.step(condition, () => test(condition, place, this));
  }

  value(id: ValueId, subject: Subject, window: Window, rosterRow?: RosterRow): Outcome {
    const definition = own(this.plan.values, id);
    if (definition === undefined) return missing('unknown-value', `the evaluator has no value ${id}`);
    const whose = subjectFor(definition.subject, subject);
    if ('ok' in whose) return named(whose, id);
    const given = this.given?.(id, whose, window);
    this.watch?.({ kind: 'value', id });
    if (given !== undefined) return given;
    const route = this.route(id, window);
    if (route !== undefined) {
      if ('ok' in route) return named(route, id);
      if (route.by === 'begun') return route.begun.value(id, whose, window, rosterRow);
      if (route.by === 'earlier') return route.earlier.value(id, whose, window);
      if (route.by === 'both') {
        const parts = [
          route.earlier.number({ op: 'value', id }, { subject: whose, window: route.before }),
          this.number({ op: 'value', id }, { subject: whose, window: route.after }),
        ];
        return added(parts);
      }
      if (route.window !== window) return this.value(id, whose, route.window);
    }
    if (this.year.firstPaid > 0 && window.to < this.year.firstPaid && PAID_STAGES.has(definition.stage)) {
      const message = `${this.year.label(window)} lies before the first payment of this plan, so nobody knows its ${definition.title}`;
      return named(missing('missing-opening', message), id);
    }
    const key = valueKey(id, whose, window, rosterRow);
    const known = this.values.get(key);
    if (known !== undefined) return known;
    if (window.from < 0 && !RESULTS.has(definition.stage)) {
      return named(
        missing(
          'no-previous-period',
          `the plan says nothing of ${definition.title} before its year begins, in ${this.year.label(window)}`,
        ),
        id,
      );
    }
    if (this.working.has(key)) return this.circle(key);
    const outcome = this.guarded(key, id, () =>
      this.evaluate(definition.formula, { subject: whose, window, rosterRow }),
    );
    const result = outcome.ok ? outcome : named(outcome, id);
    this.values.set(key, result);
    return result;
  }

  without(rows: ReadonlySet<Row>): Engine {
    if (rows.size === 0 && this.excluded.size === 0) return this;
    return new Engine(
      { ...this.likewise, amendment: withoutRows(this.amendment, rows) },
      { of: this, excluded: rows },
    );
  }

  get resultsFrom(): number {
    return this.amendment?.results === 'restart' ? this.amendment.month : 0;
  }

  clawbackIn(month: number, now: ClawbackExpression): ClawbackExpression | 'none' | Missing {
    return clawbackBefore(month, now, this.amendment);
  }

  knows(id: ValueId, window: Window): boolean {
    const { amendment } = this;
    if (amendment?.earlier === undefined || window.to >= amendment.month) return true;
    return own(amendment.earlier.plan.values, id) !== undefined;
  }

  /**
   * Whose terms a value over a window is worked out by where the plan amends another: a component that is new begins with
   * the amendment, while others go on. Undefined where nothing is amended.
   */
  route(id: ValueId, window: Window): Route | { by: 'begun'; begun: Engine } | Missing | undefined {
    const { amendment, plan } = this;
    const definition = own(plan.values, id);
    if (amendment === undefined || definition === undefined) return undefined;
    if (amendment.results === 'continue' && isNewComponent(id, plan, amendment)) {
      this.begun ??= this.fromAmendment(amendment);
      return { by: 'begun', begun: this.begun };
    }
    return routeOf(id, definition, window, amendment);
  }

  /** The same plan and rows, with results that begin with the amendment. */
  private fromAmendment(across: Amendment): Engine {
    const amendment: Amendment = { ...across, results: 'restart' };
    return new Engine({ ...this.likewise, amendment }, { of: this, excluded: this.excluded });
  }

  /** What another engine of the same tables is made of. */
  private get likewise(): Pick<EngineInput, 'plan' | 'given' | 'watch'> {
    const { plan, given, watch } = this;
    return { plan, watch, ...(given === undefined ? {} : { given }) };
  }

  /** The rows of this engine that were read from the same places as those of another one. */
  alike(rows: ReadonlySet<Row>): ReadonlySet<Row> {
    const placeOf = ({ ref: { table, source } }: Row) => JSON.stringify([table, source.file, source.record]);
    const places = new Set([...rows].map(placeOf));
    const tables = new Set([...rows].map(({ ref }) => ref.table));
    return new Set(
      [...tables].flatMap((table) => this.rows(table).filter((row) => places.has(placeOf(row)))),
    );
  }

  /** Counts how deep and how long the work goes. */
  private step<O>(formula: Expression | Condition, work: () => O): O {
    if (this.work.depth >= MAX_DEPTH) {
      throw new LimitReached('too-deep', 'values depend on each other in too long a chain');
    }
    if (LOOPS.has(formula.op)) this.work.loops += 1;
    if (this.work.loops > MAX_LOOPS) {
      throw new LimitReached('too-much-work', 'a formula takes more steps than any plan needs');
    }
    this.work.depth += 1;
    try {
      return work();
    } finally {
      this.work.depth -= 1;
    }
  }

  /** Works a value out; a limit that is reached leaves all the values on the way to it. */
  private guarded(key: string, id: ValueId, work: () => Outcome): Outcome {
    const outermost = this.working.size === 0 && !this.isPart;
    this.working.set(key, id);
    if (outermost) this.work.loops = 0;
    try {
      return work();
    } catch (problem) {
      if (!outermost || !(problem instanceof LimitReached)) throw problem;
      return missing(problem.code, problem.message);
    } finally {
      this.working.delete(key);
    }
  }

  private circle(key: string): Missing {
    const keys = [...this.working.keys()];
    const ids = keys.slice(keys.indexOf(key)).map((one) => this.working.get(one) ?? '');
    const circle = [...new Set(ids)].sort(byText).join(', ');
    return missing('circular', `these values depend on each other in a circle: ${circle}`);
  }
}

/** An amendment of a plan that is seen without some rows: neither does the version before see them. */
function withoutRows(amendment: Amendment | undefined, rows: ReadonlySet<Row>): Amendment | undefined {
  if (amendment?.earlier === undefined) return amendment;
  const { earlier } = amendment;
  return { ...amendment, earlier: earlier.without(earlier.alike(rows)) };
}

/** The place of formulas that belong to a table rather than to anybody's pay. */
function atRow(row: Row): Place {
  return { subject: COMPANY, window: WHOLE_YEAR, row };
}
