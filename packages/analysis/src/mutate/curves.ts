import { quantityWords } from '@ontarget/evaluator/engine';
import type { Curve, GradeCurve, MatrixCurve, PiecewiseCurve, Plan, Value } from '@ontarget/evaluator/format';
import { eq, formatRational, isZero, lt } from '@ontarget/evaluator/numbers';
import { bandId, columnId, levelId, rowId } from '../coverage/curve-places.ts';
import { exact } from '../sight/plan-view.ts';
import type { Mutation } from './mutant.ts';
import { moved } from './numbers.ts';
import { paidAs, rowsOf, type WrittenRow, withRows } from './pieces.ts';

/** What can be wrong in each curve: a rate, a bound, or how it pays. */
export function curveMutations(plan: Plan): Mutation[] {
  return Object.entries(plan.curves).flatMap(([name, curve]) => {
    const of = new CurveMutations(plan, name);
    if (curve.kind === 'by grade') return of.levels(curve);
    return curve.kind === 'matrix' ? of.cells(curve) : of.rows(curve);
  });
}

class CurveMutations {
  private readonly plan: Plan;
  private readonly name: string;

  constructor(plan: Plan, name: string) {
    this.plan = plan;
    this.name = name;
  }

  rows(curve: PiecewiseCurve): Mutation[] {
    const rows = rowsOf(curve);
    return [
      ...rows.flatMap((_, index) => [...this.rate(curve, rows, index), ...this.bound(curve, rows, index)]),
      ...this.way(curve, rows),
    ];
  }

  levels(curve: GradeCurve): Mutation[] {
    const names = Object.keys(curve.levels);
    return names.flatMap((level, index) => {
      const [pays, other] = [curve.levels[level], curve.levels[names[index === 0 ? 1 : index - 1] ?? '']];
      if (pays === undefined || other === undefined || pays === other) return [];
      const words = `${level} pays ${this.in(other, curve.pays)} instead of ${this.in(pays, curve.pays)}`;
      return [
        this.of('rate', levelId(this.name, level), words, {
          ...curve,
          levels: { ...curve.levels, [level]: other },
        }),
      ];
    });
  }

  /** Each cell as the one beside it, or above it where that pays the same. */
  cells(curve: MatrixCurve): Mutation[] {
    return curve.cells.flatMap((row, down) =>
      row.flatMap((pays, across) => {
        const other = [row[across - 1], row[across + 1], curve.cells[down - 1]?.[across]].find(
          (one) => one !== undefined && one !== pays,
        );
        if (other === undefined) return [];
        const cells = curve.cells.map((line, at) => (at === down ? line.with(across, other) : line));
        const where = [
          this.in(curve.down.bounds[down] ?? '0', curve.down.unit),
          this.in(curve.across.bounds[across] ?? '0', curve.across.unit),
        ].join(' by ');
        const words = `${where} pays ${this.in(other, curve.pays)} instead of ${this.in(pays, curve.pays)}`;
        const id = `${rowId(this.name, down)} ${columnId(this.name, across)}`;
        return [{ ...this.of('rate', rowId(this.name, down), words, { ...curve, cells }), id: `${id} rate` }];
      }),
    );
  }

  private rate(curve: PiecewiseCurve, rows: readonly WrittenRow[], index: number): Mutation[] {
    const [own, other] = [rows[index], rows[index === 0 ? 1 : index - 1]];
    if (own === undefined || other === undefined || own.written.value === other.written.value) return [];
    // A point that is the least of its curve is where pay begins; what lies below it is the band before.
    const changed = withRows(curve, rows.with(index, { ...own, written: other.written }));
    if (changed === undefined) return [];
    const words = `${this.band(curve, index)} pays ${this.quantity(other)} instead of ${this.quantity(own)}`;
    return [this.of('rate', bandId(this.name, index), words, changed)];
  }

  private bound(curve: PiecewiseCurve, rows: readonly WrittenRow[], index: number): Mutation[] {
    const own = rows[index];
    if (own?.from === undefined || isZero(own.from)) return [];
    const includes = curve.pieces[index]?.includes ?? true;
    const from = moved(own.from, curve.axis, includes);
    const [before, next] = [rows[index - 1]?.from, rows[index + 1]?.from];
    if ((before !== undefined && !lt(before, from)) || (next !== undefined && !lt(from, next))) return [];
    const above =
      curve.above !== undefined && eq(exact(curve.above), own.from) ? formatRational(from) : curve.above;
    const changed = withRows(curve, rows.with(index, { ...own, from }));
    if (changed === undefined) return [];
    const words = `${this.band(curve, index)} begins at ${this.in(formatRational(from), curve.axis)}`;
    return [
      this.of(
        'bound',
        bandId(this.name, index),
        words,
        above === undefined ? changed : { ...changed, above },
      ),
    ];
  }

  private way(curve: PiecewiseCurve, rows: readonly WrittenRow[]): Mutation[] {
    const other =
      curve.kind === 'marginal' ? 'retroactive' : curve.kind === 'retroactive' ? 'marginal' : undefined;
    if (other === undefined || rows.length < 2 || withRows(curve, rows) === undefined) return [];
    const changed = paidAs(curve, other);
    const values = this.paidBySlices(other);
    const isRead = Object.values(this.plan.values).some(({ formula }) => readsPay(formula, this.name));
    if (changed === undefined || (values === undefined && !isRead)) return [];
    const made = this.of('way', `curve/${this.name}`, `${other} instead of ${curve.kind}`, changed);
    return [values === undefined ? made : { ...made, change: { ...made.change, values } }];
  }

  /**
   * Commissions of an amount at the rate that the amount itself reaches, paid by what the curve pays instead: as the plan
   * would be compiled if the curve paid by slices. Undefined where there is none.
   */
  private paidBySlices(way: 'marginal' | 'retroactive'): Plan['values'] | undefined {
    const { values } = this.plan;
    if (way === 'retroactive') return undefined;
    const paid = Object.entries(values).flatMap(([id, value]): [string, Value][] => {
      const { formula } = value;
      if (formula.op !== 'product' || formula.of.length !== 2) return [];
      for (const [rate, amount] of [formula.of, formula.of.toReversed()]) {
        const read = rate?.op === 'value' ? values[rate.id]?.formula : undefined;
        if (read?.op !== 'curve' || read.curve !== this.name || read.read !== 'rate') continue;
        if (JSON.stringify(read.at) === JSON.stringify(amount))
          return [[id, { ...value, formula: { ...read, read: 'pay' } }]];
      }
      return [];
    });
    return paid.length === 0 ? undefined : { ...values, ...Object.fromEntries(paid) };
  }

  private of(kind: Mutation['kind'], node: string, words: string, curve: Curve): Mutation {
    const { curves } = this.plan;
    return {
      id: `${node} ${kind}`,
      kind,
      node,
      words: `${this.name}: ${words}`,
      touches: { curve: this.name },
      change: { curves: { ...curves, [this.name]: curve } },
    };
  }

  /** `from 100%`, as the plan writes it. */
  private band({ axis, kind, pieces }: PiecewiseCurve, index: number): string {
    const [own, next] = [pieces[index], pieces[index + 1]];
    if (own?.from !== undefined) {
      const at = kind === 'linear' ? 'at' : own.includes ? 'from' : 'above';
      return `${at} ${this.in(own.from, axis)}`;
    }
    return next?.from === undefined ? 'everywhere' : `below ${this.in(next.from, axis)}`;
  }

  private quantity({ written: { value, unit } }: WrittenRow): string {
    return this.in(value, unit);
  }

  private in(value: string, unit: string): string {
    return quantityWords({ value, unit }, this.plan.currency);
  }
}

/** Whether a formula reads what a curve pays, and not only its rate. */
function readsPay(node: unknown, curve: string): boolean {
  if (typeof node !== 'object' || node === null) return false;
  if ('op' in node && node.op === 'curve' && 'curve' in node && node.curve === curve && 'read' in node)
    if (node.read === 'pay') return true;
  return Object.values(node).some((one) => readsPay(one, curve));
}
