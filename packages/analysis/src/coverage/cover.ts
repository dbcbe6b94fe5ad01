import type { Passed, Watch } from '@ontarget/evaluator/engine';
import type { EvaluatorFile, Expression, Plan } from '@ontarget/evaluator/format';
import { bandId, columnId, curvePlaces, levelId, rowId } from './curve-places.ts';
import { type FormulaPlace, formulaPlaces } from './formula-places.ts';
import { type Coverage, type CoveredPlace, type Place, REACHED } from './place.ts';
import { shownBy, subjectPlaces } from './places.ts';

/**
 * Watches evaluations of one plan and tells which of its places they reached. Hand `watch` to every question that is asked
 * of the plan; the plan has to be the same object.
 */
export class Covering {
  readonly watch: Watch;
  private readonly places: readonly Place[];
  private readonly byFormula: ReadonlyMap<Expression, readonly FormulaPlace[]>;
  private readonly byValue: ReadonlyMap<string, readonly string[]>;
  private readonly reached = new Map<string, Set<string>>();

  constructor(plan: Plan) {
    const ofFormulas = formulaPlaces(plan);
    this.byFormula = Map.groupBy(ofFormulas, ({ of }) => of);
    this.byValue = shownBy(plan);
    this.places = [
      ...subjectPlaces(plan),
      ...curvePlaces(plan),
      ...ofFormulas.map(({ place }) => place),
    ].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    this.watch = (passed) => this.note(passed);
  }

  /** What has been reached so far; with the evaluator's map, where each place stands. */
  coverage(map?: EvaluatorFile['map']): Coverage {
    const places = this.places.map((place): CoveredPlace => {
      const ways = this.reached.get(place.id);
      const range = map?.nodes[place.node];
      return {
        ...place,
        reached: place.ways.filter((way) => ways?.has(way)),
        missing: place.ways.filter((way) => !ways?.has(way)),
        ...(range === undefined ? {} : { range }),
      };
    });
    const count = (of: 'reached' | 'ways') => places.reduce((total, place) => total + place[of].length, 0);
    return { places, reached: count('reached'), of: count('ways') };
  }

  private note(passed: Passed): void {
    switch (passed.kind) {
      case 'value':
        for (const place of this.byValue.get(passed.id) ?? []) this.mark(place);
        return;
      case 'pieces':
        for (const piece of passed.pieces) this.mark(bandId(passed.curve, piece));
        return;
      case 'level':
        this.mark(levelId(passed.curve, passed.level));
        return;
      case 'cells':
        for (const row of passed.rows) this.mark(rowId(passed.curve, row));
        for (const column of passed.columns) this.mark(columnId(passed.curve, column));
        return;
      case 'condition':
        this.pass(passed.of, passed.holds);
        return;
      case 'case':
        this.pass(passed.of, passed.taken);
        return;
      case 'decided':
        for (const operand of passed.by) this.pass(passed.of, operand);
        return;
      case 'deal limit':
        this.pass(passed.of, passed.bound);
        return;
      case 'row':
        this.pass(passed.of, REACHED);
        return;
    }
  }

  private pass(of: Expression, how: number | boolean | string): void {
    for (const { place, way } of this.byFormula.get(of) ?? []) {
      const reached = way(how);
      if (reached !== undefined) this.mark(place.id, reached);
    }
  }

  private mark(place: string, way: string = REACHED): void {
    const ways = this.reached.get(place);
    if (ways === undefined) this.reached.set(place, new Set([way]));
    else ways.add(way);
  }
}
