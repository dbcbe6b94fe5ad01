import { nearestName } from '@ontarget/evaluator/words';
import {
  type AstNode,
  AstUtils,
  type DiagnosticInfo,
  type LangiumDocument,
  type ReferenceInfo,
} from 'langium';
import type { ParamsOf } from '../diagnostics/catalogue.ts';
import { type Component, isRoleTable, type RoleCell, type Subject } from '../generated/ast.ts';
import { componentNamed } from '../resolve/components.ts';
import { roleAround } from '../resolve/place.ts';
import { headingOf } from '../resolve/role-rows.ts';
import { tableAround } from '../resolve/tables.ts';
import type { OnTargetServices } from '../services/core-module.ts';
import { isMisread } from './misread.ts';
import { stagesOf } from './stages.ts';

/** What each kind of name is called in a message. */
const KINDS: Readonly<Record<string, string>> = {
  Component: 'component of this role',
  Staged: 'component of this role, measure or goal',
  Curve: 'curve',
  DataTable: 'table',
  Goal: 'goal',
  Measurable: 'measure or goal',
  Measure: 'measure',
  Parameter: 'parameter',
  RateSource: 'curve or parameter',
  Role: 'role',
  Team: 'team',
  TeamOrRole: 'team or role',
};

type LinkedReference = LangiumDocument['references'][number];

/** A name that cannot be what it stands for: nothing declares it, or it is a component without its stage. */
export type NameProblem = { readonly place: Pick<DiagnosticInfo<AstNode>, 'node' | 'range'> } & (
  | { readonly code: 'name-unknown'; readonly params: ParamsOf<'name-unknown'> }
  | { readonly code: 'stage-unnamed'; readonly params: ParamsOf<'stage-unnamed'> }
);

/** What is wrong with a name, with the nearest one that is known; undefined where nothing is. */
export function nameProblem(reference: LinkedReference, services: OnTargetServices): NameProblem | undefined {
  const { error, $refNode: text } = reference;
  if (error === undefined || text === undefined || isFollowUp(error.info)) return undefined;
  const { info } = error;
  const document = AstUtils.getDocument(info.container);
  if (isMisread({ start: text.offset, end: text.end }, document)) return undefined;
  const place = { node: info.container, range: text.range };
  const name = info.reference.$refText;
  const component = info.container.$type === 'Subject' ? componentAround(info.container, name) : undefined;
  if (component !== undefined) {
    return { place, code: 'stage-unnamed', params: { component: name, stages: stagesOf(component) } };
  }
  if (info.container.$type === 'PoolShare' && info.property === 'points') {
    const stages = isComponent(name, info, services) ? ['earned', 'payout'] : undefined;
    if (stages !== undefined) return { place, code: 'stage-unnamed', params: { component: name, stages } };
  }
  const known = services.references.ScopeProvider.getScope(info)
    .getAllElements()
    .map((description) => description.name);
  const nearest = functionCalled(name, text.end, document) ?? nearestName(name, known);
  const params = { name, what: kindInWords(info, services), ...(nearest === undefined ? {} : { nearest }) };
  return { place, code: 'name-unknown', params };
}

/** What spreadsheets and other languages call the functions of formulas. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  max: 'greatest',
  maximum: 'greatest',
  min: 'least',
  minimum: 'least',
};

/** The function that was meant, where a name is followed by a bracket as only a function is. */
function functionCalled(name: string, end: number, { textDocument }: LangiumDocument): string | undefined {
  const behind = textDocument
    .getText()
    .slice(end, end + 100)
    .trimStart();
  return behind.startsWith('(')
    ? (FUNCTIONS[name.toLowerCase()] ?? nearestName(name, Object.values(FUNCTIONS)))
    : undefined;
}

/** Whether some role has a component of that name, which a pool is shared by at one of its stages. */
function isComponent(name: string, info: ReferenceInfo, services: OnTargetServices): boolean {
  const component = { ...info, property: 'component' };
  return services.references.ScopeProvider.getScope(component).getElement(name) !== undefined;
}

/** The component that a requirement names as if it were a measure. */
function componentAround(subject: AstNode, name: string): Component | undefined {
  const role = subject.$container?.$type === 'ConditionSubject' ? roleAround(subject) : undefined;
  return role && componentNamed(role, name);
}

function kindInWords(info: ReferenceInfo, services: OnTargetServices): string {
  const type = services.shared.AstReflection.getReferenceType(info);
  if (['MembersMeasure', 'RankedResult'].includes(info.container.$type) && type === 'Component')
    return 'component of any role';
  if (type === 'WeightedComponent') return headingInWords(info);
  if (type === 'TeamOrRole') {
    const word = headingOf(info.container as RoleCell)?.word;
    return word === 'team' ? 'team' : word === 'reports to' ? 'role' : 'team or role';
  }
  const table = tableAround(info.container)?.name;
  if (type === 'TableColumn') return table === undefined ? 'column' : `column of ${table}`;
  if (info.container.$type === 'Subject' && info.property === 'path') return 'part of this goal';
  if (type === 'Nameable')
    return table === undefined ? 'parameter, measure or component' : `column of ${table} or parameter`;
  return KINDS[type] ?? 'declaration';
}

/** What a heading of a table of roles may be, beside its own words. */
function headingInWords({ container }: ReferenceInfo): string {
  const team = AstUtils.getContainerOfType(container, isRoleTable)?.team?.$refText ?? 'this table';
  return `component for ${team}`;
}

/** Whether a name is unknown only because another one before it is. */
function isFollowUp({ container, property, index }: ReferenceInfo): boolean {
  if (container.$type === 'Subject' && property === 'path') {
    const { ref, path } = container as Subject;
    const before = path.slice(0, index ?? 0);
    return ref?.ref === undefined || before.some((team) => team.ref === undefined);
  }
  return property === 'column' && tableAround(container) === undefined;
}
