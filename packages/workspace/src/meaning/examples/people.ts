import type { ExamplePerson, ExampleQuestion, TableData } from '@ontarget/evaluator/engine';
import type { Plan, Role } from '@ontarget/evaluator/format';
import { formatDate, parseDate } from '@ontarget/evaluator/numbers';
import { amountOf, dayOf, quotaColumnsSet } from '@ontarget/language';
import type { ExampleRow, Examples } from '@ontarget/language/ast';
import { type CellValue, cellValue } from './cells.ts';

/** One column of somebody's row of the roster. */
type RosterCell = NonNullable<NonNullable<ExampleQuestion['roster']>['columns']>[string];

/** What a question says about the people of an example. */
export type PeopleAsked = Pick<ExampleQuestion, 'subject' | 'roster' | 'others'>;

/** Columns of the roster that say who somebody is, and when, and not what they are paid by. */
const PLACE_COLUMNS: ReadonlySet<string> = new Set(['payee', 'role', 'team', 'manager', 'start', 'end']);

/**
 * Whom the rows of an examples table are about. Without a column of payees it is one person, who goes by the role's
 * name; with one, the rows are people of one run. Where rows of the table `roster` are given, everybody stands there.
 */
export class ExamplePeople {
  private readonly examples: Examples;
  private readonly plan: Plan;
  private readonly roleName: string;
  /** Whether the rows are of several people. */
  readonly areSeveral: boolean;
  private readonly roster: TableData | undefined;
  private readonly columns: readonly string[];

  constructor(
    examples: Examples,
    plan: Plan,
    roleName: string,
    given: Record<string, TableData> | undefined,
  ) {
    this.examples = examples;
    this.plan = plan;
    this.roleName = roleName;
    this.roster = given?.roster;
    this.columns = examples.header.inputs.map(({ name, path }) => (path.length === 0 ? name : ''));
    this.areSeveral = this.columns.includes('payee');
  }

  /** The role that a row is about, by its column `role` or else the table's. */
  roleOf(row: ExampleRow): { name: string; role: Role } | undefined {
    const name = this.wordOf(row, 'role') ?? this.roleName;
    const role = this.plan.roles[name];
    return role && { name, role };
  }

  /** Who a row is about, or why nobody can be told. */
  askedFor(row: ExampleRow): PeopleAsked | { reason: string } {
    const of = this.roleOf(row);
    if (of === undefined) return { reason: `the plan has no role ${this.wordOf(row, 'role')}` };
    if (this.roster !== undefined) return this.inGivenRoster(row, of.name, this.roster);
    if (!this.areSeveral) {
      const { subject, roster } = this.person([row], of.name);
      return { subject, roster };
    }
    const payee = this.wordOf(row, 'payee');
    if (payee === undefined) return { reason: 'the row names no payee' };
    const people = this.people();
    const own = people.find(({ subject }) => subject.payee === payee);
    if (own === undefined) return { reason: 'the row names no payee' };
    return { ...own, others: people.filter((one) => one !== own) };
  }

  /** Everybody of a table with a column of payees; each column is read from the first row that fills it. */
  private people(): readonly ExamplePerson[] {
    const rows = Map.groupBy(this.examples.rows, (row) => this.wordOf(row, 'payee'));
    return [...rows].flatMap(([payee, own]) => {
      const of = own[0] && this.roleOf(own[0]);
      return payee === undefined || of === undefined ? [] : [this.person(own, of.name)];
    });
  }

  private person(rows: readonly ExampleRow[], role: string): ExamplePerson {
    const word = (column: string) =>
      rows.map((row) => this.wordOf(row, column)).find((one) => one !== undefined);
    const [team, manager] = [word('team') ?? this.plan.roles[role]?.team, word('manager')];
    const [start, end] = [word('start') ?? this.hired(), word('end')];
    return {
      subject: { payee: word('payee') ?? this.roleName, role, ...(team === undefined ? {} : { team }) },
      // Whoever is not said to be hired on a day has been there all along.
      roster: {
        ...(start === undefined ? {} : { start }),
        ...(end === undefined ? {} : { end }),
        ...(manager === undefined ? {} : { manager }),
        columns: this.payColumns(rows),
      },
    };
  }

  /** Columns of somebody's roster row: from the table's settings, and from its columns. */
  private payColumns(rows: readonly ExampleRow[]): Record<string, RosterCell> {
    const columns: Record<string, RosterCell> = {};
    for (const setting of this.examples.settings) {
      if (setting.$type !== 'PaySetting' && setting.$type !== 'QuotaSetting') continue;
      const amount = amountOf(setting.amount, this.plan.currency);
      if (amount === undefined) continue;
      const named = setting.$type === 'PaySetting' ? ['target_pay'] : quotaColumnsSet(setting);
      for (const column of named) columns[column] = amount.value;
    }
    const roster = this.plan.tables.roster;
    const known = roster !== undefined && 'columns' in roster ? roster.columns : {};
    for (const column of this.columns) {
      if (PLACE_COLUMNS.has(column) || known[column] === undefined) continue;
      if (this.plan.measures[column] !== undefined) continue;
      const cell = rows.map((row) => this.cellOf(row, column)).find((one) => one !== undefined);
      if (cell !== undefined) columns[column] = rosterCell(cell);
    }
    return columns;
  }

  /** Of the assignments that the payee has in the role, the last one. */
  private inGivenRoster(
    row: ExampleRow,
    role: string,
    { rows }: TableData,
  ): PeopleAsked | { reason: string } {
    const named = this.areSeveral ? this.wordOf(row, 'payee') : undefined;
    const own = rows.filter(
      ({ values }) => values.role === role && (named === undefined || values.payee === named),
    );
    const payees = new Set(own.map(({ values }) => values.payee));
    const [payee, ...more] = payees;
    if (typeof payee !== 'string')
      return { reason: `no given row of the roster has ${named ?? 'anybody'} as ${role}` };
    if (more.length > 0) {
      return { reason: `several people are given as ${role}: a column payee says whom a row is about` };
    }
    const team = own.at(-1)?.values.team ?? this.plan.roles[role]?.team;
    return { subject: { payee, role, ...(typeof team === 'string' ? { team } : {}) } };
  }

  private hired(): string | undefined {
    const hired = this.examples.settings.find((one) => one.$type === 'HiredSetting');
    const day = hired?.$type === 'HiredSetting' ? dayOf(hired.date) : undefined;
    return day === undefined ? undefined : formatDate(day);
  }

  private wordOf(row: ExampleRow, column: string): string | undefined {
    const cell = this.cellOf(row, column);
    return cell?.kind === 'words' ? cell.text : undefined;
  }

  private cellOf(row: ExampleRow, column: string): CellValue | undefined {
    const at = this.columns.indexOf(column);
    return at < 0 ? undefined : cellValue(row.inputs[at], this.plan.currency);
  }
}

function rosterCell(cell: CellValue): RosterCell {
  if (cell.kind === 'amount') return cell.value;
  const date = parseDate(cell.text);
  return date.ok ? { date: date.value } : cell.text;
}
