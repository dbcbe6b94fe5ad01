import { type TableData, WhatIf } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { ONE } from '@ontarget/evaluator/numbers';
import { type Assumable, assumableOf } from './assumable.ts';
import type { Assumptions } from './assumptions.ts';
import { constant } from './distribution.ts';
import { type Drivers, driversOf } from './drivers.ts';
import { People } from './people.ts';
import type { Result } from './results.ts';
import { Setting } from './setting.ts';
import type { NotSimulated } from './simulate.ts';

/** A plan with its people, ahead of what is supposed about their year. */
export interface Side {
  readonly ok: true;
  readonly plan: Plan;
  readonly whatIf: WhatIf;
  /** The roles that somebody has. */
  readonly roles: ReadonlySet<string>;
  readonly assumable: readonly Assumable[];
  /** Scores that nobody supposed: taken as 100%. */
  readonly scoresAtTarget: readonly string[];
}

/** Reads the people of a plan. */
export function sideOf(
  plan: Plan,
  tables: Readonly<Record<string, TableData>>,
  { results }: Assumptions,
): Side | NotSimulated {
  const whatIf = new WhatIf(plan, tables);
  if (whatIf.problems.length > 0 || whatIf.assigned.length === 0)
    return { ok: false, unknown: [], problems: whatIf.problems, assumable: [] };
  const roles = new Set(whatIf.assigned.map(({ subject }) => subject.role));
  const scoresAtTarget = driversOf(plan, new Set(Object.keys(results)), roles).unknown.filter(
    (name) => plan.measures[name]?.unit === 'score',
  );
  return { ok: true, plan, whatIf, roles, assumable: assumableOf(plan, roles), scoresAtTarget };
}

/** What drives a plan's results, and what is supposed of them with scores that nobody supposed. */
export interface Driven {
  readonly drivers: Drivers;
  readonly assumptions: Assumptions;
}

/** @param isSizedElsewhere whether another plan that is paid for the same year says how large a result is */
export function driversFor(
  { plan, roles, scoresAtTarget }: Side,
  asked: Assumptions,
  isSizedElsewhere: (result: Result) => boolean = () => false,
): Driven {
  const atTarget = Object.fromEntries(scoresAtTarget.map((name) => [name, constant(ONE)]));
  const assumptions = { ...asked, results: { ...atTarget, ...asked.results } };
  const stated = new Set(Object.keys(assumptions.results));
  return { drivers: driversOf(plan, stated, roles, isSizedElsewhere), assumptions };
}

/** What every draw of a plan has in common. */
export function set(
  { plan, whatIf }: Side,
  { drivers, assumptions }: Driven,
): { readonly setting: Setting; readonly whatIf: WhatIf } {
  const people = new People(whatIf);
  return { setting: new Setting(plan, { whatIf, people, drivers, assumptions }), whatIf };
}
