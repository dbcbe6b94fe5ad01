import { type Window, wholePeriod, windowBefore } from '@ontarget/evaluator/engine';
import type { Component, Expression, Plan, ValueId } from '@ontarget/evaluator/format';

/** What a component newly earns that deducts what its pay to date falls by from its later pay. */
export interface Deducted {
  /** What pay to date changes by in a period. */
  readonly rise: ValueId;
  /** The stretch at whose end what is still open is forgiven; undefined where it is owed on. */
  readonly forgivenAfter: 'quarter' | 'half-year' | 'year' | undefined;
}

/**
 * The values of a role that newly earn with a deduction. With R the rises of pay to date since what is open was last nothing,
 * and G(t) = R(1) + … + R(t), such a value is M(t) − M(t − 1) with M(t) = max(0, G(1), …, G(t)), and what is open after it is
 * M(t) − G(t): where R(t) ≤ 0 nothing is earned and −R(t) more is open; else what is open takes min(open, R(t)), and
 * max(0, R(t) − open) = max(0, G(t) − M(t − 1)) is earned. So a year's pay is the most that pay to date came to at the end of
 * any of its periods.
 */
export function deductedIn(plan: Plan, role: string): ReadonlyMap<ValueId, Deducted> {
  const found = new Map<ValueId, Deducted>();
  for (const component of Object.values(plan.roles[role]?.components ?? {})) {
    for (const stage of ['before clawback', 'earned'] as const) {
      const id = component.stages[stage];
      const deducted = id === undefined ? undefined : deductedBy(plan, id, component);
      if (id !== undefined && deducted !== undefined) found.set(id, deducted);
    }
  }
  return found;
}

/** The periods from where nothing is open up to one, in order of time. */
export function periodsSoFar({ forgivenAfter }: Deducted, window: Window): readonly Window[] {
  const begins =
    forgivenAfter === undefined || forgivenAfter === 'year' ? 0 : wholePeriod(forgivenAfter, window).from;
  const before = windowBefore(window);
  return before === undefined || before.from < begins
    ? [window]
    : [...periodsSoFar({ rise: '', forgivenAfter }, before), window];
}

/** Read off the formulas, which are the one place that says it; undefined where they are any other. */
function deductedBy(plan: Plan, id: ValueId, { shortfall, within }: Component): Deducted | undefined {
  if (shortfall === undefined) return undefined;
  const formulaOf = (value: ValueId | undefined) =>
    value === undefined ? undefined : plan.values[value]?.formula;
  const [up, back] = operands(formulaOf(id), 'difference').map(idOf);
  if (back !== shortfall.back || up === undefined) return undefined;
  const taken = operands(formulaOf(back), 'least').map(idOf);
  const rise = positivePart(formulaOf(up));
  const fall = positivePart(formulaOf(shortfall.out));
  const [nothing, fallen] = operands(fall, 'difference');
  const riseId = idOf(rise);
  const isDeducted =
    taken.length === 2 &&
    taken.includes(up) &&
    taken.includes(shortfall.broughtIn) &&
    isZero(nothing) &&
    idOf(fallen) === riseId;
  if (!isDeducted || riseId === undefined) return undefined;
  return { rise: riseId, forgivenAfter: shortfall.forgiven === undefined ? undefined : (within ?? 'year') };
}

function operands(formula: Expression | undefined, op: string): readonly Expression[] {
  return formula?.op === op && 'of' in formula && Array.isArray(formula.of) ? formula.of : [];
}

function idOf(formula: Expression | undefined): ValueId | undefined {
  return formula?.op === 'value' && formula.window === undefined ? formula.id : undefined;
}

/** What is cut off below zero: `greatest` of it and nothing. */
function positivePart(formula: Expression | undefined): Expression | undefined {
  const both = operands(formula, 'greatest');
  return both.length === 2 && both.some(isZero) ? both.find((one) => !isZero(one)) : undefined;
}

function isZero(formula: Expression | undefined): boolean {
  return formula?.op === 'constant' && formula.value === '0';
}
