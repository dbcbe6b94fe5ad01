import { formulaWords, quantityWords } from '@ontarget/evaluator/engine';
import type { Expression, Measure, Plan, Role, Value, ValueId } from '@ontarget/evaluator/format';
import { nodeName } from '../sight/plan-view.ts';
import { objectsIn } from '../sight/reads.ts';
import { meaningOf } from './canonical.ts';
import type { Entity, EntityFormula } from './change.ts';
import { componentEntities } from './components.ts';
import { curveEntity } from './curves.ts';
import { creditFacts, tableFacts } from './tables.ts';
import { formulaText, percentWords, roundingWords } from './words.ts';

/** Everything in a plan that can change, node by node, with what is said of it. */
export function entitiesOf(plan: Plan): Entity[] {
  return [
    planEntity(plan),
    ...Object.entries(plan.teams).map(([name, { title, parent }]) =>
      entity('team', `team/${name}`, name, { title: titleBeside(title, name), 'part of': parent }),
    ),
    ...Object.entries(plan.tables).flatMap(([name, table]) =>
      table.kind === 'credits' ? [] : [entity('table', `data/${name}`, name, tableFacts(plan, table))],
    ),
    ...Object.entries(plan.measures).map(([name, measure]) => measureEntity(plan, name, measure)),
    ...goalEntities(plan),
    ...Object.entries(plan.curves).map(([name, curve]) => curveEntity(plan, name, curve)),
    ...Object.entries(plan.roles).flatMap(([name, role]) => [
      roleEntity(plan, name, role),
      ...componentEntities(plan, name, role),
    ]),
  ];
}

/** The facts that say something. */
export function entity(
  subject: Entity['subject'],
  node: string,
  name: string,
  facts: Readonly<Record<string, string | undefined>>,
  more: { summary?: string; formulas?: readonly EntityFormula[] } = {},
): Entity {
  const said = Object.entries(facts).filter(
    (one): one is [string, string] => one[1] !== undefined && one[1] !== '',
  );
  return {
    subject,
    node,
    name,
    summary: more.summary ?? '',
    facts: new Map(said),
    formulas: more.formulas ?? [],
  };
}

/** A title that says more than the name. */
export function titleBeside(title: string, name: string): string | undefined {
  return title === name ? undefined : title;
}

function planEntity(plan: Plan): Entity {
  const { year, rounding, amended } = plan;
  const weeks = year.weeks === undefined ? '' : `, of weeks ${year.weeks}`;
  return entity('plan', 'plan', plan.title, {
    title: plan.title,
    currency: plan.currency,
    year: `${year.first} to ${year.last}${weeks}`,
    'name of the year': year.named,
    paid: `each ${plan.paid}`,
    'paid from': plan.paidFrom,
    rounding: `${roundingWords(rounding, plan)}, ${rounding.point}`,
    'must be employed on': plan.employedOn,
    'amended from': amended && `${amended.from}, results ${amended.results}`,
  });
}

function measureEntity(plan: Plan, name: string, measure: Measure): Entity {
  const credits = plan.tables[`credits/${name}`];
  return entity(
    'measure',
    `measure/${name}`,
    name,
    {
      title: titleBeside(measure.title, name),
      unit: measure.unit,
      'counts as revenue': measure.revenue ? 'yes' : 'no',
      'better when': measure.betterWhen,
      ...(credits?.kind === 'credits' ? creditFacts(plan, credits) : {}),
    },
    {
      summary: `in ${measure.unit}`,
      formulas: formulasBelow(plan, `measure/${name}`).map(([, value]) =>
        formulaOf(plan, 'worked out as', value),
      ),
    },
  );
}

function goalEntities(plan: Plan): Entity[] {
  return Object.entries(plan.goals).map(([id, node]) => {
    const { part, conversion, sharedOut } = node;
    const of = node.parent === undefined ? '' : nodeName(node.parent);
    const by = sharedOut?.by;
    const handedDown =
      part.kind === 'divides' && part.handedDown !== '1' ? percentWords(part.handedDown) : undefined;
    const measure = plan.measures[node.measure];
    const factor =
      conversion &&
      quantityWords({ value: conversion.factor, unit: measure?.unit ?? 'number' }, plan.currency);
    return entity(
      'goal',
      id,
      nodeName(id),
      {
        title: titleBeside(node.title, id.split('/').at(-1)?.split('.').at(-1) ?? id),
        team: node.team,
        measure: node.measure,
        share:
          part.kind === 'divides' || part.kind === 'overlaps'
            ? `${percentWords(part.share)} of ${of}${part.kind === 'overlaps' ? ', of the same number' : ''}`
            : part.kind === 'supports'
              ? `supports ${of}`
              : undefined,
        'handed down at': handedDown,
        conversion: conversion && `${factor} for each 1 of ${of}, ${conversion.leadMonths} months before it`,
        'shared out':
          sharedOut &&
          `among ${sharedOut.among.join(', ')}, ${by === 'evenly' ? 'evenly' : `by ${Object.values(by ?? {}).join('')}`}, each ${sharedOut.each}; of leavers: ${sharedOut.leavers}`,
        'carried by': node.carriedBy.join(', '),
      },
      {
        formulas: formulasBelow(
          plan,
          id,
          (rest) => !rest.includes('.') || plan.goals[`${id}/${rest}`] === undefined,
        )
          .filter(([valueId]) => valueId === node.target || valueId === node.actual)
          .map(([valueId, value]) => formulaOf(plan, valueId === node.target ? 'target' : 'actual', value)),
      },
    );
  });
}

function roleEntity(plan: Plan, name: string, role: Role): Entity {
  const money = (quantity: Role['targetPay']) =>
    quantity && `${quantityWords(quantity, plan.currency)} a year`;
  const requirements = (role.requirements ?? []).map(
    ({ condition, otherwise }, index) =>
      [`condition ${index + 1}`, `${condition}, otherwise ${otherwise}`] as const,
  );
  const own = formulasBelow(plan, `role/${name}`).filter(
    ([id]) => !isOfComponent(id, name, role) && !(role.requirements ?? []).some(({ value }) => value === id),
  );
  const limits = own.flatMap(([, value]) => limitsIn(plan, roleAspect(value, role), value));
  return entity(
    'role',
    `role/${name}`,
    name,
    {
      title: titleBeside(role.title, name),
      team: role.team,
      'reports to': role.reportsTo,
      'target pay': money(role.targetPay),
      'on-target pay': money(role.onTargetPay),
      ...Object.fromEntries([...requirements, ...limits]),
    },
    {
      summary: money(role.targetPay) === undefined ? '' : `target pay ${money(role.targetPay)}`,
      formulas: own.map(([, value]) =>
        formulaOf(plan, roleAspect(value, role), value, value.stage === 'total'),
      ),
    },
  );
}

/** The caps and floors of what a role's payments come to, each with what it limits. */
function limitsIn(plan: Plan, aspect: string, { formula, stage }: Value): [string, string][] {
  if (stage !== 'total') return [];
  return [...objectsIn(formula)].flatMap((node): [string, string][] => {
    const [first, bound] = (node.of ?? []) as Expression[];
    if ((node.op !== 'least' && node.op !== 'greatest') || bound === undefined || first?.op === 'due')
      return [];
    return [[`${aspect}, ${node.op === 'least' ? 'at most' : 'at least'}`, formulaWords(bound, plan)]];
  });
}

function roleAspect({ title }: Value, role: Role): string {
  const prefix = `${role.title}, `;
  return title.startsWith(prefix) ? title.slice(prefix.length) : title;
}

function isOfComponent(id: ValueId, role: string, { components }: Role): boolean {
  return Object.keys(components).some((name) => id.startsWith(`role/${role}/${name}/`));
}

/** The values of a node, with what stands behind its id. */
export function formulasBelow(
  plan: Plan,
  node: string,
  wanted: (rest: string) => boolean = () => true,
): [ValueId, Value][] {
  return Object.entries(plan.values).filter(
    ([id]) => id.startsWith(`${node}/`) && wanted(id.slice(node.length + 1)),
  );
}

export function formulaOf(plan: Plan, aspect: string, value: Value, isPlumbing = false): EntityFormula {
  const formula: Expression = value.formula;
  return {
    aspect,
    formula: meaningOf([formula, value.unit]),
    words: formulaText(plan, formula, value.stage),
    isPlumbing,
  };
}
