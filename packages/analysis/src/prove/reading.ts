import {
  otherWindow,
  periodsBefore,
  periodsEndingIn,
  periodsInside,
  type Window,
  windowBefore,
  windowBeforeWithin,
} from '@ontarget/evaluator/engine';
import type {
  Component,
  Condition,
  DueExpression,
  Expression,
  GradeExpression,
  OverExpression,
  Value,
  ValueId,
} from '@ontarget/evaluator/format';
import { div, isCurrency, isZero, neg, ONE, parseDate, ZERO } from '@ontarget/evaluator/numbers';
import { BEYOND } from './beyond.ts';
import { Builder } from './build.ts';
import { type Deducted, deductedIn, periodsSoFar } from './deducted.ts';
import type { Dependence } from './depends.ts';
import { exactly } from './evaluate.ts';
import { Inputs } from './inputs.ts';
import type { CurveStretch, Node, Test } from './node.ts';
import { NotDecided } from './not-decided.ts';
import type { Answer, StandardPayee } from './standard.ts';

/** What readings of two plans share, so that what they come to can be held against each other. */
export interface Beside {
  readonly builder: Builder;
  readonly inputs: Inputs;
  /** Tells curves apart that have the same name in both plans and are not the same. */
  readonly nameOf: (curve: string) => string;
}

/**
 * Reads a value of a payee at standard terms as a formula of the results that it depends on. Throws `NotDecided` where it
 * depends on them in a way that a proof does not see through.
 */
export class Reading {
  readonly builder: Builder;
  readonly inputs: Inputs;
  /** Whether money is rounded on the way: proofs are about the exact amounts before. */
  isRounded = false;
  private readonly payee: StandardPayee;
  private readonly depends: Dependence;
  private readonly expanded: ReadonlySet<ValueId>;
  private readonly deducted: ReadonlyMap<ValueId, Deducted>;
  private readonly known = new Map<string, Node>();
  private readonly working = new Set<string>();

  private readonly nameOf: (curve: string) => string;

  /** @param beside what is read beside another plan's pay: with its formulas, of the same results */
  constructor(
    payee: StandardPayee,
    depends: Dependence,
    expanded: ReadonlySet<ValueId> = new Set(),
    beside?: Beside,
  ) {
    this.payee = payee;
    this.depends = depends;
    this.expanded = expanded;
    this.builder = beside?.builder ?? new Builder();
    this.inputs = beside?.inputs ?? new Inputs(payee.plan, payee.year);
    this.nameOf = beside?.nameOf ?? ((curve) => curve);
    this.deducted = deductedIn(payee.plan, payee.role);
  }

  /** What a value over a window is of the results that it depends on. */
  value(id: ValueId, window: Window): Node {
    const key = `${id} ${window.from} ${window.to}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    if (this.working.has(key)) throw new NotDecided('it depends on itself');
    this.working.add(key);
    const node = this.worked(id, window);
    this.working.delete(key);
    this.known.set(key, node);
    return node;
  }

  private worked(id: ValueId, window: Window): Node {
    if (!this.depends.value(id)) return this.constant(this.payee.constant(id, window));
    const definition = this.definition(id);
    if (this.isInput(id, definition)) return this.builder.input(this.inputs.of(id, window).index);
    const deducted = this.payee.year.firstPaid === 0 ? this.deducted.get(id) : undefined;
    if (deducted !== undefined) return this.newlyEarned(deducted, window);
    return this.expression(definition.formula, window, definition);
  }

  /** What pay to date comes to more than at the end of any period before: see `deductedIn`. */
  private newlyEarned(deducted: Deducted, window: Window): Node {
    const { builder } = this;
    const rises = periodsSoFar(deducted, window).map((one) => this.value(deducted.rise, one));
    const soFar = rises.map((_, last) =>
      builder.sum(rises.slice(0, last + 1).map((of) => ({ of, by: ONE }))),
    );
    const most = (of: readonly Node[]): Node => builder.bound('greatest', [builder.constant(ZERO), ...of]);
    return builder.sum([
      { of: most(soFar), by: ONE },
      { of: most(soFar.slice(0, -1)), by: neg(ONE) },
    ]);
  }

  /** Whether a result is an input, and not seen through to other results. */
  private isInput(id: ValueId, { stage, formula }: Value): boolean {
    if (stage !== 'measure' && stage !== 'goal actual') return false;
    return formula.op !== 'value' && !this.expanded.has(id);
  }

  private expression(formula: Expression, window: Window, within: Value): Node {
    const at = (one: Expression): Node => this.expression(one, window, within);
    const { builder } = this;
    switch (formula.op) {
      case 'constant':
        return builder.constant(exactly(formula.value));
      case 'value': {
        const other = formula.window === undefined ? window : otherWindow(formula.window, window);
        return this.value(formula.id, other);
      }
      case 'sum':
        return builder.sum(formula.of.map((one) => ({ of: at(one), by: ONE })));
      case 'difference':
        return builder.sum([
          { of: at(formula.of[0]), by: ONE },
          { of: at(formula.of[1]), by: neg(ONE) },
        ]);
      case 'product':
        return builder.product(formula.of.map(at));
      case 'least':
      case 'greatest':
        return builder.bound(formula.op, formula.of.map(at));
      case 'quotient': {
        const [top, bottom] = [at(formula.of[0]), at(formula.of[1])];
        if (bottom.op !== 'constant')
          throw new NotDecided('it divides by a result, which is no straight line');
        if (!isZero(bottom.value)) return builder.sum([{ of: top, by: div(ONE, bottom.value) }]);
        if (formula.whenZero !== undefined) return at(formula.whenZero);
        throw new NotDecided('it divides by zero');
      }
      case 'select': {
        const tests = formula.cases.map(({ when }) => this.test(when, window, within));
        const last = tests.findIndex((test) => test.op === 'known' && test.holds);
        const reached = last < 0 ? formula.cases : formula.cases.slice(0, last + 1);
        // What comes after a case that always holds is never read, and may have no value.
        let node = last < 0 ? at(formula.otherwise) : undefined;
        for (const [index, { then }] of [...reached.entries()].reverse()) {
          const test = tests[index] ?? { op: 'known', holds: false };
          if (test.op === 'known' && !test.holds) continue;
          node = node === undefined || test.op === 'known' ? at(then) : builder.select(test, at(then), node);
        }
        return node ?? at(formula.otherwise);
      }
      case 'curve':
        return builder.curve(
          `${this.nameOf(formula.curve)} ${formula.read}`,
          this.pieces(formula.curve, formula.read),
          at(formula.at),
        );
      case 'matrix': {
        const matrix = this.payee.plan.curves[formula.curve];
        if (matrix?.kind !== 'matrix') throw new NotDecided(`the evaluator has no matrix ${formula.curve}`);
        return builder.matrix(this.nameOf(formula.curve), matrix, at(formula.down), at(formula.across));
      }
      case 'grade':
        return this.grade(formula, window);
      case 'round': {
        const node = at(formula.of);
        if (node.op !== 'constant' && isCurrency(within.unit)) {
          this.isRounded = true;
          return node;
        }
        return builder.round(node, formula.mode, exactly(formula.unit));
      }
      case 'over':
        return this.over(formula, window, within);
      case 'previous': {
        const before =
          formula.within === undefined ? windowBefore(window) : windowBeforeWithin(formula.within, window);
        return before === undefined ? at(formula.whenFirst) : this.expression(formula.of, before, within);
      }
      case 'carried': {
        const before = windowBefore(window);
        return before === undefined ? at(formula.opening) : this.value(formula.balance, before);
      }
      case 'opening':
        return builder.constant(ZERO);
      case 'resume':
        return at(formula.of);
      case 'team': {
        const chosen = this.payee.team === undefined ? undefined : formula.cases[this.payee.team];
        if (chosen === undefined)
          throw new NotDecided('it depends on the team that the payee is assigned to');
        return at(chosen);
      }
      case 'due':
        return this.due(formula, window);
      case 'hold':
        throw new NotDecided('the plan holds it back in some cases, so that nothing is paid yet');
      default: {
        if (!this.depends.formula(formula)) return this.constant(this.payee.expression(formula, window));
        throw new NotDecided(BEYOND[formula.op] ?? `it works results out with “${formula.op}”`);
      }
    }
  }

  private over({ each, periods, of, opening }: OverExpression, window: Window, within: Value): Node {
    if (this.payee.year.firstPaid > 0 && opening !== undefined) {
      throw new NotDecided(
        'the plan begins to pay in mid-year, and what was before is brought in from outside',
      );
    }
    const windows = periods === 'in the window' ? periodsInside(each, window) : periodsBefore(each, window);
    return this.builder.sum(windows.map((one) => ({ of: this.expression(of, one, within), by: ONE })));
  }

  private due({ component: id, stage, value: instead, periods }: DueExpression, window: Window): Node {
    const component = this.component(id);
    const value = instead ?? component?.stages[stage];
    if (component === undefined || value === undefined)
      throw new NotDecided(`the evaluator has no ${stage} of ${id}`);
    const all = periodsEndingIn(component.measured, window).filter((one) => this.isInForce(component, one));
    const counted = periods === 'last' ? all.slice(-1) : all;
    return this.builder.sum(counted.map((one) => ({ of: this.value(value, one), by: ONE })));
  }

  /** Whether a component is in force on a day of a window. */
  isInForce({ active }: Component, window: Window): boolean {
    if (active === undefined) return true;
    const [first, last, days] = [
      parseDate(active.first),
      parseDate(active.last),
      this.payee.year.days(window),
    ];
    return first.ok && last.ok && first.value <= days.last && days.first <= last.value;
  }

  private grade({ curve: name, of }: GradeExpression, window: Window): Node {
    const curve = this.payee.plan.curves[name];
    if (curve?.kind !== 'by grade') throw new NotDecided(`the evaluator has no curve by grade ${name}`);
    const levels = new Map(Object.entries(curve.levels).map(([word, text]) => [word, exactly(text)]));
    return this.builder.grade(this.nameOf(name), levels, this.word(of, window));
  }

  /** The input that a word is: results that are graded are entered, never worked out. */
  private word(of: Expression, window: Window): number {
    if (of.op !== 'value') throw new NotDecided('it depends on a word that is worked out');
    const definition = this.definition(of.id);
    const other = of.window === undefined ? window : otherWindow(of.window, window);
    if (definition.formula.op === 'value') return this.word(definition.formula, other);
    const input = this.inputs.of(of.id, other);
    if (input.domain.kind !== 'words') throw new NotDecided('it compares a number with words');
    return input.index;
  }

  private test(condition: Condition, window: Window, within: Value): Test {
    return this.builder.test(this.tested(condition, window, within));
  }

  private tested(condition: Condition, window: Window, within: Value): Test {
    if (!this.depends.formula(condition))
      return { op: 'known', holds: this.payee.condition(condition, window) };
    switch (condition.op) {
      case 'compare': {
        const { left, right, relation } = condition;
        const of = this.builder.sum([
          { of: this.expression(left, window, within), by: ONE },
          { of: this.expression(right, window, within), by: neg(ONE) },
        ]);
        return { op: 'sign', of, relation };
      }
      case 'is':
        return { op: 'word', input: this.word(condition.of, window), among: condition.among };
      case 'all':
      case 'any':
        return { op: condition.op, of: condition.of.map((one) => this.test(one, window, within)) };
      case 'not':
        return { op: 'not', of: this.test(condition.of, window, within) };
      case 'flag': {
        const definition = this.definition(condition.value);
        if (definition.formula.op === 'condition')
          return this.test(definition.formula.holds, window, definition);
        return { op: 'word', input: this.word({ op: 'value', id: condition.value }, window), among: ['yes'] };
      }
      case 'blank':
        // A proof is about results that are there.
        return { op: 'known', holds: false };
      default:
        throw new NotDecided('it depends on how the payee’s time in the role goes on');
    }
  }

  private pieces(name: string, read: 'pay' | 'rate'): readonly CurveStretch[] {
    const curve = this.payee.plan.curves[name];
    if (curve === undefined || !('pieces' in curve))
      throw new NotDecided(`the evaluator has no curve ${name}`);
    return curve.pieces.map(({ from, includes, start, slope, written }) => ({
      from: from === undefined ? undefined : exactly(from),
      includes,
      start: exactly(read === 'rate' ? written.value : start),
      slope: read === 'rate' ? ZERO : exactly(slope),
    }));
  }

  private constant(answer: Answer): Node {
    if (!answer.ok) throw new NotDecided(answer.why);
    return this.builder.constant(exactly(answer.value));
  }

  private definition(id: ValueId): Value {
    const definition = this.payee.plan.values[id];
    if (definition === undefined) throw new NotDecided(`the evaluator has no value ${id}`);
    return definition;
  }

  private component(id: string): Component | undefined {
    const prefix = `role/${this.payee.role}/`;
    return id.startsWith(prefix)
      ? this.payee.plan.roles[this.payee.role]?.components[id.slice(prefix.length)]
      : undefined;
  }
}
