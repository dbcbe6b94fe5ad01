import { div, type Rational, rational, sum } from '@ontarget/evaluator/numbers';
import type {
  Component,
  HoldBack,
  Instalment,
  Instalments,
  Role,
  TotalClause,
  TotalTerms,
  VariablePay,
} from '../generated/ast.ts';
import { amountOf, fractionOf } from '../literals/read.ts';
import { componentsOf, totalTermsOf } from './components.ts';

/** When a part of pay is paid. */
export type InstalmentDate =
  /** With the payment of its own period. */
  | { readonly kind: 'on booking' }
  /** With the year's last payment. */
  | { readonly kind: 'at year end' }
  /** With the payment so many months later; undefined where no number can be read. */
  | { readonly kind: 'later'; readonly months: Rational | undefined }
  /** Deal by deal, once its date has come, or some days or months after it. */
  | {
      readonly kind: 'collected';
      readonly after?: { readonly count: string; readonly unit: 'days' | 'months' };
    };

/** One part of what is earned, and when it is paid. */
export interface InstalmentPart {
  /** Undefined where the share cannot be read. */
  readonly share: Rational | undefined;
  readonly date: InstalmentDate;
  /** As the plan says it, such as `40% at year end`. */
  readonly words: string;
  readonly node: Instalment | Instalments;
}

/** The most parts that pay is divided into: a year of months. */
export const MOST_INSTALMENTS = 12;

/** The instalments of a component, or of a sum of several. */
export function instalmentsOf(owner: {
  readonly clauses: readonly (Component['clauses'][number] | TotalClause)[];
}): Instalments | undefined {
  return owner.clauses.find((clause): clause is Instalments => clause.$type === 'Instalments');
}

/** What can be paid in instalments: a component, the variable pay of a role, its total. */
export type PaidInParts = Component | VariablePay | TotalTerms;

/** What a role pays in instalments: components in the order of the text, then its variable pay and its total. */
export function ownersOfInstalments(role: Role): PaidInParts[] {
  return paidParts(role).filter((owner) => instalmentsOf(owner) !== undefined);
}

/** What a role holds a part back of, in the same order. */
export function ownersOfHoldBack(role: Role): PaidInParts[] {
  return paidParts(role).filter((owner) => holdBackOf(owner) !== undefined);
}

function paidParts(role: Role): readonly PaidInParts[] {
  return [...componentsOf(role), ...sumsOf(role)];
}

/** What is held back of a component, or of a sum of several. */
export function holdBackOf(owner: {
  readonly clauses: readonly { readonly $type: string }[];
}): HoldBack | undefined {
  return owner.clauses.find((clause): clause is HoldBack => clause.$type === 'HoldBack');
}

/** Why what is held back is never released with a payment; undefined where it is. */
export function holdBackProblem(node: HoldBack, monthsInPayment: number): string | undefined {
  const share = fractionOf(node.share);
  if (share !== undefined && (share.n <= 0n || share.n > share.d)) return `${node.share} is no part of it`;
  if (node.count === undefined) return undefined;
  const months = monthsOf(node.count, node.period);
  return delayProblem({ date: { kind: 'later', months } }, monthsInPayment);
}

/** How many months pay is held back for; undefined where it is held until something. */
export function monthsHeldBack({ count, period }: HoldBack): Rational | undefined {
  return count === undefined ? undefined : monthsOf(count, period);
}

function sumsOf(role: Role): (VariablePay | TotalTerms)[] {
  return [...role.members.filter((member) => member.$type === 'VariablePay'), ...totalTermsOf(role)];
}

/**
 * Why a role does not pay this in instalments: a rule about the sum that it is part of changes what is paid, and nothing
 * says of which part. Undefined where no rule does.
 */
export function ruleAbove(role: Role, owner: PaidInParts): string | undefined {
  if (owner.$type === 'TotalTerms') return undefined;
  for (const member of sumsOf(role)) {
    const where = member.$type === 'TotalTerms' ? 'total' : 'variable pay';
    if (where === 'variable pay' && owner.$type !== 'WeightedComponent') continue;
    const rule = member.clauses.find(({ $type }) => !CHANGE_NOTHING.has($type));
    if (rule === undefined) continue;
    if (rule.$type === 'Instalments') {
      return `the whole ${where} is paid in instalments, which would put off once more what is put off of it already; say it of the one or of the other`;
    }
    const words = (rule.$cstNode?.text ?? '').replace(/\s+/g, ' ');
    return `"${words}" changes what its ${where} pays, and not which part of it; say it in the ${where}`;
  }
  return undefined;
}

const CHANGE_NOTHING: ReadonlySet<string> = new Set(['HoldBack', 'MultiplierRule']);

/** The parts in the order of the text; none where their number cannot be read. */
export function partsOfInstalments(node: Instalments): InstalmentPart[] {
  if (!node.equal) return node.parts.map(partOf);
  const count = countOf(node);
  const apart = monthsOf(node.delay, node.period);
  if (count === undefined) return [];
  return Array.from({ length: count }, (_, index): InstalmentPart => {
    const months = apart && rational(apart.n * BigInt(index), apart.d);
    return {
      share: div(rational(1), rational(count)),
      date: index === 0 ? { kind: 'on booking' } : { kind: 'later', months },
      words: `instalment ${index + 1} of ${count}`,
      node,
    };
  });
}

/** How many equal instalments; undefined where that is no whole number from 2 to 12. */
function countOf({ count }: Instalments): number | undefined {
  const number = amountOf(count, 'USD')?.value;
  const whole = number === undefined || number.d !== 1n ? undefined : Number(number.n);
  return whole === undefined || whole < 2 || whole > MOST_INSTALMENTS ? undefined : whole;
}

/** What all parts come to; undefined where one cannot be read. */
export function sumOfInstalments(node: Instalments): Rational | undefined {
  const shares = partsOfInstalments(node).map(({ share }) => share);
  return shares.length === 0 || !shares.every((share) => share !== undefined) ? undefined : sum(shares);
}

/** Whether an instalment can still be open when the payee leaves, and when the year ends. */
export function mayStayOpen(parts: readonly InstalmentPart[]): {
  readonly exit: boolean;
  readonly yearEnd: boolean;
} {
  const later = parts.filter(({ date }) => date.kind !== 'on booking');
  return { exit: later.length > 0, yearEnd: later.some(({ date }) => date.kind !== 'at year end') };
}

/** The longest that supervisors ask pay to be deferred for is seven years; more is a slip of the pen. */
const MOST_MONTHS = 120n;

/** Why an instalment never falls due with a payment; undefined where it does. */
export function delayProblem(
  { date }: Pick<InstalmentPart, 'date'>,
  monthsInPayment: number,
): string | undefined {
  if (date.kind !== 'later') return undefined;
  const { months } = date;
  const payments = months && div(months, rational(monthsInPayment));
  if (payments === undefined || payments.d !== 1n || payments.n < 1n) {
    const length = monthsInPayment === 1 ? 'a month' : `${monthsInPayment} months`;
    return `a payment is made for every ${length === 'a month' ? 'month' : length}, and it would fall due between two of them`;
  }
  return months !== undefined && months.n > MOST_MONTHS * months.d
    ? 'it is put off by more than ten years'
    : undefined;
}

function partOf(node: Instalment): InstalmentPart {
  const words = (node.$cstNode?.text ?? node.share).replace(/\s+/g, ' ');
  return { share: fractionOf(node.share), date: dateOf(node), words, node };
}

function dateOf(node: Instalment): InstalmentDate {
  if (node.booking) return { kind: 'on booking' };
  if (node.yearEnd) return { kind: 'at year end' };
  if (node.when === undefined) return { kind: 'later', months: monthsOf(node.delay, node.period) };
  if (node.days === undefined) return { kind: 'collected' };
  const unit = node.unit === 'day' || node.unit === 'days' ? 'days' : 'months';
  return { kind: 'collected', after: { count: node.days, unit } };
}

const MONTHS: Readonly<Record<string, bigint>> = { month: 1n, quarter: 3n, 'half-year': 6n, year: 12n };

function monthsOf(count: string | undefined, period: string | undefined): Rational | undefined {
  const number = amountOf(count, 'USD')?.value;
  const months = MONTHS[(period ?? '').replace(/s$/, '')];
  return number === undefined || months === undefined ? undefined : rational(number.n * months, number.d);
}
