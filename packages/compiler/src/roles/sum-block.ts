import type { Expression, NodeId, Requirement } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import type { PayoutCap, PayoutFloor, TotalCap, TotalClause, YearCap } from '@ontarget/language/ast';
import type { AstNode } from 'langium';
import { constant, least, product, readValue } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { resultCondition } from '../conditions/result.ts';
import { fraction } from '../literals.ts';
import { ids } from '../names.ts';
import { cappedMoney, yearMoney } from '../pay/caps.ts';
import { afterRequirements, afterWaiting, waits } from '../pay/consequences.ts';
import {
  cappedForYear,
  cappedUntil,
  cappedWithCarry,
  floored,
  flooredWithRecovery,
  isTakenBack,
  releaseOf,
} from '../pay/limits.ts';
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

/** What is left of a sum after its requirements, multipliers, cap, floor and cap of the year, in this order. */
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
    paidFrom: c.header.paidFrom,
    owner: place.role.name,
  };
  const floor = block.clauses.find((clause) => clause.$type === 'PayoutFloor');
  const yearCap = block.clauses.find((clause) => clause.$type === 'YearCap');
  const isLast = factor === undefined && cap === undefined && floor === undefined && yearCap === undefined;
  const given = isLast ? block.value : `${block.id}/after-requirements`;
  let pay = waits(requirements)
    ? afterWaiting(requirements, paid, {
        each: c.header.paid,
        given,
        kept: (due) => kept(place, block, `${block.id}/before-waiting`, 'before it waits', due),
      })
    : afterRequirements(requirements, paid);
  if (!isLast && waits(requirements)) pay = kept(place, block, given, 'after its requirements', pay);
  if (factor !== undefined) pay = product([pay, factor]);
  if (cap !== undefined) {
    const ends = floor === undefined && yearCap === undefined;
    const value = ends ? block.value : `${block.id}/after-cap`;
    pay = capped(place, block, cap, value, pay);
    if (!ends) pay = kept(place, block, value, 'after its cap', pay);
  }
  if (floor !== undefined) {
    const value = yearCap === undefined ? block.value : `${block.id}/after-floor`;
    pay = withFloor(place, block, floor, value, pay);
    if (yearCap !== undefined) pay = kept(place, block, value, 'after its floor', pay);
  }
  if (yearCap !== undefined) pay = withYearCap(place, block, yearCap, pay);
  return {
    requirements: requirements.map(({ written }) => written),
    pay,
    // A part of the year's target pay is no whole number of cents either.
    multiplied: factor !== undefined || yearCap !== undefined,
  };
}

const CARRIED = 'the excess is carried to later payments of the year';
const LOST = 'the excess is lost';

/** No more than the cap; what is carried is paid once a later payment of the year has room for it. */
function capped(
  place: PayPlace,
  block: SumBlock,
  cap: PayoutCap | TotalCap,
  value: NodeId,
  pay: Expression,
): Expression {
  const most = limitAmount(place, block, cap);
  if (excessOf(place, block, cap) === LOST) return least([pay, most]);
  refuseStart(place, cap, 'what its cap carries over');
  const uncapped = kept(place, block, `${block.id}/before-cap`, 'before its cap', pay);
  const limited = { pay: uncapped, value, each: place.c.header.paid };
  const released = releaseOf(cap.excess ?? '');
  return released === undefined ? cappedWithCarry(limited, most) : cappedUntil(limited, most, released);
}

/** No more in all payments of the year together. */
function withYearCap(place: PayPlace, block: SumBlock, cap: YearCap, pay: Expression): Expression {
  const { c, role } = place;
  refuseStart(place, cap, 'what its cap of the year counts');
  const uncapped = kept(place, block, `${block.id}/before-year-cap`, 'before its cap of the year', pay);
  const limited = { pay: uncapped, value: block.value, each: c.header.paid };
  if (cap.percent === undefined) return cappedForYear(limited, yearMoney(c, block.id, role.name, cap));
  if (c.values.has(`${ids.role(role.name)}/measured-weights`)) {
    const why =
      'a weight that is shared among the rest makes target pay known for past periods only; say the cap in money';
    refuse('clause-misplaced', cap, { clause: 'cap payout for the year', owner: role.name, why });
  }
  kept(place, block, `${block.id}/target-due`, 'target pay due', block.target());
  const target = readValue(`${block.id}/target-due`, 'year');
  return cappedForYear(limited, product([constant(fraction(cap, cap.percent), 'percent'), target]));
}

/** No less than the floor; what it adds is kept, or taken from later payments of the year. */
function withFloor(
  place: PayPlace,
  block: SumBlock,
  floor: PayoutFloor,
  value: NodeId,
  pay: Expression,
): Expression {
  const amount = limitAmount(place, block, floor);
  const limited = { pay, value, each: place.c.header.paid };
  if (!isTakenBack(place.c, block.id, floor)) return floored(limited, amount);
  refuseStart(place, floor, 'what its floor takes back later');
  const before = kept(place, block, `${block.id}/before-floor`, 'before its floor', pay);
  return flooredWithRecovery({ ...limited, pay: before }, amount);
}

/** What is carried from before the plan's first payment would be brought in by nobody. */
function refuseStart({ c, role }: PayPlace, node: AstNode, what: string): void {
  const { paidFrom } = c.header;
  if (paidFrom === undefined) return;
  refuse('not-compiled', node, {
    what: role.name,
    why: `${what} from before ${paidFrom} would have to be brought in, and nothing can`,
  });
}

/** An amount for the payment period, or a part of the target pay that is due in it. */
function limitAmount(
  { c, measurement }: PayPlace,
  block: SumBlock,
  limit: PayoutCap | TotalCap | PayoutFloor,
): Expression {
  return limit.percent === undefined
    ? cappedMoney(c, block.id, limit, measurement.grain)
    : product([constant(fraction(limit, limit.percent), 'percent'), block.target()]);
}

function excessOf({ c }: PayPlace, block: SumBlock, cap: PayoutCap | TotalCap): string {
  if (cap.excess !== undefined) return `the excess is ${cap.excess}`;
  if (cap.$type === 'PayoutCap') return LOST;
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
