import { oneMonth, type PlanYear } from '@ontarget/evaluator/engine';
import type { CreditsTable, Plan } from '@ontarget/evaluator/format';
import { parseRational, rational } from '@ontarget/evaluator/numbers';
import type { Dialect } from './dialect.ts';
import type { SqlPlace, SqlScope } from './place.ts';
import { either, type SqlNumber } from './quantity.ts';
import { NotInSql } from './refused.ts';
import type { Names } from './relation.ts';
import { lcm, named, type SqlRows, type SqlTables } from './tables.ts';

/** A query that others read by its name, worked out once; or one whose every row says that SQL may not pay. */
export interface SqlStep {
  readonly name: string;
  readonly query: string;
}

/** What keeps SQL from paying anybody: a query that counts the rows at fault. */
export interface SqlGuard {
  readonly because: string;
  readonly query: string;
}

/** The credits of a table in SQL: who has which share of which row. */
export class SqlCredits {
  readonly rows: SqlRows;
  readonly place: SqlPlace;
  /** What all shares are over. */
  readonly over: bigint;
  /** The greatest share of one payee in one row. */
  readonly most: bigint;
  private readonly table: CreditsTable;
  private readonly id: string;
  private readonly names: { own: string; rolledUp: string; team: string; company: string };
  private readonly parts: readonly {
    share: SqlNumber;
    to: string;
    overlay: boolean;
    named: [boolean, boolean];
    blankTo: string | undefined;
  }[];
  private readonly day: string;
  private readonly counted: string;
  private readonly wrong: string | undefined;
  private readonly dialect: Dialect;
  private readonly year: PlanYear;
  private readonly plan: Plan;

  constructor(id: string, table: CreditsTable, tables: SqlTables, scope: SqlScope, names: Names) {
    const { arithmetic, plan, year } = scope;
    this.id = id;
    this.table = table;
    this.plan = plan;
    this.year = year;
    this.dialect = arithmetic.dialect;
    this.rows = tables.get(table.from);
    const name = names.of('credits_');
    this.names = {
      own: `ot_${name}`,
      rolledUp: `ot_${name}_up`,
      team: `ot_${name}_teams`,
      company: `ot_${name}_rows`,
    };
    const { relation } = this.rows;
    this.place = {
      relation,
      subject: 'company',
      window: { from: 0, to: 11 },
      column: (column) => this.rows.cell(column),
    };
    const date = this.rows.cell(table.date);
    if (date.kind !== 'date') throw new NotInSql('credits', 'the column of its date holds none');
    this.day = relation.bind(date.sql);
    const { first, last } = year.days({ from: 0, to: 11 });
    const where = table.where === undefined ? undefined : scope.test(table.where, this.place);
    const inYear = `COALESCE(${this.day} BETWEEN ${first} AND ${last}, FALSE)`;
    this.counted = relation.bind(where === undefined ? inYear : `(${inYear} AND ${where.sql})`);
    const stated = table.credits.map(({ share }) =>
      share === 'rest' ? undefined : arithmetic.bound(scope.number(share, this.place), relation),
    );
    this.over = stated.reduce((all, one) => {
      if (one === undefined) return all;
      if (typeof one.d !== 'bigint')
        throw new NotInSql('credits', 'a share is divided by something else in each row');
      return lcm(all, one.d);
    }, 1n);
    const zero = arithmetic.constant(rational(0));
    const shares = stated.map((one) => (one === undefined ? undefined : arithmetic.over(one, this.over)));
    const sumOf = (list: readonly (SqlNumber | undefined)[]) =>
      list.reduce((sum: SqlNumber, one) => (one === undefined ? sum : arithmetic.add(sum, one)), zero);
    const within = sumOf(shares.filter((_, index) => table.credits[index]?.overlay !== true));
    const rest = arithmetic.over(arithmetic.add(arithmetic.constant(rational(1)), within, -1), this.over);
    const hasRest = table.credits.some(({ share }) => share === 'rest');
    const below = (one: SqlNumber) => `COALESCE(${one.n} < ${this.dialect.int(0n)}, FALSE)`;
    const all = arithmetic.bound(hasRest ? arithmetic.add(sumOf(shares), rest) : sumOf(shares), relation);
    const most = table.atMost === undefined ? undefined : arithmetic.constant(scope.exact(table.atMost));
    this.wrong = either(
      where?.bad,
      date.bad,
      ...stated.map((one) => one?.bad),
      ...shares.map((one) => (one === undefined || one.constant !== undefined ? undefined : below(one))),
      hasRest ? below(rest) : undefined,
      most === undefined ? undefined : `COALESCE(${arithmetic.compare(all, most, '>')}, FALSE)`,
      ...table.credits.map(({ to }) => this.rows.cell(to).bad),
    );
    const { rollUp } = table;
    const rising = rollUp === undefined ? [] : [rollUp.column, ...(rollUp.and ?? [])];
    this.parts = table.credits.map(({ to, members, overlay = false, blank }, index) => {
      if (members !== undefined) throw new NotInSql('credits', 'the members of a team are credited');
      const column = this.payee(to, scope);
      const other = blank === 'nobody' ? undefined : blank.to;
      return {
        share: arithmetic.bound(shares[index] ?? rest, relation),
        to: column,
        overlay,
        named: [rising.includes(to), other !== undefined && rising.includes(other)],
        blankTo: other === undefined ? undefined : this.payee(other, scope),
      };
    });
    this.most = this.parts.reduce((sum, { share }) => sum + share.most, this.over);
    if (rollUp?.along !== undefined)
      throw new NotInSql('credits', 'its shares go up along another column than the manager');
  }

  private payee(column: string, scope: SqlScope): string {
    const cell = named(this.rows.cell(column), this.rows.relation, scope);
    if (cell.kind !== 'text') throw new NotInSql('credits', 'a payee is no text');
    return cell.sql;
  }

  /** What a total of these credits reads: the rows with all columns, whose they are, their share (`sh`), and how far they rose. */
  source(of: 'own' | 'rolledUp' | 'team' | 'namedTeam' | 'company'): string {
    return `${this.names[of === 'namedTeam' ? 'team' : of]} c JOIN ${this.rows.step().name} r ON r.rid = c.rid`;
  }

  /** The month of the plan year that a day lies in. */
  private month(): string {
    const ends = Array.from(
      { length: 12 },
      (_, index) => `WHEN ${this.day} <= ${this.year.days(oneMonth(index)).last} THEN ${index}`,
    );
    return `(CASE ${ends.join(' ')} END)`;
  }

  get hasRollUp(): boolean {
    return this.table.rollUp !== undefined;
  }

  steps(): readonly SqlStep[] {
    const rows = this.rows.step().name;
    const one = this.dialect.int(this.over);
    const head = `rid, ${this.day} AS cday, ${this.month()} AS m`;
    const own = this.parts.map(({ share, to, overlay, named: [isNamed, isNamedElse], blankTo }, index) => {
      const payee = blankTo === undefined ? to : `COALESCE(${to}, ${blankTo})`;
      const flag = (value: boolean) => (value ? 'TRUE' : 'FALSE');
      const rises =
        blankTo === undefined
          ? flag(isNamed)
          : `(CASE WHEN ${to} IS NULL THEN ${flag(isNamedElse)} ELSE ${flag(isNamed)} END)`;
      return `SELECT ${head}, ${index} AS i, ${payee} AS payee, ${share.n} AS sh, ${flag(overlay)} AS overlay, ${rises} AS rises FROM ${rows} WHERE ${this.counted} AND ${payee} IS NOT NULL`;
    });
    const steps: SqlStep[] = [
      { name: this.names.own, query: own.join('\nUNION ALL\n') },
      { name: this.names.company, query: `SELECT ${head}, ${one} AS sh FROM ${rows} WHERE ${this.counted}` },
      { name: this.names.team, query: this.teams(one) },
    ];
    if (this.table.rollUp !== undefined)
      steps.push({ name: this.names.rolledUp, query: this.rolledUp(one, this.table.rollUp.levels) });
    return steps;
  }

  /** Each row once for a team and those above it, at most whole. */
  private teams(one: string): string {
    const { textLiteral } = this.dialect;
    const above = Object.keys(this.plan.teams).flatMap((team) =>
      teamAndAbove(this.plan, team).map(
        (up) => `SELECT ${textLiteral(team)} AS team, ${textLiteral(up)} AS up`,
      ),
    );
    if (above.length === 0)
      return `SELECT rid, cday, m, sh, payee AS team FROM ${this.names.own} WHERE FALSE`;
    return `WITH above AS (\n${above.join(' UNION ALL\n')}),
shares AS (SELECT DISTINCT c.rid, c.cday, c.m, c.i, c.sh, a.up AS team FROM ${this.names.own} c
  JOIN ot_roster q ON q.payee = c.payee AND c.cday BETWEEN q.s AND q.e JOIN above a ON a.team = q.team WHERE NOT c.overlay)
SELECT rid, cday, m, team, ${this.cast(`CASE WHEN SUM(sh) > ${one} THEN ${one} ELSE SUM(sh) END`)} AS sh FROM shares GROUP BY rid, cday, m, team`;
  }

  /** Those above each share's payee, by the shortest way; one manager has the whole of a row at most, the nearest shares first. */
  private rolledUp(one: string, levels: number | undefined): string {
    const within = levels === undefined ? '' : ` WHERE lvl <= ${levels}`;
    const most = (sum: string) => `(CASE WHEN ${sum} > ${one} THEN ${one} ELSE ${sum} END)`;
    return `WITH rising AS (SELECT c.* FROM ${this.names.own} c
  LEFT JOIN (SELECT DISTINCT rid, payee FROM ${this.names.own} WHERE rises) n ON n.rid = c.rid AND n.payee = c.payee
  WHERE c.rises OR (NOT c.overlay AND n.rid IS NOT NULL)),
ways AS (SELECT c.rid, c.cday, c.m, c.i, c.sh, u.manager, MIN(u.lvl) AS lvl FROM rising c
  JOIN ot_lines u ON u.payee = c.payee AND c.cday BETWEEN u.s AND u.e GROUP BY c.rid, c.cday, c.m, c.i, c.sh, u.manager),
by_level AS (SELECT rid, cday, m, manager, lvl, ${this.cast('SUM(sh)')} AS sh FROM ways${within} GROUP BY rid, cday, m, manager, lvl),
running AS (SELECT *, ${this.cast('SUM(sh) OVER (PARTITION BY rid, manager ORDER BY lvl)')} AS cum FROM by_level)
SELECT rid, cday, m, manager AS payee, lvl, ${most('cum')} - ${most('(cum - sh)')} AS sh FROM running`;
  }

  private cast(sql: string): string {
    return `CAST(${sql} AS ${this.dialect.whole})`;
  }

  guards(): readonly SqlGuard[] {
    if (this.wrong === undefined) return [];
    return [
      {
        because: `rows of ${this.id} are in doubt: a share, a payee or a condition cannot be decided, or the shares exceed what they may`,
        query: `SELECT COUNT(*) AS n FROM ${this.rows.step().name} WHERE (${this.counted} AND ${this.rows.relation.bind(this.wrong)})`,
      },
    ];
  }

  /** Counts the rows up to a day that credit, or roll up to, somebody without a roster row. */
  strays(last: number): string {
    const of = [this.names.own, ...(this.table.rollUp === undefined ? [] : [this.names.rolledUp])];
    const counts = of.map(
      (name) =>
        `(SELECT COUNT(*) FROM ${name} c LEFT JOIN (SELECT DISTINCT payee FROM ot_roster) q ON q.payee = c.payee WHERE q.payee IS NULL AND c.cday <= ${last})`,
    );
    return `SELECT ${counts.join(' + ')} AS n`;
  }

  /** Gives names to what the guards read; before the rows are written. */
  settle(): void {
    if (this.wrong !== undefined) this.rows.relation.bind(this.wrong);
  }
}

export function teamAndAbove(plan: Plan, team: string): readonly string[] {
  const line: string[] = [];
  let next: string | undefined = team;
  while (next !== undefined && !line.includes(next)) {
    line.push(next);
    next = Object.hasOwn(plan.teams, next) ? plan.teams[next]?.parent : undefined;
  }
  return line;
}

/** The exact number that the reader of evaluator files let through. */
export function exactOf(text: string) {
  const parsed = parseRational(text);
  if (!parsed.ok) throw new NotInSql('number', parsed.message);
  return parsed.value;
}
