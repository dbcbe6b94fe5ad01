import type { Component, Plan, Role, Stage } from '@ontarget/evaluator/format';
import { nodeName } from '../sight/plan-view.ts';
import type { Entity, EntityFormula } from './change.ts';
import { entity, formulaOf, formulasBelow, titleBeside } from './entities.ts';
import { percentWords, timingWords } from './words.ts';

/** The components of a role. */
export function componentEntities(plan: Plan, role: string, { components }: Role): Entity[] {
  return Object.entries(components).map(([name, component]) => {
    const node = `role/${role}/${name}`;
    const weight = component.weight === undefined ? undefined : percentWords(component.weight);
    return entity(
      'component',
      node,
      `${role} ${name}`,
      {
        title: titleBeside(component.title, name),
        kind: component.kind,
        weight,
        on: onWords(component),
        measured: timingWords(component),
        curve: component.curve,
        'in force': component.active && `${component.active.first} to ${component.active.last}`,
        'only shown': component.unpaid,
        'payroll code': component.payrollCode,
        ...Object.fromEntries(
          component.requirements.map(({ condition, otherwise }, index) => [
            component.requirements.length === 1 ? 'condition' : `condition ${index + 1}`,
            `${condition}, otherwise ${otherwise}`,
          ]),
        ),
      },
      {
        summary: [
          component.kind,
          weight,
          onWords(component) && `on ${onWords(component)}`,
          component.curve && `curve ${component.curve}`,
        ]
          .filter(Boolean)
          .join(', '),
        formulas: formulasOf(plan, node, component),
      },
    );
  });
}

function onWords({ on }: Component): string {
  // A goal says its measure.
  return (on.goals.length > 0 ? on.goals.map(nodeName) : on.measures).join(', ');
}

/** Stages that hand on what the stages before them came to: a cap that is new shows there too. */
const PLUMBING: ReadonlySet<Stage> = new Set([
  'to date',
  'before clawback',
  'earned',
  'payout',
  'shortfall',
  'requirement',
  'pay',
  'curve',
]);

function formulasOf(plan: Plan, node: string, component: Component): EntityFormula[] {
  const conditions = new Set(component.requirements.map(({ value }) => value));
  return formulasBelow(plan, node)
    .filter(([id]) => !conditions.has(id))
    .map(([id, value]) => {
      const isFormula = component.kind === 'formula' && value.stage === 'pay';
      const isStage = Object.values(component.stages).includes(id);
      const aspect = isStage ? value.stage : aspectOf(value.title, component);
      return formulaOf(plan, aspect, value, !isFormula && PLUMBING.has(value.stage));
    });
}

function aspectOf(title: string, { title: own }: Component): string {
  return title.startsWith(`${own}, `) ? title.slice(own.length + 2) : title;
}
