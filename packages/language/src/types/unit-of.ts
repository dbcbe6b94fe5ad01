import type { AstNode } from 'langium';
import type {
  Arithmetic,
  Component,
  Curve,
  DaysBetween,
  Expression,
  FunctionCall,
  Goal,
  Literal,
  Lookup,
  Measure,
  Nameable,
  Power,
  Reference,
  Root,
} from '../generated/ast.ts';
import { amountOf } from '../literals/read.ts';
import {
  differenceUnit,
  negatedUnit,
  powerUnit,
  productUnit,
  quotientUnit,
  sumUnit,
  type UnitCode,
  type UnitResult,
} from './algebra.ts';
import { unitOfInputColumn, unitOfType } from './column-units.ts';
import { isOwnMoney, money, ownMoney, plain, UNKNOWN, type Unit } from './unit.ts';
import { firstValue, unitOfBranches, unitOfReading } from './unit-of-choices.ts';

/** Two sides that do not go together, at the node that puts them together; a minus has no right side. */
export interface UnitError {
  readonly code: UnitCode;
  readonly node: AstNode;
  readonly operator: '+' | '-' | '*' | '/' | 'least' | 'greatest' | 'when' | 'rounded' | 'power' | 'days';
  readonly left: Unit;
  readonly right?: Unit;
}

/** What the unit of a node depends on beside its text. */
export interface UnitContext {
  /** The plan's currency: the unit of money columns and the meaning of `$`. */
  readonly currency: string;
  /** Told of each mistake inside the expression; the unit around a mistake is `unknown`. */
  readonly report?: (error: UnitError) => void;
}

/** The unit of an expression; `unknown` where it has a mistake or names nothing that exists. */
export function unitOf(expression: Expression | undefined, context: UnitContext): Unit {
  return new Units(context).ofExpression(expression);
}

/** The unit of what a measure adds up, counts or holds; `unknown` for an entered one that does not say `as`. */
export function unitOfMeasure(measure: Measure | undefined, context: UnitContext): Unit {
  return new Units(silent(context)).ofMeasure(measure);
}

/** The unit of anything that a formula may name: of a component with one of its stages, of a result also its attainment. */
export function unitOfNamed(named: Nameable, stage: string | undefined, context: UnitContext): Unit {
  return new Units(silent(context)).ofNamed(named, stage);
}

function silent({ currency }: UnitContext): UnitContext {
  return { currency };
}

class Units {
  private readonly context: UnitContext;
  /** Declarations under way: one that comes back to itself is a circle, which has its own message. */
  private readonly open: Set<AstNode>;

  constructor(context: UnitContext, open = new Set<AstNode>()) {
    this.context = context;
    this.open = open;
  }

  ofExpression(expression: Expression | undefined): Unit {
    if (expression === undefined) return UNKNOWN;
    switch (expression.$type) {
      case 'Arithmetic':
        return this.ofArithmetic(expression);
      case 'FunctionCall':
        return this.ofFunction(expression);
      case 'Negation': {
        const left = this.ofExpression(expression.operand);
        return this.settle(negatedUnit(left), { node: expression, operator: '-', left });
      }
      case 'Reference':
        return this.ofReference(expression);
      case 'WhenExpression':
        return unitOfBranches(expression, {
          of: (one) => this.ofExpression(one),
          settle: (result, at) => this.settle(result, { ...at, operator: 'when' }),
        });
      case 'RoundedExpression': {
        const [left, right] = [expression.operand, expression.unit].map((one) => this.ofExpression(one));
        const [of = UNKNOWN, to = UNKNOWN] = [left, right];
        return this.settle(sumUnit(of, to), { node: expression, operator: 'rounded', left: of, right: to });
      }
      case 'SelfReference':
        return money(this.context.currency);
      case 'Power':
        return this.ofPower(expression, expression.base, this.ofExpression(expression.exponent));
      case 'Root':
        return this.ofPower(expression, expression.operand, plain('number'));
      case 'DaysBetween':
        return this.ofDays(expression);
      case 'Lookup':
        return this.ofLookup(expression);
      case 'ConvertedExpression':
        this.ofExpression(expression.operand);
        return money(this.context.currency);
      case 'CurveReading':
        return unitOfReading(expression, (one) => this.quietly().ofExpression(one), this.context.currency);
      default:
        return this.ofLiteral(expression);
    }
  }

  ofMeasure(measure: Measure | undefined): Unit {
    const body = measure?.body;
    if (measure === undefined || body === undefined || this.open.has(measure)) return UNKNOWN;
    switch (body.$type) {
      case 'TotalMeasure':
        return this.declared(measure, body.amount);
      case 'CountMeasure':
        return plain('count');
      case 'RatioMeasure':
        return this.ofRatio(measure, body.numerator?.ref, body.denominator?.ref);
      case 'EnteredMeasure':
        return body.type === undefined ? UNKNOWN : unitOfType(body.type, this.context.currency);
      case 'ScoredMeasure':
        return plain('score');
      case 'RankMeasure':
        return body.award === undefined ? plain('number') : this.ofCurveValue(body.award.ref);
      case 'PeerPercentile':
        return plain('percent');
      case 'FormulaMeasure':
        return this.declared(measure, body.value);
      case 'MembersMeasure':
        return money(this.context.currency);
      case 'PercentileMeasure':
        return plain('percent');
      case 'GradedMeasure':
        return plain('grade');
    }
  }

  ofNamed(named: Nameable, stage: string | undefined): Unit {
    switch (named.$type) {
      case 'Parameter':
      case 'ComputedColumn':
      case 'DerivedColumn':
        return this.declared(named, named.value);
      case 'InputColumn':
        return unitOfInputColumn(named, this.context.currency);
      case 'Measure':
        return stage === 'attainment' ? plain('percent') : this.ofMeasure(named);
      case 'Goal':
        return stage === 'attainment' ? plain('percent') : this.ofMeasure((named as Goal).measure?.ref);
      case 'Pool':
        return money(this.context.currency);
      case 'Role':
      case 'Team':
        return UNKNOWN;
      default:
        return this.ofStage(named, stage);
    }
  }

  private ofArithmetic(node: Arithmetic): Unit {
    const left = this.ofExpression(node.left);
    const right = this.ofExpression(node.right);
    return this.settle(ALGEBRA[node.operator](left, right), { node, operator: node.operator, left, right });
  }

  private ofFunction(node: FunctionCall): Unit {
    const operator = node.function === 'least' ? 'least' : 'greatest';
    const [first = UNKNOWN, ...rest] = node.arguments.map((argument) => this.ofExpression(argument));
    return rest.reduce<Unit>((left, right) => {
      const together =
        left.kind === 'date' && right.kind === 'date'
          ? { ok: true as const, unit: left }
          : sumUnit(left, right);
      return this.settle(together, { node, operator, left, right });
    }, first);
  }

  private ofPower(node: Power | Root, base: Expression, right: Unit): Unit {
    const left = this.ofExpression(base);
    return this.settle(powerUnit(left, right), { node, operator: 'power', left, right });
  }

  private ofDays(node: DaysBetween): Unit {
    const [left, right] = [this.ofExpression(node.first), this.ofExpression(node.last)];
    const isDate = ({ kind }: Unit): boolean => kind === 'date' || kind === 'unknown';
    const result: UnitResult =
      isDate(left) && isDate(right)
        ? { ok: true, unit: plain('count') }
        : { ok: false, code: 'units-not-added' };
    return this.settle(result, { node, operator: 'days', left, right });
  }

  /** Money in the currency of the row that is found is no money in that of the row at hand. */
  private ofLookup({ column, table }: Lookup): Unit {
    const named = column?.ref;
    if (named === undefined) return UNKNOWN;
    const unit = this.quietly().ofNamed(named, undefined);
    return isOwnMoney(unit) ? ownMoney('currency', `a row of ${table.$refText}`) : unit;
  }

  private ofReference(reference: Reference): Unit {
    const named = reference.ref?.ref;
    return named === undefined ? UNKNOWN : this.quietly().ofNamed(named, reference.stage);
  }

  private ofLiteral(literal: Literal): Unit {
    switch (literal.$type) {
      case 'DateLiteral':
        return plain('date');
      case 'TextLiteral':
        return plain('text');
      default:
        return amountOf(literal.value, this.context.currency)?.unit ?? UNKNOWN;
    }
  }

  /** A ratio of like things reads as a percent: a win rate is 25%. */
  private ofRatio(measure: Measure, numerator: Measure | undefined, denominator: Measure | undefined): Unit {
    const unit = this.around(measure, () =>
      quotientUnit(this.ofMeasure(numerator), this.ofMeasure(denominator)),
    );
    if (!unit.ok) return UNKNOWN;
    return unit.unit.kind === 'ratio' ? plain('percent') : unit.unit;
  }

  private ofStage(component: Component, stage: string | undefined): Unit {
    switch (stage) {
      case 'attainment':
        return plain('percent');
      case 'earned':
      case 'payout':
        return money(this.context.currency);
      case 'rate':
        return this.ofRate(component);
      default:
        return UNKNOWN;
    }
  }

  private ofRate(component: Component): Unit {
    if (component.$type === 'WeightedComponent') return this.ofCurveValue(component.curve?.ref);
    if (component.$type !== 'Commission') return UNKNOWN;
    if (component.rate !== undefined) {
      return amountOf(component.rate, this.context.currency)?.unit ?? UNKNOWN;
    }
    if (component.formula !== undefined) return this.quietly().ofExpression(component.formula);
    const source = component.source?.ref;
    return source?.$type === 'Parameter' ? this.declared(source, source.value) : this.ofCurveValue(source);
  }

  private ofCurveValue(curve: Curve | undefined): Unit {
    return this.quietly().ofExpression(curve && firstValue(curve));
  }

  private declared(node: AstNode, value: Expression | undefined): Unit {
    if (this.open.has(node)) return UNKNOWN;
    return this.around(node, () => this.quietly().ofExpression(value));
  }

  private around<T>(node: AstNode, work: () => T): T {
    this.open.add(node);
    try {
      return work();
    } finally {
      this.open.delete(node);
    }
  }

  /** Mistakes inside what is only named are told where it is declared. */
  private quietly(): Units {
    return new Units(silent(this.context), this.open);
  }

  private settle(result: UnitResult, error: Omit<UnitError, 'code'>): Unit {
    if (result.ok) return result.unit;
    this.context.report?.({ code: result.code, ...error });
    return UNKNOWN;
  }
}

const ALGEBRA = { '+': sumUnit, '-': differenceUnit, '*': productUnit, '/': quotientUnit } as const;
