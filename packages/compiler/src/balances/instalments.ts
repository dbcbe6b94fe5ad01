import type { Balance, Condition, Expression, NodeId, Rounding } from '@ontarget/evaluator/format';
import { eq, formatPercent, ONE, ZERO } from '@ontarget/evaluator/numbers';
import {
  delayProblem,
  fatesOfHeldBack,
  type InstalmentPart,
  instalmentsOf,
  mayStayOpen,
  ownersOfInstalments,
  type PaidInParts,
  partsOfInstalments,
  ruleAbove,
  subjectOf,
  sumOfInstalments,
} from '@ontarget/language';
import type { Component, Instalments, Role } from '@ontarget/language/ast';
import {
  branch,
  constant,
  difference,
  product,
  readValue,
  round,
  select,
  sum,
} from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { titleOf } from '../measures/measures.ts';
import { totalOf } from '../measures/results.ts';
import { ids } from '../names.ts';
import { measuredOn } from '../pay/subject.ts';
import { MONTHS_IN } from '../pay/timing.ts';
import { refuse } from '../problems.ts';
import { addHeldBack, earlier, type HeldBackMoves } from './held-back.ts';

/** Whose pay is paid in instalments. */
interface Owner {
  readonly c: Compilation;
  readonly role: Role;
  readonly node: Instalments;
  readonly parts: readonly InstalmentPart[];
  /** `role/R/C`, `role/R/variable-pay` or `role/R/total`. */
  readonly id: NodeId;
  /** `Deals`, or `total`. */
  readonly name: string;
  readonly title: string;
  /** The component; undefined for a sum of several. */
  readonly component: Component | undefined;
}

const YEAR_END: Condition = { op: 'ends', what: 'year' };

/**
 * Adds the instalments of a role's components that could be compiled, of its variable pay and of its total. What is not
 * paid with the payment of its own period is held back from that, and released when its instalment falls due.
 */
export function addInstalments(
  c: Compilation,
  role: Role,
  components: readonly NodeId[],
): Record<string, Balance> {
  const owners = ownersOfInstalments(role).flatMap((block) => ownerOf(c, role, block));
  const compiled = owners.filter(({ component, id }) => component === undefined || components.includes(id));
  return Object.fromEntries(compiled.map((owner) => [`instalments of ${owner.name}`, addOwn(owner)]));
}

function ownerOf(c: Compilation, role: Role, block: PaidInParts): Owner[] {
  const node = instalmentsOf(block);
  if (node === undefined) return [];
  const shared = { c, role, node, parts: partsOfInstalments(node) };
  switch (block.$type) {
    case 'TotalTerms':
      return [ofSum(shared, 'total', 'total')];
    case 'VariablePay':
      return [ofSum(shared, 'variable-pay', 'variable pay')];
    default: {
      const { name } = block;
      return [
        { ...shared, id: ids.component(role.name, name), name, title: titleOf(block), component: block },
      ];
    }
  }
}

function ofSum(shared: Pick<Owner, 'c' | 'role' | 'node' | 'parts'>, suffix: string, name: string): Owner {
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { ...shared, id: `${ids.role(shared.role.name)}/${suffix}`, name, title, component: undefined };
}

function addOwn(owner: Owner): Balance {
  const { c, node, parts, id, name, title } = owner;
  refuseWrong(owner);
  const amounts = amountsOf(owner);
  const of = (kinds: (part: InstalmentPart) => boolean) =>
    parts.flatMap((part, index) => {
      const amount = amounts[index];
      return amount === undefined || !kinds(part) ? [] : [{ part, amount }];
    });
  const booked = of(({ date }) => date.kind === 'on booking').map(({ amount }) => inPayment(owner, amount));
  const due = of(({ date }) => date.kind !== 'on booking').map(({ part, amount }) =>
    releasedOf(owner, part, amount),
  );
  const whole = inPayment(owner);
  return addHeldBack(
    { c, id: `${id}/instalments`, name: `instalments of ${name}`, title: `${title}, instalments`, node },
    {
      out: booked.length === 0 ? whole : difference(whole, sum(booked)),
      released: (_, openingDue) => sum([...due, openingDue]),
      fates: fatesOf(owner),
    },
  );
}

function refuseWrong({ c, role, node, parts, name: owner, component }: Owner): void {
  const total = sumOfInstalments(node);
  if (total === undefined || !eq(total, ONE)) {
    const sum_ = total === undefined ? 'nothing that can be read' : formatPercent(total);
    refuse('instalments-not-100', node, {
      owner,
      total: sum_,
      difference: 'pay would be lost, or paid twice',
    });
  }
  const above = component === undefined ? undefined : ruleAbove(role, component);
  if (above !== undefined) refuse('instalments-wrong', node, { owner, why: above });
  for (const part of parts) {
    const why = delayProblem(part, MONTHS_IN[c.header.paid]);
    if (why !== undefined) refuse('instalments-wrong', part.node, { owner, why });
  }
}

/**
 * A value for each instalment: its share of what is earned, rounded as the plan rounds components; the last one is what
 * the others leave, so that they always add up to the whole.
 */
function amountsOf(owner: Owner): string[] {
  const { c, parts, id } = owner;
  const { rounding } = c.header;
  const whole = readValue(owner.component === undefined ? id : `${id}/payout`);
  const made: string[] = [];
  for (const [index, { share, words, node }] of parts.entries()) {
    const part = product([constant(share ?? ZERO, 'percent'), whole]);
    const own = rounding.point === 'each payment' ? part : round(part, rounding);
    const isLast = index === parts.length - 1;
    const value = {
      title: `${owner.title}, ${words}`,
      stage: 'balance',
      unit: c.header.currency,
      subject: 'payee',
      formula: isLast ? rest(whole, made) : own,
    } as const;
    made.push(addValue(c, `${id}/instalments/${index + 1}`, value, node));
  }
  return made;
}

function rest(whole: Expression, others: readonly string[]): Expression {
  return others.length === 0 ? whole : difference(whole, sum(others.map((one) => readValue(one))));
}

/** An instalment of what falls due with a payment, or all of it. */
function inPayment({ component, id }: Owner, amount?: string): Expression {
  if (component === undefined) return readValue(amount ?? id);
  return { op: 'due', component: id, stage: 'payout', ...(amount === undefined ? {} : { value: amount }) };
}

function releasedOf(owner: Owner, { date, node }: InstalmentPart, amount: string): Expression {
  const { c } = owner;
  const now = inPayment(owner, amount);
  switch (date.kind) {
    case 'on booking':
      return now;
    case 'at year end': {
      const before: Expression = { op: 'over', each: c.header.paid, periods: 'before the window', of: now };
      return select([branch(YEAR_END, sum([before, now]))], constant(ZERO, c.header.currency));
    }
    case 'later': {
      const months = date.months === undefined ? 0 : Number(date.months.n);
      // Never inside the plan's year: the plan of the year that it falls due in brings it in.
      if (months >= MONTHS_IN.year) return constant(ZERO, c.header.currency);
      return earlier(c, now, months / MONTHS_IN[c.header.paid]);
    }
    case 'collected': {
      const column = node.$type === 'Instalment' ? node.when?.$refText : undefined;
      const upToNow = collected(owner, { date, node, column: column ?? '', amount });
      return difference(upToNow, earlier(c, upToNow, 1));
    }
  }
}

/** What has been collected of an instalment since the year began, by the deals that each period was paid on. */
function collected(
  { c, role, component, id, name: owner }: Owner,
  part: Pick<InstalmentPart, 'date' | 'node'> & { readonly column: string; readonly amount: string },
): Expression {
  const wrong = (why: string) => refuse('instalments-wrong', part.node, { owner, why });
  const subject = component === undefined ? undefined : subjectOf(component);
  const measure = subject && measuredOn(c, role, subject, id).measure;
  if (measure === undefined) return wrong('no deals stand behind it that could be collected');
  if (component?.clauses.some(({ $type }) => $type === 'Clawback'))
    return wrong('it claws back deals, and a canceled one may not have been collected');
  // Pay that adds up deals is each deal's own; other pay is each deal's by its credit.
  const pay = c.values.get(`${id}/pay`)?.formula;
  const rows = pay?.op === 'total' ? pay : totalOf(c, measure.node, measure.whose);
  if (rows.op !== 'total') return wrong('its deals cannot be told one from the other');
  const { rounding } = c.header;
  const rounded: Rounding = { mode: rounding.mode, unit: rounding.unit };
  const after = part.date.kind === 'collected' ? part.date.after : undefined;
  return {
    op: 'collected',
    component: id,
    of: part.amount,
    rows,
    when: part.column,
    ...(after === undefined ? {} : { after: { count: Number(after.count), unit: after.unit } }),
    ...(rounding.point === 'each payment' ? {} : { rounding: rounded }),
  };
}

const EXIT = ['at exit: paid', 'at exit: paid when due', 'at exit: forfeited'] as const;
const END = ['at year end: paid', 'at year end: carried over', 'at year end: forfeited'] as const;

function fatesOf({ c, node, parts, id, name }: Owner): HeldBackMoves['fates'] {
  const said = fatesOfHeldBack(node);
  const open = mayStayOpen(parts);
  const choice = { params: { owner: name, what: 'in instalments' }, node, owner: `${id}/instalments` };
  const asked = {
    exit: said.exit === undefined && open.exit,
    yearEnd: said.yearEnd === undefined && open.yearEnd,
  };
  const exit = asked.exit
    ? c.choices.settle({ code: 'choice-held-back-exit', ...choice, readings: EXIT })
    : undefined;
  const yearEnd = asked.yearEnd
    ? c.choices.settle({ code: 'choice-held-back-year-end', ...choice, readings: END })
    : undefined;
  return {
    exit: said.exit ?? (exit?.replace('at exit: ', '') as typeof said.exit),
    yearEnd: said.yearEnd ?? (yearEnd?.replace('at year end: ', '') as typeof said.yearEnd),
  };
}
