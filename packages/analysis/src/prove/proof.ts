import type { Plan } from '@ontarget/evaluator/format';
import { neg, type Rational } from '@ontarget/evaluator/numbers';
import type { Highest } from './highest.ts';
import type { Input } from './input.ts';
import type { Jump } from './jumps.ts';
import { NotDecided } from './not-decided.ts';
import { type Follows, PayFunction } from './pay-function.ts';
import { type RowOrder, rowOrder } from './rows.ts';

/** An answer, or why there is none. */
export type Decided<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string };

/** What is proved of a component or of a role's total. */
export interface Proof {
  readonly role: string;
  /** Undefined: the role's total. */
  readonly component: string | undefined;
  readonly title: string;
  readonly rows: RowOrder;
  readonly pay: Decided<PayProof>;
}

export interface PayProof {
  readonly of: PayFunction;
  /** For each measure or goal, whether pay never falls as it gets better in any of its periods. */
  readonly follows: readonly { readonly name: string; readonly input: Input; readonly verdict: Follows }[];
  readonly jumps: Decided<readonly Jump[]>;
  readonly most: Highest;
  /** The least, with its sign turned round: `value` −100 stands for no less than 100. */
  readonly least: Highest;
  readonly atTarget: Rational;
  readonly targetPay: Rational | undefined;
}

/** Everything that is proved of the components of a role, in the plan's order, and of its total. */
export function proofsOf(plan: Plan, role: string): readonly Proof[] {
  const components = Object.keys(plan.roles[role]?.components ?? {});
  return [...components, undefined].map((component) => proofOf(plan, role, component));
}

/** What is proved of one component, or of the role's total. */
export function proofOf(plan: Plan, role: string, component: string | undefined): Proof {
  const definition = plan.roles[role];
  const one = component === undefined ? undefined : definition?.components[component];
  return {
    role,
    component,
    title: one?.title ?? 'total',
    rows: rowOrder(plan, one?.stages.payout ?? definition?.total ?? ''),
    pay: decided(() => payProof(new PayFunction(plan, role, component))),
  };
}

function payProof(pay: PayFunction): PayProof {
  const byName = [...Map.groupBy(pay.inputs, ({ name }) => name)];
  return {
    of: pay,
    follows: byName.flatMap(([name, inputs]) => {
      const [first] = inputs;
      if (first === undefined || first.domain.kind === 'words') return [];
      return [{ name, ...followsAll(pay, inputs, first) }];
    }),
    jumps: decided(() => pay.jumpsOfAll()),
    most: pay.most(),
    least: pay.leastNegated(),
    atTarget: pay.atTarget(),
    targetPay: pay.targetPay(),
  };
}

/** Of one measure in several periods: a fall in any counts, then what is not decided in any. */
function followsAll(
  pay: PayFunction,
  inputs: readonly Input[],
  first: Input,
): { input: Input; verdict: Follows } {
  let worst: { input: Input; verdict: Follows } | undefined;
  for (const input of inputs) {
    const verdict = pay.follows(input);
    if (verdict.verdict === 'no') return { input, verdict };
    if (worst === undefined || verdict.verdict === 'not decided') worst = { input, verdict };
  }
  return worst ?? { input: first, verdict: { verdict: 'yes', direction: 'level' } };
}

/** The least that is paid, of its negation. */
export function leastOf(least: Highest): Rational | undefined {
  return least.kind === 'most' ? neg(least.value) : undefined;
}

export function decided<T>(work: () => T): Decided<T> {
  try {
    return { ok: true, value: work() };
  } catch (problem) {
    if (problem instanceof NotDecided) return { ok: false, reason: problem.message };
    throw problem;
  }
}
