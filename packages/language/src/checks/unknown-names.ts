import {
  type AstNode,
  AstUtils,
  type DiagnosticInfo,
  type LangiumDocument,
  type ReferenceInfo,
} from 'langium';
import type { ParamsOf } from '../diagnostics/catalogue.ts';
import type { Subject } from '../generated/ast.ts';
import { tableAround } from '../resolve/tables.ts';
import type { OnTargetServices } from '../services/core-module.ts';
import { isMisread } from './misread.ts';
import { nearestName } from './nearest.ts';

/** What each kind of name is called in a message. */
const KINDS: Readonly<Record<string, string>> = {
  Component: 'component of this role',
  Curve: 'curve',
  DataTable: 'table',
  Goal: 'goal',
  Measurable: 'measure or goal',
  Measure: 'measure',
  Parameter: 'parameter',
  RateSource: 'curve or parameter',
  Role: 'role',
  Team: 'team',
};

type LinkedReference = LangiumDocument['references'][number];

/** A name that nothing declares, with the nearest one that something does; undefined where the name is known. */
export function unknownName(
  reference: LinkedReference,
  services: OnTargetServices,
): { place: Pick<DiagnosticInfo<AstNode>, 'node' | 'range'>; params: ParamsOf<'name-unknown'> } | undefined {
  const { error, $refNode: text } = reference;
  if (error === undefined || text === undefined || isFollowUp(error.info)) return undefined;
  const { info } = error;
  if (isMisread({ start: text.offset, end: text.end }, AstUtils.getDocument(info.container)))
    return undefined;
  const name = info.reference.$refText;
  const known = services.references.ScopeProvider.getScope(info)
    .getAllElements()
    .map((description) => description.name);
  const nearest = nearestName(name, known);
  const params = { name, what: kindInWords(info, services), ...(nearest === undefined ? {} : { nearest }) };
  return { place: { node: info.container, range: text.range }, params };
}

function kindInWords(info: ReferenceInfo, services: OnTargetServices): string {
  const type = services.shared.AstReflection.getReferenceType(info);
  const table = tableAround(info.container)?.name;
  if (type === 'TableColumn') return table === undefined ? 'column' : `column of ${table}`;
  if (info.container.$type === 'Subject' && info.property === 'path') return 'part of this goal';
  if (type === 'Nameable')
    return table === undefined ? 'parameter, measure or component' : `column of ${table} or parameter`;
  return KINDS[type] ?? 'declaration';
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
