import type { Column, DerivedTable, Expression, InputTable, Plan } from '@ontarget/evaluator/format';
import { type InputBounds, layOut, type SqlInput } from './bounds.ts';
import type { SqlPlace, SqlScope } from './place.ts';
import { either, type SqlNumber, type SqlValue } from './quantity.ts';
import { NotInSql } from './refused.ts';
import { type Names, Relation } from './relation.ts';

/** The rows of a table in SQL. */
export interface SqlRows {
  readonly table: string;
  readonly relation: Relation;
  readonly rows: number;
  cell(column: string): SqlValue;
  /** The names of its columns, and of what is worked out on it. */
  columns(): readonly string[];
  /** The table with all that is worked out on it, once everything has asked. */
  step(): { readonly name: string; readonly query: string };
}

/** The tables of a plan as SQL reads them, each laid out when it is first asked for. */
export class SqlTables {
  readonly inputs: SqlInput[] = [];
  readonly all: SqlRows[] = [];
  private readonly known = new Map<string, SqlRows>();
  private readonly working = new Set<string>();
  private readonly plan: Plan;
  private readonly scope: SqlScope;
  private readonly names: Names;
  private readonly bounds: InputBounds;

  constructor(plan: Plan, scope: SqlScope, names: Names, bounds: InputBounds) {
    this.plan = plan;
    this.scope = scope;
    this.names = names;
    this.bounds = bounds;
  }

  get(name: string): SqlRows {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const table = Object.hasOwn(this.plan.tables, name) ? this.plan.tables[name] : undefined;
    if (table === undefined || table.kind === 'credits')
      throw new NotInSql('table', 'the evaluator has no such rows');
    if (this.working.has(name)) throw new NotInSql('table', 'it depends on itself');
    this.working.add(name);
    const rows = table.kind === 'input' ? this.input(name, table) : this.derived(name, table);
    this.working.delete(name);
    this.known.set(name, rows);
    this.all.push(rows);
    return rows;
  }

  private input(name: string, table: InputTable): SqlRows {
    const { arithmetic } = this.scope;
    const laidOut = layOut(name, table, this.names.of('in_'), this.bounds);
    this.inputs.push(laidOut);
    const relation = new Relation(this.names.of('rows_'), this.names);
    const { dialect } = arithmetic;
    const cells = new Map<string, SqlValue>();
    for (const { column, name: sql, type, blank, digits = 0, places = 0 } of laidOut.columns) {
      const isBlank = blank ? { blank: `(${sql} IS NULL)` } : {};
      if (type !== 'decimal') {
        cells.set(
          column,
          type === 'flag'
            ? { kind: type, sql: `COALESCE(${sql}, FALSE)`, ...isBlank }
            : { kind: type, sql, ...isBlank },
        );
        continue;
      }
      if (digits + places + 2 > dialect.decimalDigits) {
        throw new NotInSql(
          'width',
          `a column of ${table.columns[column]?.type} has more digits than a decimal of ${dialect.name}`,
        );
      }
      const most = arithmetic.check(10n ** BigInt(digits) - 1n);
      cells.set(column, {
        kind: 'number',
        n: sql,
        d: 10n ** BigInt(places),
        most,
        mostD: 10n ** BigInt(places),
        ...isBlank,
      });
    }
    const staged = laidOut.columns.map(({ name: sql, type, places = 0 }) => {
      if (type === 'decimal') return `${dialect.scaled(sql, places)} AS ${sql}`;
      return type === 'date' ? `${dialect.days(sql)} AS ${sql}` : sql;
    });
    const base = `SELECT ${['rid', ...staged].join(', ')} FROM ${laidOut.name}`;
    const place: SqlPlace = this.place(relation, (column) => {
      const known = cells.get(column);
      if (known !== undefined) return known;
      const computed = Object.hasOwn(table.computed, column) ? table.computed[column] : undefined;
      // A column that the table does not have is blank in every row.
      if (computed === undefined)
        return { kind: 'text', sql: `CAST(NULL AS ${dialect.text})`, blank: 'TRUE' };
      if (this.working.has(`${name} ${column}`)) throw new NotInSql('column', 'it depends on itself');
      this.working.add(`${name} ${column}`);
      const value = named(this.scope.evaluate(computed.formula, place), relation, this.scope);
      this.working.delete(`${name} ${column}`);
      cells.set(column, value);
      return value;
    });
    return this.rows(
      name,
      relation,
      this.bounds.rows(name),
      place,
      base,
      laidOut.columns.map(({ name: own }) => own),
    );
  }

  private derived(name: string, table: DerivedTable): SqlRows {
    const { arithmetic } = this.scope;
    const relation = new Relation(this.names.of('rows_'), this.names);
    const parts = table.parts.map((part) => {
      const source = this.get(part.from);
      const place = this.place(source.relation, (column) => source.cell(column));
      const where = part.where === undefined ? undefined : this.scope.test(part.where, place);
      const each = part.each === undefined ? undefined : source.cell(part.each);
      if (where?.bad !== undefined || each?.bad !== undefined) {
        throw new NotInSql('derived table', 'which rows it has may not be decided');
      }
      if (each !== undefined && each.kind !== 'text')
        throw new NotInSql('derived table', 'rows are gathered by a number or a date');
      const formulas = Object.keys(table.columns).map((column): SqlValue | undefined => {
        const formula: Expression | undefined = Object.hasOwn(part.columns, column)
          ? part.columns[column]
          : undefined;
        return formula === undefined
          ? undefined
          : named(this.scope.evaluate(formula, place), source.relation, this.scope);
      });
      return { source, where: where && source.relation.bind(where.sql), each, formulas };
    });
    const cells = new Map<string, SqlValue>();
    const outs = Object.entries(table.columns).map(([column, contract], index) => {
      const values = parts.map(({ formulas }) => formulas[index]);
      const out = this.joined(
        `d${index + 1}`,
        contract,
        values,
        table.parts.some(({ each }) => each !== undefined),
      );
      cells.set(column, out.value);
      return out;
    });
    const selects = parts.map(({ source, where, each }, index) => {
      const from = () => `FROM ${source.step().name}`;
      const conditions = [where, each && `NOT ${each.blank ?? 'FALSE'}`].filter((one) => one !== undefined);
      const filter = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
      const rid = `rid * ${parts.length} + ${index} AS rid`;
      const columns = outs.map(({ select }) => select(index));
      const plain = () =>
        `SELECT ${[rid, ...columns.flat()].join(', ')}${each === undefined ? '' : `, ${each.sql} AS each_of`} ${from()}${filter}`;
      if (each === undefined) return plain;
      const gathered = outs.flatMap(({ gather }) => gather());
      return () => `SELECT MIN(rid) AS rid, ${gathered.join(', ')} FROM (${plain()}) q GROUP BY each_of`;
    });
    const place = this.place(
      relation,
      (column) =>
        cells.get(column) ?? { kind: 'text', sql: `CAST(NULL AS ${arithmetic.dialect.text})`, blank: 'TRUE' },
    );
    const most = parts.reduce((sum, { source }) => sum + source.rows, 0);
    return this.rows(
      name,
      relation,
      most,
      place,
      () => selects.map((one) => one()).join('\nUNION ALL\n'),
      outs.flatMap((_, index) => [`d${index + 1}`, `d${index + 1}_x`]),
    );
  }

  /** A column of a derived table from what its parts give it: one denominator, one kind. */
  private joined(
    name: string,
    contract: Column,
    values: readonly (SqlValue | undefined)[],
    gathers: boolean,
  ) {
    const { arithmetic } = this.scope;
    const given = values.filter((one) => one !== undefined);
    const kinds = [...new Set(given.map(({ kind }) => kind))];
    const [kind = 'text'] = kinds;
    if (kinds.length > 1) throw new NotInSql('derived table', 'its parts fill a column with different kinds');
    const numbers = given.filter((one): one is SqlNumber => one.kind === 'number');
    const d = numbers.reduce((all, one) => {
      if (typeof one.d !== 'bigint')
        throw new NotInSql(
          'quotient',
          'a column of a derived table is divided by something else in each row',
        );
      return lcm(all, one.d);
    }, 1n);
    const over = values.map((one) => (one?.kind === 'number' ? arithmetic.over(one, d) : one));
    const type =
      kind === 'number'
        ? arithmetic.dialect.whole
        : kind === 'date'
          ? 'INTEGER'
          : kind === 'flag'
            ? 'BOOLEAN'
            : arithmetic.dialect.text;
    const sqlOf = (one: SqlValue | undefined): string =>
      one === undefined ? `CAST(NULL AS ${type})` : one.kind === 'number' ? one.n : one.sql;
    const wrong = (one: SqlValue | undefined): string => {
      const missing = contract.blank ? undefined : one === undefined ? 'TRUE' : one.blank;
      const choices = Object.keys(contract.choices ?? {}).map((choice) =>
        arithmetic.dialect.textLiteral(choice),
      );
      const unknown =
        contract.type === 'choice' && one !== undefined
          ? `NOT COALESCE(${sqlOf(one)} IN (${choices.join(', ') || 'NULL'}), FALSE) AND NOT ${one.blank ?? 'FALSE'}`
          : undefined;
      return either(one?.bad, missing, unknown && `(${unknown})`) ?? 'FALSE';
    };
    const isBad = over.some((one) => wrong(one) !== 'FALSE') || gathers;
    const tail = {
      ...(isBad ? { bad: `${name}_x` } : {}),
      ...(contract.blank ? { blank: `(${name} IS NULL)` } : {}),
    };
    const most = over.reduce((all, one) => (one?.kind === 'number' && one.most > all ? one.most : all), 0n);
    const value: SqlValue =
      kind === 'number' ? { kind, n: name, d, most, mostD: d, ...tail } : { kind, sql: name, ...tail };
    return {
      value,
      select: (part: number) => [`${sqlOf(over[part])} AS ${name}`, `${wrong(over[part])} AS ${name}_x`],
      gather: () => [
        kind === 'flag'
          ? `MIN(CASE WHEN ${name} THEN 1 ELSE 0 END) = 1 AS ${name}`
          : `MIN(${name}) AS ${name}`,
        // Rows that are gathered into one must agree.
        `(MAX(CASE WHEN ${name}_x THEN 1 ELSE 0 END) = 1 OR COUNT(DISTINCT ${name}) > 1 OR (COUNT(${name}) > 0 AND COUNT(${name}) < COUNT(*))) AS ${name}_x`,
      ],
    };
  }

  private place(relation: Relation, column: (name: string) => SqlValue): SqlPlace {
    return { relation, subject: 'company', window: { from: 0, to: 11 }, column };
  }

  private rows(
    table: string,
    relation: Relation,
    rows: number,
    place: SqlPlace,
    base: string | (() => string),
    own: readonly string[],
  ): SqlRows {
    const cell = (column: string): SqlValue =>
      place.column?.(column) ?? { kind: 'text', sql: 'NULL', blank: 'TRUE' };
    const { dialect } = this.scope.arithmetic;
    const step = () => {
      const from = `${relation.name}_0`;
      const { last, queries } = relation.queries(from, dialect);
      const first = `${from} AS (\n${typeof base === 'string' ? base : base()})`;
      return {
        name: `ot_${relation.name}`,
        query: `WITH ${[first, ...queries].join(',\n')}\nSELECT * FROM ${last}`,
      };
    };
    return { table, relation, rows, cell, step, columns: () => [...own, ...relation.columns] };
  }
}

/** A value with names for its parts, so that other queries can read them. */
export function named(
  value: SqlValue,
  relation: Relation,
  { arithmetic }: Pick<SqlScope, 'arithmetic'>,
): SqlValue {
  if (value.kind === 'number') return arithmetic.bound(value, relation);
  return {
    ...value,
    sql: relation.bind(value.sql),
    bad: value.bad === undefined ? undefined : relation.bind(value.bad),
    blank: value.blank === undefined ? undefined : relation.bind(value.blank),
  };
}

export function lcm(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
