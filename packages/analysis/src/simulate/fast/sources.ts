import { NotFast } from '@ontarget/evaluator/fast';
import { type Rational, rational } from '@ontarget/evaluator/numbers';
import { Chance } from '../chance.ts';
import type { Setting } from '../setting.ts';
import { DrawnTable } from './tables.ts';

/** Everything that is drawn of a year, each once, with what it comes to in the draw that was drawn last. */
export class Sources {
  /** By source: a whole number of its table's parts. */
  values = new Float64Array(64);
  private readonly setting: Setting;
  private readonly tables: DrawnTable[] = [];
  private readonly own: number[] = [];
  private readonly inStep: number[] = [];
  private readonly byKey = new Map<string, number>();
  private readonly byTable = new Map<string, DrawnTable>();
  private readonly market: number;
  /** The draw that `values` holds, and of how many sources. */
  private drawnOf = -1;
  private drawnTo = 0;

  private constructor(setting: Setting) {
    this.setting = setting;
    this.market = setting.chance.prepared('market');
    for (const [measure, distribution] of Object.entries(setting.assumptions.results))
      this.byTable.set(statedKey(measure), DrawnTable.stated(distribution));
  }

  /** Undefined where a result that is stated has more digits than columns hold. */
  static of(setting: Setting): Sources | undefined {
    try {
      return new Sources(setting);
    } catch (problem) {
      if (problem instanceof NotFast) return undefined;
      throw problem;
    }
  }

  /** The attainment of somebody's, a team's or the company's result; as a share of what it is measured by. */
  attained(measure: string, whose: string, isLowerBetter: boolean): number {
    const { attainments, attainment } = this.setting.assumptions;
    const key = `${isLowerBetter ? 'less' : 'more'} ${attainments[measure] === undefined ? '' : measure}`;
    return this.indexOf(measure, whose, key, () =>
      DrawnTable.attained(attainments[measure] ?? attainment, isLowerBetter),
    );
  }

  /** The result that is stated of a measure; undefined where none is. */
  stated(measure: string, whose: string): number | undefined {
    const distribution = this.setting.assumptions.results[measure];
    if (distribution === undefined) return undefined;
    return this.indexOf(measure, whose, statedKey(measure), () => DrawnTable.stated(distribution));
  }

  tableOf(source: number): DrawnTable {
    const table = this.tables[source];
    if (table === undefined) throw new RangeError(`there is no source ${source}`);
    return table;
  }

  /** What a source comes to in the last draw. */
  drawn(source: number, draw: number): Rational {
    const table = this.tableOf(source);
    return rational(BigInt(table.at(this.chance(source, draw))), table.per);
  }

  /** Draws every source, those that came since the draw began among them. */
  drawTo(draw: number): void {
    const { tables, values } = this;
    const from = this.drawnOf === draw ? this.drawnTo : 0;
    if (from === tables.length) return;
    const market = Chance.at(this.market, draw);
    const { inStep: share } = this.setting.assumptions;
    for (let source = from; source < tables.length; source += 1) {
      const withMarket = Chance.at(this.inStep[source] as number, draw) < share;
      const chance = withMarket ? market : Chance.at(this.own[source] as number, draw);
      values[source] = (tables[source] as DrawnTable).at(chance);
    }
    this.drawnOf = draw;
    this.drawnTo = tables.length;
  }

  /** Those who go with the market share its luck. */
  private chance(source: number, draw: number): number {
    const withMarket = Chance.at(this.inStep[source] as number, draw) < this.setting.assumptions.inStep;
    return Chance.at(withMarket ? this.market : (this.own[source] as number), draw);
  }

  private indexOf(measure: string, whose: string, tableKey: string, make: () => DrawnTable): number {
    const key = JSON.stringify([tableKey, measure, whose]);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const table = this.byTable.get(tableKey) ?? make();
    this.byTable.set(tableKey, table);
    const { chance } = this.setting;
    const index = this.tables.length;
    this.tables.push(table);
    this.own.push(chance.prepared(`${measure} ${whose}`));
    this.inStep.push(chance.prepared(`in step ${measure} ${whose}`));
    if (index >= this.values.length) {
      const more = new Float64Array(2 * this.values.length);
      more.set(this.values);
      this.values = more;
    }
    this.byKey.set(key, index);
    return index;
  }
}

function statedKey(measure: string): string {
  return `as stated ${measure}`;
}
