import { quantityWords } from '@ontarget/evaluator/engine';
import type {
  Condition,
  ConstantExpression,
  Expression,
  Plan,
  Stage,
  Value,
  ValueId,
} from '@ontarget/evaluator/format';
import { formatRational, isZero } from '@ontarget/evaluator/numbers';
import { type FormulaPlace, formulaPlaces } from '../coverage/formula-places.ts';
import { REACHED } from '../coverage/place.ts';
import { exact } from '../sight/plan-view.ts';
import type { MutantKind, Mutation } from './mutant.ts';
import { moved } from './numbers.ts';
import { constantsIn, replaced } from './replace.ts';

/** What can be wrong in the formulas of values: conditions, branches, limits, numbers and roundings. */
export function formulaMutations(plan: Plan): Mutation[] {
  const of = new FormulaMutations(plan);
  const byValue = Map.groupBy(formulaPlaces(plan), ({ place }) => place.node);
  return [
    ...Object.entries(plan.values).flatMap(([id, value]) => [
      ...(byValue.get(id) ?? []).flatMap((place) => of.place(id, value, place)),
      ...of.numbers(id, value),
      ...of.rounding(id, value),
    ]),
    ...roundingOfPlan(plan),
  ];
}

/** Stages that the plan rounds by one line of its header. */
const PAID: ReadonlySet<Stage> = new Set(['payout', 'paid', 'payment']);

/** The rounding of the header, which is one thing that the plan says, however many values it rounds. */
function roundingOfPlan(plan: Plan): Mutation[] {
  const rounded = Object.entries(plan.values).filter(
    ([, { stage, formula }]) => PAID.has(stage) && formula.op === 'round',
  );
  if (rounded.length === 0) return [];
  const changed = rounded.map(([id, value]) => [
    id,
    { ...value, formula: value.formula.op === 'round' ? value.formula.of : value.formula },
  ]);
  return [
    {
      id: 'plan rounding',
      kind: 'rounding',
      node: 'plan',
      words: 'what is paid is not rounded',
      touches: { values: rounded.map(([id]) => id) },
      change: { values: { ...plan.values, ...Object.fromEntries(changed) } },
    },
  ];
}

/** The stages whose numbers the plan states, and what a number of them is. */
const NUMBERS: Partial<Record<Stage, MutantKind>> = {
  quota: 'amount',
  'target pay': 'amount',
  pay: 'amount',
  rate: 'amount',
  'goal target': 'share',
};

class FormulaMutations {
  private readonly plan: Plan;

  constructor(plan: Plan) {
    this.plan = plan;
  }

  place(id: ValueId, value: Value, { place, of, way }: FormulaPlace): Mutation[] {
    const change = (by: Expression) => replaced(value.formula, of, by);
    const make = (kind: MutantKind, what: string, words: string, formula: Expression): Mutation =>
      this.of({ id: `${place.id} ${what}`, kind, node: id, words }, formula);
    switch (of.op) {
      case 'condition': {
        const dropped = make('condition', 'dropped', `${place.title} is not asked for`, change(ALWAYS));
        return [dropped, ...this.threshold(id, value, { place, of, way })];
      }
      case 'select': {
        const index = of.cases.findIndex((_, at) => way(at) === REACHED);
        if (index < 0) return [];
        const cases = of.cases.toSpliced(index, 1);
        const rest: Expression = cases.length === 0 ? of.otherwise : { ...of, cases };
        return [make('condition', 'dropped', `${place.title} is left out`, change(rest))];
      }
      case 'least':
      case 'greatest': {
        if (place.kind === 'limit') {
          const [pay, limit] = of.of;
          if (pay === undefined || limit === undefined) return [];
          const without = make('limit', 'dropped', `${place.title} is left out`, change(pay));
          return [without, ...this.raised(id, value, place.id, place.title, limit)];
        }
        const index = of.of.findIndex((_, at) => way(at) === REACHED);
        const rest = of.of.toSpliced(index, 1);
        const [only] = rest;
        if (index < 0 || only === undefined) return [];
        const without: Expression = rest.length === 1 ? only : { ...of, of: rest };
        return [make('limit', 'dropped', `${place.title} is left out`, change(without))];
      }
      case 'total': {
        const bound = (['atMost', 'atLeast'] as const).find((one) => way(one) === REACHED);
        if (bound === undefined || of.limit === undefined) return [];
        const { [bound]: _, ...limit } = of.limit;
        return [
          make('limit', 'dropped', `${place.title} is left out`, change({ ...of, limit } as Expression)),
        ];
      }
      default:
        return [];
    }
  }

  /** A condition that holds a result against a number, met a little later or missed a little later. */
  private threshold(id: ValueId, value: Value, { place, of }: FormulaPlace): Mutation[] {
    if (of.op !== 'condition') return [];
    const found = comparisonIn(of.holds);
    if (found === undefined || found.right.op !== 'constant') return [];
    const { right, relation } = found;
    const up = relation === 'at least' || relation === 'below';
    const other = this.shifted(right, up);
    if (other === undefined) return [];
    const changed = replaced(value.formula, right, other);
    const words = `${place.title} asks for ${this.words(other)} instead of ${this.words(right)}`;
    return [this.of({ id: `${place.id} bound`, kind: 'bound', node: id, words }, changed)];
  }

  /** The number of a limit, a tenth higher: limits are wide of what most are paid. */
  private raised(id: ValueId, value: Value, place: string, title: string, limit: Expression): Mutation[] {
    const [number] = constantsIn(limit);
    const other = number === undefined ? undefined : this.shifted(number, true);
    if (number === undefined || other === undefined) return [];
    const words = `${title} is ${this.words(other)} instead of ${this.words(number)}`;
    return [
      this.of(
        { id: `${place} raised`, kind: 'limit', node: id, words },
        replaced(value.formula, number, other),
      ),
    ];
  }

  numbers(id: ValueId, value: Value): Mutation[] {
    const kind = NUMBERS[value.stage];
    if (kind === undefined) return [];
    return constantsIn(value.formula).flatMap((number, index) => {
      const other = this.shifted(number, true);
      if (other === undefined) return [];
      const isWeight = value.stage === 'target pay' && number.unit === 'percent' && id.split('/').length > 3;
      const words = `${titleOf(this.plan, id, value)}: ${this.words(other)} instead of ${this.words(number)}`;
      const of = {
        id: `${id} number ${index + 1}`,
        kind: isWeight ? ('weight' as const) : kind,
        node: id,
        words,
      };
      return [this.of(of, replaced(value.formula, number, other))];
    });
  }

  rounding(id: ValueId, value: Value): Mutation[] {
    if (value.formula.op !== 'round' || PAID.has(value.stage)) return [];
    const words = `${titleOf(this.plan, id, value)}: not rounded`;
    return [this.of({ id: `${id} rounding`, kind: 'rounding', node: id, words }, value.formula.of)];
  }

  private shifted(number: ConstantExpression, up: boolean): ConstantExpression | undefined {
    const value = exact(number.value);
    return isZero(value) ? undefined : { ...number, value: formatRational(moved(value, number.unit, up)) };
  }

  private words({ value, unit }: ConstantExpression): string {
    return quantityWords({ value, unit }, this.plan.currency);
  }

  private of(of: Pick<Mutation, 'id' | 'kind' | 'node' | 'words'>, formula: Expression): Mutation {
    const { values } = this.plan;
    const value = values[of.node] as Value;
    return {
      ...of,
      touches: { values: [of.node] },
      change: { values: { ...values, [of.node]: { ...value, formula } } },
    };
  }
}

/** What every condition becomes that nobody has to meet. */
const ALWAYS: Expression = { op: 'condition', holds: { op: 'all', of: [] } };

type Comparison = Extract<Condition, { op: 'compare' }>;

/** The one comparison that a condition is made of. */
function comparisonIn(condition: Condition): Comparison | undefined {
  if (condition.op === 'compare') return condition;
  if (condition.op === 'not') return comparisonIn(condition.of);
  return undefined;
}

/** `EnterpriseAE NewBusiness, quota`; of goals the node's name. */
function titleOf(plan: Plan, id: ValueId, { title, stage }: Value): string {
  const [kind, owner = ''] = id.split('/');
  if (kind === 'goal') return title;
  return title.startsWith(plan.roles[owner]?.title ?? owner) ? title : `${owner} ${title || stage}`;
}
