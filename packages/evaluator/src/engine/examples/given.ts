import type { Expression, Plan, ValueId } from '../../format/types/index.ts';
import { add, ONE, parseRational, type Rational, ZERO } from '../../numbers/index.ts';
import { type Cell, isRational } from '../cells.ts';
import type { GivenValues } from '../evaluate/evaluation.ts';
import { found, type Missing, missing, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { RunRefused } from '../refused.ts';
import type { Subject } from '../subject.ts';
import { monthsIn, type PlanYear, type Window } from '../windows.ts';

/** A value that an example gives for a window, in place of what its formula would come to. */
export interface GivenValue {
  readonly value: ValueId;
  /** Key or label of the window. */
  readonly window: string;
  /** A number, or its exact text; a grade or another word; `yes` or `no` for a flag; null for a result that is missing. */
  readonly quantity: string | Rational | null;
  /** Whose value it is, where an example is about several people; left out, whoever's is asked for. */
  readonly payee?: string;
}

interface Given {
  readonly payee: string | undefined;
  readonly window: Window;
  readonly cell: Cell;
}

/**
 * Looks given values up. A number that adds up over time (a total, a count, a goal's actual made of them) and is
 * given for the parts of a window is given for the window; what comes before the payee's first month then counts
 * nothing. A ratio that is given for a window stands for itself over one, where neither of its parts is given.
 */
export function givenValues(
  given: readonly GivenValue[],
  plan: Plan,
  year: PlanYear,
  firstMonthOf: (subject: Subject) => number,
): GivenValues {
  const byValue = Map.groupBy(
    given.map((one) => ({ id: one.value, ...read(one, plan, year) })),
    ({ id }) => id,
  );
  const ratios = ratioParts(plan, byValue);
  return (id, subject, window): Outcome | undefined => {
    const isOwn = ({ payee }: Given) =>
      payee === undefined || (subject.kind === 'payee' && subject.payee === payee);
    const all = byValue.get(id);
    if (all === undefined) return ratios.get(id)?.(window, isOwn);
    const own = all.filter(isOwn);
    const exactly = own.find((one) => one.window.from === window.from && one.window.to === window.to);
    if (exactly !== undefined) return exactly.cell === null ? MISSING : found(exactly.cell);
    const sum = addsUp(plan, id) ? covered(own, window, firstMonthOf(subject)) : undefined;
    return sum === undefined ? undefined : found(sum);
  };
}

/** A result that an example says is missing, as one that nobody has entered. */
const MISSING: Missing = missing('missing-result', 'the example says that it is missing');

function read({ value: id, window: named, quantity, payee }: GivenValue, plan: Plan, year: PlanYear): Given {
  const window = year.resolve(named);
  if (window === undefined)
    throw new RunRefused('unknown-period', `"${named}" is no period of the plan's year`);
  if (typeof quantity !== 'string') return { payee, window, cell: quantity };
  const unit = own(plan.values, id)?.unit;
  if (unit === 'grade' || unit === 'text' || unit === 'payee') return { payee, window, cell: quantity };
  if (unit === 'flag') return { payee, window, cell: quantity === 'yes' };
  const parsed = parseRational(quantity);
  return { payee, window, cell: parsed.ok ? parsed.value : quantity };
}

/** The sum over parts that cover the window from its first month (or the payee's) to its last, without gaps. */
function covered(parts: readonly Given[], window: Window, firstMonth: number): Rational | undefined {
  let total = ZERO;
  let month = Math.min(Math.max(window.from, firstMonth), window.to + 1);
  while (month <= window.to) {
    const starting = parts.filter((part) => part.window.from === month && part.window.to <= window.to);
    const longest = starting.sort((a, b) => monthsIn(b.window) - monthsIn(a.window))[0];
    if (longest === undefined || !isRational(longest.cell)) return undefined;
    total = add(total, longest.cell);
    month = longest.window.to + 1;
  }
  return total;
}

/** Whether a value over a stretch of time is the sum of itself over the parts of the stretch. */
function addsUp(plan: Plan, id: ValueId, above: readonly ValueId[] = []): boolean {
  const formula = own(plan.values, id)?.formula;
  return formula !== undefined && !above.includes(id) && formulaAddsUp(plan, formula, [...above, id]);
}

function formulaAddsUp(plan: Plan, formula: Expression, above: readonly ValueId[]): boolean {
  switch (formula.op) {
    case 'resume':
      return formulaAddsUp(plan, formula.of, above);
    case 'total':
      return formula.function !== 'greatest';
    case 'members':
      return true;
    case 'value':
      return formula.window === undefined && addsUp(plan, formula.id, above);
    case 'sum':
    case 'difference':
      return formula.of.every((operand) => formulaAddsUp(plan, operand, above));
    default:
      return false;
  }
}

/** Whether the ratio is said to be missing, so that it is one to zero. */
function isMissing(given: readonly Given[], window: Window, isOwn: (given: Given) => boolean): boolean {
  return given.some(
    (one) =>
      isOwn(one) && one.cell === null && one.window.from === window.from && one.window.to === window.to,
  );
}

/** What is given for a window, among what is given for a subject. */
type PartAt = (window: Window, isOwn: (given: Given) => boolean) => Outcome | undefined;

/** For each ratio that is given, its two parts: the ratio and one. */
function ratioParts(
  plan: Plan,
  byValue: ReadonlyMap<ValueId, readonly Given[]>,
): ReadonlyMap<ValueId, PartAt> {
  const parts = new Map<ValueId, PartAt>();
  for (const [id, given] of byValue) {
    const formula = own(plan.values, id)?.formula;
    if (formula?.op !== 'quotient') continue;
    const [top, bottom] = formula.of;
    if (top.op !== 'value' || bottom.op !== 'value' || byValue.has(top.id) || byValue.has(bottom.id))
      continue;
    const at: PartAt = (window, isOwn) => {
      const ratio = given.find(
        (one) => isOwn(one) && one.window.from === window.from && one.window.to === window.to,
      );
      return ratio && found(ratio.cell ?? ZERO);
    };
    parts.set(top.id, at);
    parts.set(bottom.id, (window, isOwn) => {
      const whole = at(window, isOwn);
      return whole && found(isMissing(given, window, isOwn) ? ZERO : ONE);
    });
  }
  return parts;
}
