import type { Expression, Plan, Value } from '@ontarget/evaluator/format';
import { type DifferenceCase, NotDecided, PayDifference, windowsOf } from '../prove/index.ts';
import type { Mutant } from './mutant.ts';
import { reachOf } from './reach.ts';

/** Why no example can notice a mutant. */
export type Because =
  | 'nobody is paid by it'
  | 'it pays the same for every result'
  | 'pay never comes to the limit';

/** Whether a mutant pays anybody otherwise at all. */
export type Equivalence =
  /** Nobody is: no example can notice it. */
  | {
      readonly kind: 'equivalent';
      readonly because: Because;
    }
  /** A case in which it does, which an example could hold. */
  | { readonly kind: 'pays otherwise'; readonly role: string; readonly where: DifferenceCase }
  | { readonly kind: 'not decided' };

/**
 * Proves that a mutant pays everybody the same for every result, or finds a case in which it does not. Proofs are of pay
 * in the year before it is rounded and paid out, so they say nothing of what only rounding or the calendar changes.
 */
export function equivalenceOf(plan: Plan, mutant: Mutant): Equivalence {
  const reaches = reachOf(plan);
  const roles = Object.entries(plan.roles).filter(([name]) => reaches(mutant, paidOf(plan, name)));
  if (roles.length === 0) return { kind: 'equivalent', because: 'nobody is paid by it' };
  if (mutant.kind === 'rounding') return { kind: 'not decided' };
  if (isIdleLimit(plan, mutant)) return { kind: 'equivalent', because: 'pay never comes to the limit' };
  let open = false;
  for (const [role] of roles) {
    const found = difference(plan, mutant.plan, role);
    if (found === 'unknown') open = true;
    else if (found !== 'the same') return { kind: 'pays otherwise', role, where: found };
  }
  // A quota or target pay that is phased otherwise pays the same in the year, and not in each of its periods.
  const isOfResults = !['amount', 'share', 'weight'].includes(mutant.kind);
  const isSame = () => roles.every(([role]) => isSameInEachPeriod(plan, mutant.plan, role));
  return open || !isOfResults || !isSame()
    ? { kind: 'not decided' }
    : { kind: 'equivalent', because: 'it pays the same for every result' };
}

/** What a year pays may be paid in another of its periods, as where a cap carries what lies above it to later ones. */
function isSameInEachPeriod(before: Plan, after: Plan, role: string): boolean {
  return windowsOf(before).every((window) => difference(before, after, role, window) === 'the same');
}

/**
 * Whether a mutant drops or raises a limit of a role's total that no results come to: what lies beyond the limit is a number
 * of its own, which has no more than zero for its most.
 */
function isIdleLimit(plan: Plan, { kind, touches, id }: Mutant): boolean {
  if (kind !== 'limit' || !('values' in touches)) return false;
  const [value = ''] = touches.values;
  const formula = plan.values[value]?.formula;
  const role = Object.keys(plan.roles).find((name) => plan.roles[name]?.total === value);
  if (role === undefined || (formula?.op !== 'least' && formula?.op !== 'greatest')) return false;
  const [pay, limit, ...more] = formula.of;
  if (pay === undefined || limit === undefined || more.length > 0) return false;
  if (formula.op === 'greatest' && !id.endsWith('dropped')) return false;
  const nothing: Expression = { op: 'constant', value: '0', unit: plan.currency };
  const beyond: Expression = { op: 'difference', of: formula.op === 'least' ? [pay, limit] : [limit, pay] };
  const paying = (by: Expression): Plan => {
    const own = plan.values[value] as Value;
    return { ...plan, values: { ...plan.values, [value]: { ...own, formula: by } } };
  };
  return difference(paying(nothing), paying({ op: 'greatest', of: [beyond, nothing] }), role) === 'the same';
}

function paidOf(plan: Plan, name: string): string[] {
  const { total, paid, payment, components = {}, balances = {} } = plan.roles[name] ?? {};
  const payouts = Object.values(components).flatMap(({ stages }) => [stages.earned, stages.payout]);
  const ends = Object.values(balances).flatMap((balance) => Object.values(balance) as string[]);
  return [total, paid, payment, ...payouts, ...ends].filter(
    (id) => id !== undefined && id in plan.values,
  ) as string[];
}

function difference(
  before: Plan,
  after: Plan,
  role: string,
  only?: ReturnType<typeof windowsOf>[number],
): DifferenceCase | 'the same' | 'unknown' {
  try {
    const found = new PayDifference(before, after, role, only).decide();
    if (found.kind === 'the same') return 'the same';
    return found.gain?.where ?? found.loss?.where ?? 'unknown';
  } catch (problem) {
    if (problem instanceof NotDecided) return 'unknown';
    throw problem;
  }
}
