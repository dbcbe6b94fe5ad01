import type { Expression, NodeId, Requirement } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import type { PayoutCap, TotalCap, TotalClause } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import { constant, difference, least, product, readValue, sum } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { resultCondition } from '../conditions/result.ts';
import { fraction } from '../literals.ts';
import { cappedMoney } from '../pay/caps.ts';
import { afterRequirements, afterWaiting, waits } from '../pay/consequences.ts';
import { compileMultipliers } from '../pay/multipliers.ts';
import type { PayPlace } from '../pay/place.ts';
import { compileRequirements } from '../pay/requirements.ts';
import { refuse } from '../problems.ts';

/** The sum of several components, with what its block says of it. */
export interface SumBlock {
  /** What the ids of its requirements and multipliers begin with. */
  readonly id: NodeId;
  /** The value that the whole becomes. */
  readonly value: NodeId;
  readonly title: string;
  readonly clauses: readonly TotalClause[];
  /** What its components come to. */
  readonly due: Expression;
  /** The target pay that is due with them; refused where there is none. */
  readonly target: () => Expression;
  readonly node: AstNode;
}

/** What is left of a sum after its requirements, multipliers and cap, in this order. */
export function compileSumBlock(
  place: PayPlace,
  block: SumBlock,
): { readonly requirements: Requirement[]; readonly pay: Expression; readonly multiplied: boolean } {
  const { c } = place;
  const nodes = block.clauses.filter((clause) => clause.$type === 'Requirement');
  const requirements = compileRequirements(c, block.id, nodes, (node) =>
    resultCondition(place, node.condition),
  );
  const factor = compileMultipliers(place, block);
  const cap = capOf(place, block.clauses);
  const paid = {
    pay: block.due,
    nothing: constant(ZERO, c.header.currency),
    target: block.target,
    byCurve: undefined,
    owner: place.role.name,
  };
  const isLast = factor === undefined && cap === undefined;
  const given = isLast ? block.value : `${block.id}/after-requirements`;
  let pay = waits(requirements)
    ? afterWaiting(requirements, paid, { each: c.header.paid, given })
    : afterRequirements(requirements, paid);
  if (!isLast && waits(requirements)) pay = kept(place, block, given, 'after its requirements', pay);
  if (factor !== undefined) pay = product([pay, factor]);
  if (cap !== undefined) pay = capped(place, block, cap, pay);
  return {
    requirements: requirements.map(({ written }) => written),
    pay,
    multiplied: factor !== undefined,
  };
}

const CARRIED = 'the excess is carried to later payments of the year';
const LOST = 'the excess is lost';

/** No more than the cap; what is carried is paid once a later payment of the year has room for it. */
function capped(place: PayPlace, block: SumBlock, cap: PayoutCap | TotalCap, pay: Expression): Expression {
  const { c } = place;
  const most =
    cap.percent === undefined
      ? cappedMoney(c, block.id, cap, place.measurement.grain)
      : product([constant(fraction(cap, cap.percent), 'percent'), block.target()]);
  if (cap.$type === 'PayoutCap' || excessOf(place, block, cap) === LOST) return least([pay, most]);
  const uncapped = kept(place, block, `${block.id}/before-cap`, 'before its cap', pay);
  const before = (of: Expression): Expression => ({
    op: 'over',
    each: c.header.paid,
    periods: 'before the window',
    of,
  });
  const open = difference(before(uncapped), before(readValue(block.value)));
  return least([sum([uncapped, open]), most]);
}

function excessOf({ c }: PayPlace, block: SumBlock, cap: TotalCap): string {
  if (cap.excess !== undefined) return `the excess is ${cap.excess}`;
  return c.choices.settle({
    code: 'choice-excess',
    params: { owner: block.title, cap: cap.percent ?? cap.amount ?? '' },
    node: cap,
    owner: block.id,
    readings: [LOST, CARRIED],
  });
}

function capOf({ role }: PayPlace, clauses: readonly TotalClause[]): PayoutCap | TotalCap | undefined {
  const [cap, second] = clauses.filter(
    (clause): clause is PayoutCap | TotalCap => clause.$type === 'PayoutCap' || clause.$type === 'TotalCap',
  );
  if (second !== undefined) refuse('said-twice', second, { owner: role.name, what: 'a cap', first: 'above' });
  return cap;
}

/** A value of its own for what is read more than once. */
function kept({ c }: PayPlace, block: SumBlock, id: NodeId, words: string, formula: Expression): Expression {
  const title = `${block.title}, ${words}`;
  const value = { title, stage: 'total', unit: c.header.currency, subject: 'payee', formula } as const;
  addValue(c, id, value, block.node);
  return readValue(id);
}
