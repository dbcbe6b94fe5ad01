import { messageOf } from '@ontarget/language';
import type { Choices } from './choices.ts';
import { attempt, type Compilation, type Damage } from './compilation.ts';
import { compileCurves } from './curves/curves.ts';
import { declared, refuseNamesTwice } from './declared.ts';
import { constantOf } from './formulas/constants.ts';
import { compileGoals } from './goals/goals.ts';
import { compileMeasures } from './measures/measures.ts';
import type { PlanModel } from './model.ts';
import { ids } from './names.ts';
import { compileHeader } from './plan/header.ts';
import { Refusal } from './problems.ts';
import { compileRoles } from './roles/roles.ts';
import { Places } from './source-map.ts';
import { finished, type Steps } from './steps.ts';
import { addBuiltInTables, compileTables } from './tables/tables.ts';
import { circleIn } from './write/circles.ts';

/** Compiles all that a plan declares. Throws `Refusal` where even the header cannot be read. */
export function compilePlan(model: PlanModel, choices: Choices, damage: Damage): Compilation {
  return finished(compileInSteps(model, choices, damage));
}

/** As `compilePlan`, in steps. */
export function* compileInSteps(model: PlanModel, choices: Choices, damage: Damage): Steps<Compilation> {
  const c = started(model, choices, damage);
  refuseNamesTwice(c);
  yield;
  compileParameters(c);
  yield;
  for (const part of [compileTables, compileMeasures, compileCurves, compileGoals, compileRoles]) {
    yield* part(c);
  }
  addBuiltInTables(c, c.quotaUnits);
  yield* refuseCircle(c);
  return c;
}

function started(model: PlanModel, choices: Choices, damage: Damage): Compilation {
  const header = compileHeader(model, choices);
  const places = new Places(model.folder);
  places.put('plan', header.node);
  return {
    model,
    header,
    choices,
    places,
    damage,
    refusals: [],
    omitted: new Set(),
    tables: new Map(),
    measures: new Map(),
    curves: new Map(),
    goals: new Map(),
    monthlyTargets: new Map(),
    quotaUnits: new Set(),
    references: [],
    roles: new Map(),
    values: new Map(),
  };
}

/** Parameters are worked out where they are used; here only so that a wrong one is told where it stands. */
function compileParameters(c: Compilation): void {
  for (const parameter of declared(c, 'Parameter')) {
    const id = ids.parameter(parameter.name);
    c.places.put(id, parameter);
    attempt(c, id, parameter, () => constantOf(c, parameter.value));
  }
}

function* refuseCircle(c: Compilation): Steps<void> {
  const circle = yield* circleIn(c);
  if (circle === undefined) return;
  const names = circle.map((id) => c.values.get(id)?.title ?? id);
  const params = { name: names[0] ?? '', circle: names };
  c.refusals.push(new Refusal('circular-definition', undefined, messageOf('circular-definition', params)));
}
