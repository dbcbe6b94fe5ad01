import type { Condition, Expression, Grain, Requirement, ValueId } from '@ontarget/evaluator/format';
import { rational } from '@ontarget/evaluator/numbers';
import type { Consequence, Requirement as RequirementNode } from '@ontarget/language/ast';
import { allOf, flag } from '../build/conditions.ts';
import {
  branch,
  constant,
  difference,
  least,
  product,
  readValue,
  select,
  sum,
} from '../build/expressions.ts';
import { fraction } from '../literals.ts';
import { refuse } from '../problems.ts';

/** A requirement with the flag that says whether it is met. */
export interface CompiledRequirement {
  readonly node: RequirementNode;
  readonly consequence: Consequence | OpenConsequence;
  readonly written: Requirement;
}

/** A consequence that a partial plan was given as a reading. */
export interface OpenConsequence {
  readonly $type: 'PaysNothing' | 'Waits' | 'HalfOfTarget';
}

/** How a component's pay is read with another curve, for `otherwise curve C`. */
export type PayByCurve = (curve: string) => Expression;

/** What requirements change: the pay, and what they need to say something else instead. */
export interface Paid {
  readonly pay: Expression;
  readonly nothing: Expression;
  /** The target that a limit in percents is of; refused where there is none. */
  readonly target: () => Expression;
  /** Undefined for what is not paid by a curve. */
  readonly byCurve: PayByCurve | undefined;
  /** From when the plan pays, where that is not its whole year. */
  readonly paidFrom: string | undefined;
  /** The component or role, for messages. */
  readonly owner: string;
}

/**
 * Pay after its requirements. Where several are missed: nothing, if one of them says so; else by the other curve, if
 * one says so; and no more than the least limit. So their order does not matter.
 */
export function afterRequirements(requirements: readonly CompiledRequirement[], paid: Paid): Expression {
  const needed = flagsOf(requirements, ['PaysNothing', 'Waits']);
  let pay = otherCurve(requirements, paid);
  for (const { consequence, written } of requirements) {
    const most = mostOf(consequence);
    if (most === undefined) continue;
    const limit = product([most, paid.target()]);
    pay = select([branch(flag(written.value), pay)], least([pay, limit]));
  }
  return needed.length === 0 ? pay : select([branch(allOf(needed), pay)], paid.nothing);
}

/** Whether one of the requirements makes pay wait until it is met. */
export function waits(requirements: readonly CompiledRequirement[]): boolean {
  return requirements.some(({ consequence }) => consequence.$type === 'Waits');
}

/**
 * `otherwise waits`: nothing while it is missed, and all that waited once it is met. What waited is the pay of the
 * year's periods so far less what was given of it, the value `given`.
 */
export function afterWaiting(
  requirements: readonly CompiledRequirement[],
  paid: Paid,
  {
    each,
    given,
    kept,
  }: {
    readonly each: Grain;
    readonly given: ValueId;
    /** Makes a value of its own of what is read over several periods. */
    readonly kept: (due: Expression) => Expression;
  },
): Expression {
  const others = requirements.filter(({ consequence }) => consequence.$type !== 'Waits');
  if (paid.paidFrom !== undefined) refuseStart(requirements, paid);
  const due = kept(afterRequirements(others, paid));
  const before = (of: Expression): Expression => ({
    op: 'over',
    each,
    periods: 'before the window',
    of,
    whileAssigned: true,
  });
  const all = sum([due, difference(before(due), before(readValue(given)))]);
  return select([branch(allOf(flagsOf(requirements, ['Waits'])), all)], paid.nothing);
}

/** What waits would be brought in by nobody. */
function refuseStart(requirements: readonly CompiledRequirement[], { owner, paidFrom }: Paid): never {
  const node = requirements.find(({ consequence }) => consequence.$type === 'Waits')?.node;
  const why = `what waited before ${paidFrom} would have to be brought in, and nothing can`;
  return refuse('not-compiled', node, { what: owner, why });
}

function flagsOf(requirements: readonly CompiledRequirement[], kinds: readonly string[]): Condition[] {
  return requirements
    .filter(({ consequence }) => kinds.includes(consequence.$type))
    .map(({ written }) => flag(written.value));
}

function mostOf(consequence: CompiledRequirement['consequence']): Expression | undefined {
  if (consequence.$type === 'HalfOfTarget') return constant(rational(1, 2), 'percent');
  return consequence.$type === 'PaysAtMost'
    ? constant(fraction(consequence, consequence.percent), 'percent')
    : undefined;
}

function otherCurve(requirements: readonly CompiledRequirement[], { pay, byCurve, owner }: Paid): Expression {
  const others = requirements.filter(({ consequence }) => consequence.$type === 'OtherCurve');
  const [first, second] = others;
  if (first === undefined || first.consequence.$type !== 'OtherCurve') return pay;
  if (second !== undefined) {
    const why =
      'two requirements each ask for another curve, and nothing says which counts where both are missed';
    return refuse('clause-misplaced', second.node, { clause: 'otherwise curve', owner, why });
  }
  if (byCurve === undefined) {
    const why = 'it is not paid by a curve';
    return refuse('clause-misplaced', first.node, { clause: 'otherwise curve', owner, why });
  }
  const curve = first.consequence.curve.$refText;
  return select([branch(flag(first.written.value), pay)], byCurve(curve));
}
