import type { Component, ComponentClause } from '@ontarget/language/ast';
import { refuse } from '../problems.ts';

type Kind = ComponentClause['$type'];

/** What each clause needs of the component it stands in; a clause that could change nothing is refused, not dropped. */
const NEEDS: Readonly<
  Partial<Record<Kind, { of: readonly Component['$type'][]; clause: string; why: string }>>
> = {
  QuotaClause: {
    of: ['WeightedComponent', 'Commission'],
    clause: 'quota',
    why: 'it is not paid by attainment',
  },
  AttainmentCap: {
    of: ['WeightedComponent', 'Commission'],
    clause: 'cap attainment',
    why: 'it is not paid by attainment',
  },
  AttainmentRounding: {
    of: ['WeightedComponent', 'Commission'],
    clause: 'attainment rounded',
    why: 'it is not paid by attainment',
  },
  RateCap: { of: ['WeightedComponent', 'Commission'], clause: 'cap rate', why: 'it has no rate' },
  AtTargetClause: { of: ['WeightedComponent'], clause: 'pays … at target', why: 'it has no target pay' },
  ZeroQuotaClause: { of: ['WeightedComponent'], clause: 'zero quota pays', why: 'it has no target pay' },
  ProrationClause: {
    of: ['Bonus'],
    clause: 'prorated',
    why: 'only a fixed amount shrinks by itself; quota and target pay are prorated by the header',
  },
};

/** Refuses clauses that mean nothing for this kind of component, and kinds of clauses that stand twice. */
export function refuseIdleClauses(component: Component): void {
  const seen = new Set<Kind>();
  for (const clause of component.clauses) {
    const needs = NEEDS[clause.$type];
    if (needs !== undefined && !needs.of.includes(component.$type)) {
      refuse('clause-misplaced', clause, { clause: needs.clause, owner: component.name, why: needs.why });
    }
    if (clause.$type !== 'Requirement' && seen.has(clause.$type)) {
      refuse('said-twice', clause, { owner: component.name, what: needs?.clause ?? 'this', first: 'above' });
    }
    seen.add(clause.$type);
  }
}
