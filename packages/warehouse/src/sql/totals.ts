import type { TotalExpression } from '@ontarget/evaluator/format';
import { rational } from '@ontarget/evaluator/numbers';
import type { SqlCredits } from './credits.ts';
import type { SqlPlace, SqlScope } from './place.ts';
import { either, type SqlNumber } from './quantity.ts';
import { NotInSql } from './refused.ts';
import type { Names } from './relation.ts';

export type TotalScope = 'own' | 'rolledUp' | 'team' | 'namedTeam' | 'company';

interface Column {
  readonly name: string;
  readonly sql: string;
  readonly bad: string;
}

/** Sums over credits: one pass over the credits of a table gives all sums that a role asks of them, for each subject. */
export class SqlTotals {
  private readonly groups = new Map<string, { credits: SqlCredits; of: TotalScope; columns: Column[] }>();
  private readonly known = new Map<string, SqlNumber>();
  private readonly names: Names;
  private readonly scope: SqlScope;

  constructor(scope: SqlScope, names: Names) {
    this.scope = scope;
    this.names = names;
  }

  /** A total for one scope; its number is read from the columns that `queries` gives each subject. */
  total(total: TotalExpression, credits: SqlCredits, of: TotalScope, place: SqlPlace): SqlNumber {
    const { from, to } = place.window;
    const key = JSON.stringify([total, of, from, to]);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const number = this.column(total, credits, of, place);
    this.known.set(key, number);
    return number;
  }

  private column(
    total: TotalExpression,
    credits: SqlCredits,
    of: TotalScope,
    { window }: SqlPlace,
  ): SqlNumber {
    const { arithmetic } = this.scope;
    const { dialect } = arithmetic;
    const { relation } = credits.rows;
    const amount = this.amount(total, credits);
    if (typeof amount.d !== 'bigint')
      throw new NotInSql('quotient', 'what is added up over rows is divided by something else in each');
    const condition = total.where === undefined ? undefined : this.scope.test(total.where, credits.place);
    const holds = condition === undefined ? 'TRUE' : `r.${relation.bind(condition.sql)}`;
    const level = total.level !== undefined && of === 'rolledUp' ? ` AND c.lvl = ${total.level}` : '';
    const team =
      typeof total.whose === 'object' ? ` AND c.team = ${dialect.textLiteral(total.whose.team)}` : '';
    const inWindow = `c.m BETWEEN ${window.from} AND ${window.to}${level}${team}`;
    const part = total.function === 'count' ? 'c.sh' : `c.sh * ${column(amount.n)}`;
    const zero = dialect.int(0n);
    const counts = holds === 'TRUE' ? inWindow : `${inWindow} AND ${holds}`;
    const reduced =
      total.function === 'greatest'
        ? `MAX(CASE WHEN ${counts} THEN ${part} END)`
        : `SUM(CASE WHEN ${counts} THEN ${part} ELSE ${zero} END)`;
    const blame = either(
      condition?.bad === undefined ? undefined : `r.${relation.bind(condition.bad)}`,
      amount.bad === undefined ? undefined : `(${holds} AND ${column(amount.bad)})`,
    );
    const name = this.names.of('t');
    const bad =
      blame === undefined ? 'FALSE' : `MAX(CASE WHEN ${inWindow} AND ${blame} THEN 1 ELSE 0 END) = 1`;
    this.group(credits, of).push({
      name,
      sql: `CAST(COALESCE(${reduced}, ${zero}) AS ${dialect.whole})`,
      bad,
    });
    const share = of === 'own' ? credits.most : credits.over;
    const each = arithmetic.check(share * (total.function === 'count' ? 1n : amount.most));
    const most = total.function === 'greatest' ? each : each * BigInt(Math.max(1, credits.rows.rows));
    return {
      ...arithmetic.whole(`COALESCE(${name}, ${zero})`, credits.over * amount.d, most),
      ...(blame === undefined ? {} : { bad: `COALESCE(${name}_x, FALSE)` }),
    };
  }

  private amount(total: TotalExpression, credits: SqlCredits): SqlNumber {
    const { arithmetic } = this.scope;
    const { limit, of } = total;
    if (total.order !== undefined)
      throw new NotInSql('total', 'its rows come one after the other in an order');
    if (total.inFull) throw new NotInSql('total', 'each row counts whole for whoever has a share of it');
    if (limit?.of === 'share') throw new NotInSql('total', "a payee's share of a row is limited");
    if (limit !== undefined && total.function === 'greatest')
      throw new NotInSql('total', 'the greatest of limited rows is asked');
    const one = arithmetic.constant(rational(1));
    if (total.function === 'count' || of === undefined) return one;
    const { relation } = credits.rows;
    let amount = arithmetic.bound(this.scope.number(of, credits.place), relation);
    const { bad } = amount;
    if (limit?.atMost !== undefined) {
      const most = arithmetic.constant(this.scope.exact(limit.atMost));
      const least = arithmetic.constant(rational(-(most.constant?.n ?? 0n), most.constant?.d ?? 1n));
      amount = this.chosen(amount, least, '>=', credits, `${amount.n} < ${arithmetic.dialect.int(0n)}`);
      amount = this.chosen(amount, most, '<=', credits, `${amount.n} >= ${arithmetic.dialect.int(0n)}`);
    }
    if (limit?.atLeast !== undefined)
      amount = this.chosen(amount, arithmetic.constant(this.scope.exact(limit.atLeast)), '>=', credits);
    return arithmetic.bound({ ...amount, bad }, relation);
  }

  /** The amount where it keeps the bound, else the bound; only where the condition asks. */
  private chosen(
    amount: SqlNumber,
    bound: SqlNumber,
    op: '<=' | '>=',
    { rows }: SqlCredits,
    where?: string,
  ): SqlNumber {
    const { arithmetic } = this.scope;
    const keeps = arithmetic.compare(amount, bound, op);
    const holds = rows.relation.bind(where === undefined ? keeps : `(${keeps} OR NOT (${where}))`);
    return arithmetic.bound(arithmetic.choose(holds, amount, bound), rows.relation);
  }

  private group(credits: SqlCredits, of: TotalScope): Column[] {
    const key = `${of} ${credits.source(of)}`;
    const known = this.groups.get(key) ?? { credits, of, columns: [] };
    this.groups.set(key, known);
    return known.columns;
  }

  /** The queries of one scope, each with a row for every subject that has credits; `key` names the subject. */
  queries(
    of: TotalScope,
    roster: string,
    prefix: string,
  ): readonly { readonly name: string; readonly query: string; readonly columns: readonly string[] }[] {
    return [...this.groups.values()]
      .filter((group) => group.of === of && group.columns.length > 0)
      .map(({ credits, columns }, index) => {
        const selected = columns.flatMap(({ name, sql, bad }) => [
          `${sql} AS ${name}`,
          `${bad} AS ${name}_x`,
        ]);
        const source = credits.source(of);
        const name = `${prefix}_${of.toLowerCase()}_${index}`;
        const list = selected.join(',\n  ');
        const query =
          of === 'company' || of === 'namedTeam'
            ? `SELECT ${list} FROM ${source}`
            : of === 'team'
              ? `SELECT c.team,\n  ${list} FROM ${source} GROUP BY c.team`
              : `SELECT a.aid,\n  ${list} FROM ${source} JOIN ${roster} a ON a.payee = c.payee AND c.cday BETWEEN a.s AND a.e GROUP BY a.aid`;
        return { name, query, columns: columns.flatMap(({ name: one }) => [one, `${one}_x`]) };
      });
  }
}

/** A column of the rows that are credited; a literal as it is. */
function column(sql: string): string {
  return /^[a-z]\w*$/.test(sql) ? `r.${sql}` : sql;
}
