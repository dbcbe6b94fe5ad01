import { abs, eq, formatPercent, ONE, sign, sub } from '@ontarget/evaluator/numbers';
import type { Component, HoldBack, Instalment, Instalments, Role } from '../generated/ast.ts';
import { amountOf } from '../literals/read.ts';
import { fatesOfHeldBack } from '../resolve/held-back.ts';
import {
  delayProblem,
  holdBackOf,
  holdBackProblem,
  instalmentsOf,
  MOST_INSTALMENTS,
  mayStayOpen,
  ownersOfHoldBack,
  ownersOfInstalments,
  partsOfInstalments,
  ruleAbove,
  sumOfInstalments,
} from '../resolve/instalments.ts';
import { measuredBy, subjectOf } from '../resolve/measured.ts';
import { tableOfMeasure } from '../resolve/tables.ts';
import { unitName } from '../types/unit.ts';
import { unitOfNamed } from '../types/unit-of.ts';
import { blockInWords } from './blocks.ts';
import type { Check } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { settingsOf } from './settings.ts';
import { currencyIn } from './values.ts';

/** What is earned is paid in full: not less, and not twice. */
export const instalmentsMustAddUpTo100: Check<Instalments> = (node, say) => {
  const owner = blockInWords(node.$container);
  if (node.equal) {
    if (partsOfInstalments(node).length > 0) return;
    const why = `${node.count} is no whole number of instalments from 2 to ${MOST_INSTALMENTS}`;
    say('instalments-wrong', { node, keyword: 'paid' }, { owner, why });
    return;
  }
  const total = sumOfInstalments(node);
  if (total === undefined || eq(total, ONE)) return;
  const missing = sub(ONE, total);
  say(
    'instalments-not-100',
    { node, keyword: 'paid' },
    {
      owner,
      total: formatPercent(total),
      difference: `${formatPercent(abs(missing))} of it is ${sign(missing) > 0 ? 'never paid' : 'paid twice'}`,
    },
  );
};

const MONTHS_PAID: Readonly<Record<string, number>> = {
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};

/** A payment is made for each payment period, and none in between. */
export const instalmentsMustFallDueWithAPayment: Check<Instalments> = (node, say, plan) => {
  const months = MONTHS_PAID[paidIn(plan) ?? ''];
  if (months === undefined) return;
  const owner = blockInWords(node.$container);
  for (const part of partsOfInstalments(node)) {
    const why = delayProblem(part, months);
    if (why === undefined) continue;
    say('instalments-wrong', { node: part.node }, { owner, why });
    if (node.equal) return;
  }
};

function paidIn(plan: PlanView): string | undefined {
  return plan.headers.flatMap((header) => settingsOf(header, 'PaidSetting')).at(0)?.frequency;
}

/** What is paid as deals are collected needs deals, with a date for each. */
export const collectedInstalmentsMustHaveDeals: Check<Instalment> = (part, say, plan) => {
  if (part.when === undefined) return;
  const why = whyNotCollected(part, part.$container, plan);
  if (why === undefined) return;
  say('instalments-wrong', { node: part }, { owner: blockInWords(part.$container.$container), why });
};

function whyNotCollected(
  { when, days, unit }: Instalment,
  { $container: owner }: Instalments,
  plan: PlanView,
): string | undefined {
  if (owner.$type === 'TotalTerms' || owner.$type === 'VariablePay')
    return 'several components are paid on different deals; say it of each of them';
  const noDeals = whyNoDeals(owner);
  if (noDeals !== undefined) return noDeals;
  if (owner.clauses.some(({ $type }) => $type === 'Clawback'))
    return 'a deal that is canceled before it is collected would be taken back though it was not paid in full; divide it into two components, and claw back the one that is paid on booking';
  const count = days === undefined ? undefined : amountOf(days, 'USD')?.value;
  if (count !== undefined && (count.d !== 1n || count.n < 1n || count.n > 3650n))
    return `"${days} ${unit}" is no whole number of days or months between 1 and 3,650`;
  const column = when?.ref;
  const found = column && unitOfNamed(column, undefined, { currency: currencyIn(plan) });
  return column === undefined || found === undefined || found.kind === 'date' || found.kind === 'unknown'
    ? undefined
    : `${column.name} is ${unitName(found)}, not a date`;
}

function whyNoDeals(component: Component): string | undefined {
  const subject = subjectOf(component);
  if (subject === undefined) return 'no deals stand behind it that could be collected';
  const measured = measuredBy(subject);
  if (measured === undefined) return undefined;
  if (measured.kind !== 'measure') return `${subject.ref.$refText} is a goal, and has no deals of its own`;
  return tableOfMeasure(measured.measure) === undefined
    ? `${measured.measure.name} has no deals of its own`
    : undefined;
}

/** What the rules of a sum take from a component is not known part by part: then the sum is paid in instalments. */
export const instalmentsMustBeOfWhatIsPaid: Check<Role> = (role, say) => {
  for (const owner of ownersOfInstalments(role)) {
    const why = isShown(owner)
      ? 'it is shown but not paid, so that there is nothing to divide'
      : ruleAbove(role, owner);
    const node = instalmentsOf(owner);
    if (why !== undefined && node !== undefined)
      say('instalments-wrong', { node, keyword: 'paid' }, { owner: blockInWords(owner), why });
  }
  for (const owner of ownersOfHoldBack(role)) {
    const why = isShown(owner)
      ? 'it is shown but not paid, so that there is nothing to hold back'
      : ruleAbove(role, owner);
    const node = holdBackOf(owner);
    if (why !== undefined && node !== undefined)
      say('hold-back-wrong', { node, keyword: 'hold' }, { owner: blockInWords(owner), why });
  }
};

/** A part is held back for whole payment periods, and for less than a year. */
export const holdBacksMustEndWithAPayment: Check<HoldBack> = (node, say, plan) => {
  const months = MONTHS_PAID[paidIn(plan) ?? ''];
  const why = months === undefined ? undefined : holdBackProblem(node, months);
  if (why !== undefined)
    say('hold-back-wrong', { node, keyword: 'hold' }, { owner: blockInWords(node.$container), why });
};

export const holdBacksMustSayWhatBecomesOfThem: Check<HoldBack> = (node, say) => {
  const said = fatesOfHeldBack(node);
  const params = { owner: blockInWords(node.$container), what: 'in part later' };
  const place = { node, keyword: 'hold' } as const;
  if (said.exit === undefined) say('choice-held-back-exit', place, params);
  if (said.yearEnd === undefined) say('choice-held-back-year-end', place, params);
};

function isShown({ clauses }: { readonly clauses: readonly { readonly $type: string }[] }): boolean {
  return clauses.some(({ $type }) => $type === 'ShownClause');
}

export const heldBackPayMustSayWhatBecomesOfIt: Check<Instalments> = (node, say) => {
  const said = fatesOfHeldBack(node);
  const open = mayStayOpen(partsOfInstalments(node));
  const params = { owner: blockInWords(node.$container), what: 'in instalments' };
  const place = { node, keyword: 'paid' } as const;
  if (open.exit && said.exit === undefined) say('choice-held-back-exit', place, params);
  if (open.yearEnd && said.yearEnd === undefined) say('choice-held-back-year-end', place, params);
};
