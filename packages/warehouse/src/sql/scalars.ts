import type {
  BinaryExpression,
  ConditionExpression,
  ConstantExpression,
  CurveExpression,
  DateExpression,
  DaysExpression,
  GradeExpression,
  MatrixAxis,
  MatrixExpression,
  NaryExpression,
  PowerExpression,
  QuotientExpression,
  RoundExpression,
  SelectExpression,
  TextExpression,
} from '@ontarget/evaluator/format';
import { parseDate, type Rational, rational, sub } from '@ontarget/evaluator/numbers';
import type { SqlOperator, SqlPlace, SqlScope } from './place.ts';
import { either, type SqlNumber, type SqlValue, unless } from './quantity.ts';
import { NotInSql } from './refused.ts';

export const constant: SqlOperator<ConstantExpression> = ({ value }, _place, scope) =>
  scope.arithmetic.constant(scope.exact(value));

export const text: SqlOperator<TextExpression> = ({ value }, _place, { arithmetic }) => ({
  kind: 'text',
  sql: arithmetic.dialect.textLiteral(value),
});

export const date: SqlOperator<DateExpression> = ({ value }) => {
  const day = parseDate(value);
  if (!day.ok) throw new NotInSql('date', day.message);
  return { kind: 'date', sql: String(day.value) };
};

/** All operands are worked out, so that one without a value leaves the whole without one. */
export const nary: SqlOperator<NaryExpression> = ({ op, of }, place, scope) => {
  const { arithmetic } = scope;
  const operands = of.map((one) => scope.number(one, place));
  const [first, ...rest] = operands;
  if (first === undefined) throw new NotInSql(op, 'it has nothing to work on');
  return rest.reduce((a, b) => {
    if (op === 'sum') return arithmetic.add(a, b);
    if (op === 'product') return arithmetic.multiply(a, b);
    const [left, right] = [arithmetic.bound(a, place.relation), arithmetic.bound(b, place.relation)];
    const chosen = arithmetic.choose(
      place.relation.bind(arithmetic.compare(left, right, op === 'least' ? '<=' : '>=')),
      left,
      right,
    );
    return { ...chosen, bad: either(left.bad, right.bad) };
  }, first);
};

export const difference: SqlOperator<BinaryExpression> = ({ of }, place, scope) =>
  scope.arithmetic.add(scope.number(of[0], place), scope.number(of[1], place), -1);

export const quotient: SqlOperator<QuotientExpression> = ({ of, whenZero }, place, scope) => {
  const { arithmetic } = scope;
  const [top, bottom] = [of[0], of[1]].map((one) =>
    arithmetic.bound(scope.number(one, place), place.relation),
  );
  if (top === undefined || bottom === undefined) throw new NotInSql('quotient', 'it has nothing to work on');
  if (bottom.constant !== undefined && bottom.constant.n !== 0n) return arithmetic.divide(top, bottom);
  const open = either(top.bad, bottom.bad);
  const zero = place.relation.bind(`COALESCE(${bottom.n} = ${arithmetic.dialect.int(0n)}, FALSE)`);
  if (bottom.constant !== undefined) {
    if (whenZero === undefined)
      return { ...arithmetic.constant(rational(0)), constant: undefined, bad: 'TRUE' };
    const instead = scope.number(whenZero, place);
    return { ...instead, constant: undefined, bad: either(open, instead.bad) };
  }
  const divided = arithmetic.divide(top, bottom);
  if (whenZero === undefined) return { ...divided, bad: either(open, zero) };
  const instead = scope.number(whenZero, place);
  const chosen = arithmetic.choose(zero, instead, divided);
  return { ...chosen, bad: either(open, chosen.bad) };
};

export const select: SqlOperator<SelectExpression> = ({ cases, otherwise }, place, scope) =>
  cases.reduceRight(
    (rest: SqlValue, { when, then }): SqlValue => {
      const condition = scope.test(when, place);
      const holds = place.relation.bind(condition.sql);
      const chosen = chooseValue(holds, scope.evaluate(then, place), rest, scope, place);
      return { ...chosen, bad: either(condition.bad, chosen.bad) };
    },
    scope.evaluate(otherwise, place),
  );

/** One of two values of the same kind. */
export function chooseValue(
  holds: string,
  a: SqlValue,
  b: SqlValue,
  { arithmetic }: SqlScope,
  place: SqlPlace,
): SqlValue {
  const of = (left: string | undefined, right: string | undefined): string | undefined =>
    left === right ? left : `(CASE WHEN ${holds} THEN ${left ?? 'FALSE'} ELSE ${right ?? 'FALSE'} END)`;
  if (a.kind === 'number' && b.kind === 'number') {
    const chosen = arithmetic.choose(
      holds,
      arithmetic.bound(a, place.relation),
      arithmetic.bound(b, place.relation),
    );
    return { ...chosen, blank: of(a.blank, b.blank) };
  }
  // What never has a value stands for one of any kind.
  if (a.kind !== b.kind && b.bad === 'TRUE') return unless(a, `(NOT ${holds})`);
  if (a.kind !== b.kind && a.bad === 'TRUE') return unless(b, holds);
  if (a.kind === 'number' || b.kind === 'number' || a.kind !== b.kind) {
    throw new NotInSql('select', 'its branches are values of different kinds');
  }
  return {
    kind: a.kind,
    sql: `(CASE WHEN ${holds} THEN ${a.sql} ELSE ${b.sql} END)`,
    bad: of(a.bad, b.bad),
    blank: of(a.blank, b.blank),
  };
}

export const condition: SqlOperator<ConditionExpression> = ({ holds }, place, scope) =>
  scope.test(holds, place);

export const round: SqlOperator<RoundExpression> = ({ of, mode, unit }, place, scope) => {
  const step = scope.exact(unit);
  if (step.n <= 0n) throw new NotInSql('round', 'a value can only be rounded to a unit above zero');
  const operand = scope.arithmetic.bound(scope.number(of, place), place.relation);
  return scope.arithmetic.round(operand, step, mode, place.relation);
};

/** Only whole powers of numbers without a root. */
export const power: SqlOperator<PowerExpression> = ({ of, rounded }, place, scope) => {
  const [base, exponent] = [scope.number(of[0], place), scope.number(of[1], place)];
  const times = exponent.constant;
  if (rounded !== undefined || times === undefined || times.d !== 1n || times.n < 1n || times.n > 8n) {
    throw new NotInSql('power', 'only a power from 1 to 8 that every row shares is a product');
  }
  const bound = scope.arithmetic.bound(base, place.relation);
  return Array.from({ length: Number(times.n) - 1 }).reduce(
    (product: SqlNumber) => scope.arithmetic.multiply(product, bound),
    bound,
  );
};

export const days: SqlOperator<DaysExpression> = ({ of }, place, scope) => {
  const [from, to] = [scope.evaluate(of[0], place), scope.evaluate(of[1], place)];
  if (from.kind !== 'date' || to.kind !== 'date') throw new NotInSql('days', 'days lie between two dates');
  const sql = scope.arithmetic.dialect.widened(`${to.sql} - ${from.sql}`);
  return scope.arithmetic.whole(sql, 1n, 4_000_000n, either(from.bad, from.blank, to.bad, to.blank));
};

/** The last piece that x has reached: a bound belongs to the piece that it opens only where that includes it. */
export const curve: SqlOperator<CurveExpression> = ({ curve: name, at, read }, place, scope) => {
  const { arithmetic, plan } = scope;
  const definition = Object.hasOwn(plan.curves, name) ? plan.curves[name] : undefined;
  if (definition === undefined || definition.kind === 'by grade' || definition.kind === 'matrix') {
    throw new NotInSql('curve', 'the evaluator has no such curve of bands or points');
  }
  const x = arithmetic.bound(scope.number(at, place), place.relation);
  const paid = definition.pieces.map(({ from, includes, start, slope, written }) => {
    const begins = from === undefined ? undefined : scope.exact(from);
    const rate = arithmetic.constant(scope.exact(slope));
    const pay =
      read === 'rate'
        ? arithmetic.constant(scope.exact(written.value))
        : arithmetic.add(
            arithmetic.constant(lineAtZero(scope.exact(start), scope.exact(slope), begins)),
            rate.constant?.n === 0n ? arithmetic.constant(rational(0)) : arithmetic.multiply(x, rate),
          );
    return { pay: arithmetic.bound(pay, place.relation), begins, includes };
  });
  const [first, ...rest] = paid;
  if (first === undefined || first.begins !== undefined) {
    throw new NotInSql('curve', 'its first piece does not reach down without end');
  }
  const chosen = rest.reduce((below: SqlNumber, { pay, begins, includes }) => {
    if (begins === undefined) return pay;
    const reached = arithmetic.compare(x, arithmetic.constant(begins), includes ? '>=' : '>');
    return arithmetic.choose(place.relation.bind(reached), pay, arithmetic.bound(below, place.relation));
  }, first.pay);
  // Where x has a value, so has the curve; a piece without a slope has one even where x has none.
  return { ...chosen, constant: undefined, bad: x.bad };
};

/** start + slope × (0 − from). */
function lineAtZero(start: Rational, slope: Rational, from: Rational | undefined): Rational {
  return from === undefined ? start : sub(start, rational(slope.n * from.n, slope.d * from.d));
}

export const grade: SqlOperator<GradeExpression> = ({ curve: name, of }, place, scope) => {
  const { arithmetic, plan } = scope;
  const definition = Object.hasOwn(plan.curves, name) ? plan.curves[name] : undefined;
  if (definition?.kind !== 'by grade') throw new NotInSql('grade', 'the evaluator has no such levels');
  const level = scope.evaluate(of, place);
  if (level.kind !== 'text') throw new NotInSql('grade', 'a level is a text');
  const known = Object.entries(definition.levels);
  const isOne = known.map(([text]) => `${level.sql} = ${arithmetic.dialect.textLiteral(text)}`);
  const unknown = place.relation.bind(`(NOT COALESCE(${isOne.join(' OR ') || 'FALSE'}, FALSE))`);
  const paid = known.reduceRight(
    (rest: SqlNumber, [, pays], index) =>
      arithmetic.choose(`(${isOne[index]})`, arithmetic.constant(scope.exact(pays)), rest),
    arithmetic.constant(rational(0)),
  );
  return { ...paid, constant: undefined, bad: either(level.bad, level.blank, unknown) };
};

/** A grid whose lines hold what stands at them. */
export const matrix: SqlOperator<MatrixExpression> = ({ curve: name, down, across }, place, scope) => {
  const { arithmetic, plan } = scope;
  const grid = Object.hasOwn(plan.curves, name) ? plan.curves[name] : undefined;
  if (grid?.kind !== 'matrix') throw new NotInSql('matrix', 'the evaluator has no such grid');
  const [x, y] = [down, across].map((one) => arithmetic.bound(scope.number(one, place), place.relation));
  if (x === undefined || y === undefined) throw new NotInSql('matrix', 'it has nothing to work on');
  const zero = arithmetic.constant(rational(0));
  const along = (cells: readonly SqlNumber[], at: SqlNumber, axis: MatrixAxis): SqlNumber => {
    if (axis.between !== 'steps') throw new NotInSql('matrix', 'between its lines it is interpolated');
    const [first] = cells;
    const last = axis.bounds.at(-1);
    if (first === undefined || last === undefined) return zero;
    const reached = axis.bounds.reduce(
      (below: SqlNumber, bound, index) => {
        const holds = arithmetic.compare(at, arithmetic.constant(scope.exact(bound)), '>=');
        return arithmetic.bound(
          arithmetic.choose(place.relation.bind(holds), cells[index] ?? zero, below),
          place.relation,
        );
      },
      axis.before === 'zero' ? zero : first,
    );
    if (axis.beyond !== 'zero') return reached;
    const beyond = arithmetic.compare(at, arithmetic.constant(scope.exact(last)), '>');
    return arithmetic.choose(place.relation.bind(beyond), zero, reached);
  };
  const rows = grid.cells.map((row) =>
    along(
      row.map((cell) => arithmetic.constant(scope.exact(cell))),
      y,
      grid.across,
    ),
  );
  const chosen = along(rows, x, grid.down);
  return { ...chosen, constant: undefined, bad: either(x.bad, y.bad) };
};
