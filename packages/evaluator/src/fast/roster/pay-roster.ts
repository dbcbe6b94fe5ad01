import type { Engine } from '../../engine/evaluate/engine.ts';
import type { Column } from '../columns.ts';
import { type FastOptions, FastPlan } from '../plan.ts';
import type { FastResult } from '../result.ts';
import { gather, isGathered } from './gather.ts';
import { type Alike, alikeOf, type Person } from './stays.ts';

/** What people who are paid alike are paid. */
export interface PaidAlike {
  readonly alike: Alike;
  readonly fast: FastPlan;
  /** One row of the columns and of the result for each. */
  readonly people: readonly Person[];
  /** What they were paid from, by the names of the plan's inputs. */
  readonly columns: Readonly<Record<string, Column>>;
  readonly result: FastResult;
}

/**
 * Pays whom the fast engine can pay from the tables of a reference engine, role by role. Whoever is in no group is paid by
 * the reference engine alone.
 */
export function payRoster(engine: Engine, period: string, options: FastOptions = {}): readonly PaidAlike[] {
  return alikeOf(engine).flatMap((alike) => {
    const { role, team, stay } = alike;
    const fast = new FastPlan(engine.plan, { role, period, stay, ...(team === undefined ? {} : { team }) });
    if (fast.parts.every((part) => !part.fast)) return [];
    const { people, columns } = gather(fast.inputs.filter(isGathered), alike.people, engine);
    if (people.length === 0) return [];
    return [{ alike, fast, people, columns, result: fast.pay(columns, people.length, options) }];
  });
}
