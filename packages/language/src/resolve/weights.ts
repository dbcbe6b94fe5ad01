import { div, isZero, type Rational, sum } from '@ontarget/evaluator/numbers';
import type { Component, Role, WeightedComponent } from '../generated/ast.ts';
import { type Amount, amountOf } from '../literals/read.ts';
import { componentsOf } from './components.ts';
import { isLinkedToRevenue, isRevenue, type Measured, measuredBy, subjectOf } from './measured.ts';
import { weightIn } from './role-rows.ts';

/** The weighted components of a role in the order of the text. */
export function weightedOf(role: Role): WeightedComponent[] {
  return componentsOf(role).filter((component) => component.$type === 'WeightedComponent');
}

/** What a component weighs for a role, as written: a percent of target pay, or money for the year. */
export function writtenWeight(
  role: Role,
  component: WeightedComponent,
  currency: string,
): Amount | undefined {
  const weight = weightIn(role, component);
  return weight === undefined ? undefined : amountOf(weight, currency);
}

/**
 * Each component's share of the role's target pay. Percents are shares as they stand, also where they do not add up to
 * 100%; amounts are shares of their sum. Undefined where weights are of several kinds or cannot be read.
 */
export function weightShares(
  role: Role,
  currency: string,
): ReadonlyMap<WeightedComponent, Rational> | undefined {
  const components = weightedOf(role);
  const weights = components.map((component) => writtenWeight(role, component, currency));
  if (!weights.every((weight) => weight !== undefined)) return undefined;
  const kinds = new Set(weights.map(({ unit }) => (unit.kind === 'money' ? unit.currency : unit.kind)));
  if (kinds.size !== 1) return undefined;
  const total = kinds.has('percent') ? undefined : sum(weights.map(({ value }) => value));
  if (total !== undefined && isZero(total)) return undefined;
  const shares = weights.map(({ value }) => (total === undefined ? value : div(value, total)));
  return new Map(components.map((component, index) => [component, shares[index] as Rational]));
}

/** The part of a role's weighted target pay that depends on revenue. */
export interface RevenueWeight {
  /** On measures marked as revenue, and goal nodes that count in one. */
  readonly revenue: Rational;
  /** The same, and goal nodes converted from revenue. */
  readonly linked: Rational;
}

/**
 * Target pay of components on revenue over the target pay of all weighted components; commissions, which have no
 * target pay until their quota is known, and bonuses are left out. Undefined where the weights cannot be read.
 */
export function revenueWeight(role: Role, currency: string): RevenueWeight | undefined {
  const shares = weightShares(role, currency);
  if (shares === undefined || shares.size === 0) return undefined;
  const total = sum(shares.values());
  if (isZero(total)) return undefined;
  const part = (counts: (measured: Measured) => boolean) =>
    div(sum([...shares].filter(([component]) => isOn(component, counts)).map(([, share]) => share)), total);
  return { revenue: part(isRevenue), linked: part(isLinkedToRevenue) };
}

function isOn(component: Component, counts: (measured: Measured) => boolean): boolean {
  const measured = measuredBy(subjectOf(component));
  return measured !== undefined && counts(measured);
}
