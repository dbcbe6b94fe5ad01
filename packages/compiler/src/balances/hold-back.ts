import type { Balance, Condition, Expression, NodeId } from '@ontarget/evaluator/format';
import { formatDate, ZERO } from '@ontarget/evaluator/numbers';
import {
  fatesOfHeldBack,
  type HeldBackFates,
  holdBackOf,
  holdBackProblem,
  monthsHeldBack,
  ownersOfHoldBack,
  type PaidInParts,
  ruleAbove,
} from '@ontarget/language';
import type { Employed, HoldBack, Role } from '@ontarget/language/ast';
import { branch, constant, greatest, product, readValue, round, select, sum } from '../build/expressions.ts';
import type { Compilation } from '../compilation.ts';
import { resultCondition } from '../conditions/result.ts';
import { date, fraction } from '../literals.ts';
import { titleOf } from '../measures/measures.ts';
import { ids } from '../names.ts';
import { MONTHS_IN } from '../pay/timing.ts';
import { refuse } from '../problems.ts';
import { addHeldBack, afterHeldBack, earlier } from './held-back.ts';

/** Of what a part is held back: its id, its name in balances and in titles, and what a payment pays of it. */
interface Owner {
  readonly c: Compilation;
  readonly role: Role;
  readonly node: HoldBack;
  readonly block: PaidInParts;
  readonly id: NodeId;
  readonly name: string;
  readonly title: string;
  readonly pay: Expression;
}

/**
 * Adds what a role holds back of its components that could be compiled, of its variable pay and of its total: of what a
 * payment pays of each after its instalments, and of the total after what is held back of its parts. Nothing is held back
 * of pay below zero.
 */
export function addHoldBacks(
  c: Compilation,
  role: Role,
  components: readonly NodeId[],
  instalments: Readonly<Record<string, Balance>>,
): Record<string, Balance> {
  const made: Record<string, Balance> = {};
  for (const block of ownersOfHoldBack(role)) {
    const node = holdBackOf(block);
    const before = { ...instalments, ...made };
    const owner = node === undefined ? undefined : ownerOf(c, role, node, block, before);
    if (owner === undefined || (isComponent(block) && !components.includes(owner.id))) continue;
    made[`hold of ${owner.name}`] = addOwn(owner);
  }
  return made;
}

function isComponent({ $type }: PaidInParts): boolean {
  return $type !== 'TotalTerms' && $type !== 'VariablePay';
}

function ownerOf(
  c: Compilation,
  role: Role,
  node: HoldBack,
  block: PaidInParts,
  before: Readonly<Record<string, Balance>>,
): Owner {
  const shared = { c, role, node, block };
  const after = (pay: Expression, names: readonly string[]) =>
    afterHeldBack(
      pay,
      names.flatMap((name) => before[name] ?? []),
    );
  if (block.$type === 'TotalTerms') {
    const id = `${ids.role(role.name)}/total`;
    return { ...shared, id, name: 'total', title: 'Total', pay: after(readValue(id), Object.keys(before)) };
  }
  if (block.$type === 'VariablePay') {
    const id = `${ids.role(role.name)}/variable-pay`;
    const own = block.components.flatMap(({ name }) => [`instalments of ${name}`, `hold of ${name}`]);
    const pay = after(readValue(id), [...own, 'instalments of variable pay']);
    return { ...shared, id, name: 'variable pay', title: 'Variable pay', pay };
  }
  const id = ids.component(role.name, block.name);
  const pay = after({ op: 'due', component: id, stage: 'payout' }, [`instalments of ${block.name}`]);
  return { ...shared, id, name: block.name, title: titleOf(block), pay };
}

function addOwn(owner: Owner): Balance {
  const { c, role, node, block, id, name, title, pay } = owner;
  const months = MONTHS_IN[c.header.paid];
  const why = holdBackProblem(node, months) ?? ruleAbove(role, block);
  if (why !== undefined) refuse('hold-back-wrong', node, { owner: name, why });
  const nothing = constant(ZERO, c.header.currency);
  const { rounding } = c.header;
  const share = product([constant(fraction(node, node.share), 'percent'), greatest([nothing, pay])]);
  const part = rounding.point === 'each payment' ? share : round(share, rounding);
  const until = conditionOf(owner);
  const later = monthsHeldBack(node);
  return addHeldBack(
    { c, id: `${id}/hold`, name: `hold of ${name}`, title: `${title},`, node },
    {
      out: until === undefined ? part : select([branch(until, nothing)], part),
      // What ends with a day or a condition ends for what was brought in too, whatever day that was due.
      released: (before, openingDue) =>
        until === undefined
          ? sum([earlier(c, readValue(`${id}/hold/held-back`), Number(later?.n ?? 0n) / months), openingDue])
          : select([branch(until, before)], nothing),
      fates: fatesOf(owner),
    },
  );
}

/** What ends the holding back; undefined where it goes by periods. Once it holds, nothing more is held back. */
function conditionOf({ c, role, node }: Owner): Condition | undefined {
  if (node.date !== undefined) return { op: 'reached', day: formatDate(date(node, node.date)) };
  if (node.employed !== undefined) return employedFor(node.employed);
  if (node.condition === undefined) return undefined;
  const measurement = { grain: c.header.paid, toDate: undefined };
  return resultCondition({ c, role, id: ids.role(role.name), measurement }, node.condition);
}

/** So many days or months of employment; the most is more than anybody's. */
function employedFor(node: Employed): Condition {
  const count = Number(node.count.replaceAll(',', ''));
  if (!Number.isInteger(count) || count < 1 || count > 20_000)
    return refuse('not-compiled', node, {
      what: `employed ${node.count} ${node.unit}`,
      why: 'employment is counted in whole days or months, from 1 to 20,000',
    });
  return { op: 'employed', count, unit: node.unit.startsWith('day') ? 'days' : 'months' };
}

function fatesOf({ c, node, id, name }: Owner): HeldBackFates {
  const said = fatesOfHeldBack(node);
  const choice = { params: { owner: name, what: 'in part later' }, node, owner: `${id}/hold` };
  const exit =
    said.exit ??
    c.choices
      .settle({
        code: 'choice-held-back-exit',
        ...choice,
        readings: ['at exit: paid', 'at exit: paid when due', 'at exit: forfeited'],
      })
      .replace('at exit: ', '');
  const yearEnd =
    said.yearEnd ??
    c.choices
      .settle({
        code: 'choice-held-back-year-end',
        ...choice,
        readings: ['at year end: paid', 'at year end: carried over', 'at year end: forfeited'],
      })
      .replace('at year end: ', '');
  return { exit: exit as HeldBackFates['exit'], yearEnd: yearEnd as HeldBackFates['yearEnd'] };
}
