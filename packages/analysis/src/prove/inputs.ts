import type { PlanYear, Window } from '@ontarget/evaluator/engine';
import type { Condition, Expression, Plan, ValueId } from '@ontarget/evaluator/format';
import { ONE, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import { exactly } from './evaluate.ts';
import type { Domain, Input } from './input.ts';
import { NotDecided } from './not-decided.ts';

/** The results that a question turns out to depend on, in the order in which they are met. */
export class Inputs {
  readonly all: Input[] = [];
  private readonly plan: Plan;
  private readonly year: PlanYear;
  private readonly known = new Map<string, Input>();

  constructor(plan: Plan, year: PlanYear) {
    this.plan = plan;
    this.year = year;
  }

  /** The input that a result over a window is. Throws `NotDecided` for results of another year. */
  of(value: ValueId, window: Window): Input {
    const definition = this.plan.values[value];
    if (definition === undefined) throw new NotDecided(`the evaluator has no value ${value}`);
    if (window.from < 0)
      throw new NotDecided(`it depends on results of the year before (${definition.title})`);
    const key = this.year.key(window);
    const known = this.known.get(`${value} ${key}`);
    if (known !== undefined) return known;
    const measure = this.measureOf(value);
    const input: Input = {
      index: this.all.length,
      value,
      window: key,
      period: this.year.label(window),
      name: this.nameOf(value) ?? definition.title,
      unit: definition.unit,
      betterWhen: (measure === undefined ? undefined : this.plan.measures[measure]?.betterWhen) ?? 'higher',
      domain: domainOf(definition.formula, definition.unit),
      addsUp: addsUp(definition.formula),
    };
    this.all.push(input);
    this.known.set(`${value} ${key}`, input);
    return input;
  }

  private nameOf(value: ValueId): string | undefined {
    const [kind, ...rest] = value.split('/');
    if (kind === 'goal') return rest.slice(0, -1).join('.');
    const name = rest[0];
    return kind === 'measure' && name !== undefined && name in this.plan.measures ? name : undefined;
  }

  private measureOf(value: ValueId): string | undefined {
    const node = Object.values(this.plan.goals).find(({ actual }) => actual === value);
    return node?.measure ?? this.nameOf(value);
  }
}

/**
 * What a result can be. What is counted or added up is not below zero; what is entered can be any number unless the plan
 * bounds it; a percentile lies between 0 and 1; a difference can be below zero.
 */
function domainOf(formula: Expression, unit: string): Domain {
  if (unit === 'flag') return { kind: 'words', words: ['yes', 'no'] };
  const words = wordsIn(formula);
  if (words !== undefined) return { kind: 'words', words };
  if (unit === 'grade' || unit === 'text') throw new NotDecided('it depends on a word that can be anything');
  const bounds = boundsIn(formula);
  if (bounds !== undefined) return { kind: 'numbers', ...bounds };
  if (formula.op === 'percentile') return { kind: 'numbers', low: ZERO, high: ONE };
  return canFallBelowZero(formula) ? { kind: 'numbers' } : { kind: 'numbers', low: ZERO };
}

/** What rows come to, each of them nothing or more. */
function addsUp(formula: Expression): boolean {
  return formula.op === 'resume' ? addsUp(formula.of) : formula.op === 'total';
}

function canFallBelowZero(formula: Expression): boolean {
  if (formula.op === 'entered') return true;
  return JSON.stringify(formula).includes('"op":"difference"');
}

/** The words of a graded result: what is none of them is refused. */
function wordsIn(formula: Expression): readonly string[] | undefined {
  return refused(formula)
    .flatMap((when) => (when.op === 'not' && when.of.op === 'is' ? [when.of.among] : []))
    .at(0);
}

/** The bounds of a scored result: what lies beyond them is refused. */
function boundsIn(formula: Expression): { low?: Rational; high?: Rational } | undefined {
  const compared = refused(formula).flatMap((when) => (when.op === 'any' ? when.of : [when]));
  const bound = (wanted: string): Rational | undefined =>
    compared
      .flatMap((when) =>
        when.op === 'compare' && when.relation === wanted && when.right.op === 'constant'
          ? [exactly(when.right.value)]
          : [],
      )
      .at(0);
  const [low, high] = [bound('below'), bound('above')];
  if (low === undefined && high === undefined) return undefined;
  return { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
}

/** The conditions on which an entered result is unreadable. */
function refused(formula: Expression): readonly Condition[] {
  if (formula.op !== 'select') return [];
  return formula.cases.flatMap(({ when, then }) => (then.op === 'hold' ? [when] : []));
}
