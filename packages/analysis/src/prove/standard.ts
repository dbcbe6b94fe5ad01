import { evaluateWith, PlanYear, type Window } from '@ontarget/evaluator/engine';
import type { Condition, Expression, Plan, ValueId } from '@ontarget/evaluator/format';
import { add, type Rational, ZERO } from '@ontarget/evaluator/numbers';
import { exactly } from './evaluate.ts';
import type { Input, Point } from './input.ts';
import { NotDecided } from './not-decided.ts';

/** What is worked out for a payee: a number, or why there is none. */
export type Answer =
  | { readonly ok: true; readonly value: string; readonly unit: string }
  | { readonly ok: false; readonly why: string };

/**
 * A payee at the standard terms of a role: there all year and long before, with the quota and target pay that the role
 * states. Whatever it is asked, the reference engine works out.
 */
export class StandardPayee {
  readonly plan: Plan;
  readonly role: string;
  readonly year: PlanYear;
  readonly team: string | undefined;
  private readonly known = new Map<string, Answer>();

  constructor(plan: Plan, role: string) {
    this.plan = plan;
    this.role = role;
    this.year = new PlanYear(plan);
    this.team = plan.roles[role]?.team;
  }

  /** A value that depends on no result. */
  constant(id: ValueId, window: Window): Answer {
    const key = `${id} ${this.year.key(window)}`;
    const known = this.known.get(key) ?? this.ask(id, [window])[0] ?? { ok: false, why: 'it has no value' };
    this.known.set(key, known);
    return known;
  }

  /** What an expression that depends on no result comes to. */
  expression(formula: Expression, window: Window): Answer {
    return this.asked(formula, window, 'number');
  }

  /** Whether a condition that depends on no result holds. */
  condition(holds: Condition, window: Window): boolean {
    const answer = this.asked({ op: 'condition', holds }, window, 'flag');
    if (!answer.ok) throw new NotDecided(answer.why);
    return answer.value === 'yes';
  }

  /** What a value comes to over some windows together, with results as a case gives them. */
  pays(
    id: ValueId,
    windows: readonly Window[],
    inputs: readonly Input[],
    point: Point,
  ): Rational | undefined {
    const overrides = inputs.flatMap(({ index, value, window }) => {
      const quantity = point.get(index);
      return quantity === undefined ? [] : [{ value, window, quantity }];
    });
    const answers = this.ask(id, windows, overrides);
    return answers.reduce<Rational | undefined>(
      (total, answer) => (total === undefined || !answer.ok ? undefined : add(total, exactly(answer.value))),
      ZERO,
    );
  }

  private asked(formula: Expression, window: Window, unit: string): Answer {
    const id = 'asked/1';
    const plan: Plan = {
      ...this.plan,
      values: { ...this.plan.values, [id]: { title: id, stage: 'pay', unit, subject: 'payee', formula } },
    };
    return this.ask(id, [window], [], plan)[0] ?? { ok: false, why: 'it has no value' };
  }

  private ask(
    id: ValueId,
    windows: readonly Window[],
    overrides: Parameters<typeof evaluateWith>[0]['overrides'] = [],
    plan = this.plan,
  ): readonly Answer[] {
    const team = this.team === undefined ? {} : { team: this.team };
    const answers = evaluateWith({
      plan,
      subject: { payee: 'somebody', role: this.role, ...team },
      roster: {},
      overrides,
      ask: windows.map((window) => ({ value: id, window: this.year.key(window) })),
    });
    return answers.map((answer) =>
      answer.ok
        ? { ok: true, value: answer.quantity.value, unit: answer.quantity.unit }
        : { ok: false, why: answer.reasons[0]?.message ?? 'the engine has no value for it' },
    );
  }
}
