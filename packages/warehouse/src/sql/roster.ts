import type { Plan } from '@ontarget/evaluator/format';
import type { SqlGuard, SqlStep } from './credits.ts';
import type { Dialect } from './dialect.ts';
import type { SqlScope } from './place.ts';
import { either } from './quantity.ts';
import { NotInSql } from './refused.ts';
import { named, type SqlRows } from './tables.ts';

/** The day that an assignment without an end goes on to. */
const OPEN_END = 3_000_000;

/** The most steps that a reporting line is followed up; more is taken for a circle. */
const MAX_LINE = 40;

/**
 * The roster in SQL: `ot_roster`, one row for each of its rows (aid, payee, role, team, manager, the days s to e, and its
 * own columns); `ot_assignments`, one for each payee, role and team; `ot_lines`, who is above whom on which days.
 */
export class SqlRoster {
  readonly rows: SqlRows;
  private readonly plan: Plan;
  private readonly dialect: Dialect;
  private readonly cells: Readonly<Record<'payee' | 'role' | 'team' | 'manager' | 'start' | 'end', string>>;
  private readonly wrong: string;

  constructor(rows: SqlRows, scope: SqlScope) {
    this.rows = rows;
    this.plan = scope.plan;
    this.dialect = scope.arithmetic.dialect;
    const bad: (string | undefined)[] = [];
    const cell = (name: string, kind: 'text' | 'date'): string => {
      const value = named(rows.cell(name), rows.relation, scope);
      if (value.kind === 'number' || (value.kind !== kind && value.blank !== 'TRUE'))
        throw new NotInSql('roster', `its ${name} is no ${kind}`);
      bad.push(value.bad);
      return value.blank === 'TRUE' && kind === 'date' ? 'CAST(NULL AS INTEGER)' : value.sql;
    };
    this.cells = {
      payee: cell('payee', 'text'),
      role: cell('role', 'text'),
      team: cell('team', 'text'),
      manager: cell('manager', 'text'),
      start: cell('start', 'date'),
      end: cell('end', 'date'),
    };
    const { payee, role, team, start, end } = this.cells;
    const among = (names: readonly string[]) =>
      names.length === 0 ? 'FALSE' : `(${names.map((name) => this.dialect.textLiteral(name)).join(', ')})`;
    const isNoneOf = (sql: string, names: readonly string[]) =>
      names.length === 0 ? `(${sql} IS NOT NULL)` : `COALESCE(${sql} NOT IN ${among(names)}, FALSE)`;
    this.wrong =
      either(
        ...bad,
        `(${payee} IS NULL)`,
        `(${role} IS NULL)`,
        `(${start} IS NULL)`,
        `COALESCE(${end} < ${start}, FALSE)`,
        isNoneOf(role, Object.keys(this.plan.roles)),
        isNoneOf(team, Object.keys(this.plan.teams)),
      ) ?? 'FALSE';
    rows.relation.bind(this.wrong);
  }

  steps(): readonly SqlStep[] {
    const { payee, role, team, manager, start, end } = this.cells;
    const { textLiteral } = this.dialect;
    const ofRoles = Object.entries(this.plan.roles).flatMap(([name, { team: own }]) =>
      own === undefined ? [] : [`WHEN ${role} = ${textLiteral(name)} THEN ${textLiteral(own)}`],
    );
    const ownTeam = ofRoles.length === 0 ? team : `COALESCE(${team}, CASE ${ofRoles.join(' ')} END)`;
    const kept = [...new Set(['rid', ...this.rows.columns()])].map((column) => `r.${column}`);
    const named = `SELECT ${kept.join(', ')}, ${payee} AS payee, ${role} AS role, ${ownTeam} AS team, ${manager} AS manager, ${start} AS s, COALESCE(${end}, ${OPEN_END}) AS e FROM ${this.rows.step().name} r`;
    const aid = 'MIN(rid) OVER (PARTITION BY payee, role, team) AS aid';
    const lines = `WITH RECURSIVE lines AS (
SELECT payee, manager, 1 AS lvl, s, e FROM ot_roster WHERE manager IS NOT NULL
UNION ALL
SELECT l.payee, r.manager, l.lvl + 1, CASE WHEN l.s > r.s THEN l.s ELSE r.s END, CASE WHEN l.e < r.e THEN l.e ELSE r.e END
FROM lines l JOIN ot_roster r ON r.payee = l.manager AND r.s <= l.e AND l.s <= r.e
WHERE r.manager IS NOT NULL AND l.lvl < ${MAX_LINE} AND l.payee <> l.manager)
SELECT * FROM lines`;
    return [
      { name: 'ot_roster', query: `SELECT q.*, ${aid} FROM (${named}) q` },
      {
        name: 'ot_assignments',
        query: `SELECT a.aid, a.payee, a.role, a.team, a.first_day, r.first_in_role, r.last_in_role, p.first_of_all FROM
(SELECT aid, payee, role, team, MIN(s) AS first_day FROM ot_roster GROUP BY aid, payee, role, team) a
JOIN (SELECT payee, role, MIN(s) AS first_in_role, MAX(e) AS last_in_role FROM ot_roster GROUP BY payee, role) r ON r.payee = a.payee AND r.role = a.role
JOIN (SELECT payee, MIN(s) AS first_of_all FROM ot_roster GROUP BY payee) p ON p.payee = a.payee`,
      },
      { name: 'ot_lines', query: lines },
    ];
  }

  guards(): readonly SqlGuard[] {
    return [
      {
        because:
          'roster rows are in doubt: a role or team that the plan does not have, or days that end before they begin',
        query: `SELECT COUNT(*) AS n FROM ${this.rows.step().name} WHERE ${this.rows.relation.bind(this.wrong)}`,
      },
      {
        because: 'roster rows of the same payee, role and team share days',
        query:
          'SELECT COUNT(*) AS n FROM ot_roster a JOIN ot_roster b ON a.aid = b.aid AND a.rid < b.rid AND a.s <= b.e AND b.s <= a.e',
      },
      {
        because: 'a reporting line leads back to where it has been',
        query: `SELECT COUNT(*) AS n FROM ot_lines WHERE lvl >= ${MAX_LINE} OR payee = manager`,
      },
    ];
  }
}
