import type {
  Curve,
  DataTable,
  Document,
  Goal,
  Measure,
  Parameter,
  PlanHeader,
  Role,
  Team,
} from '@ontarget/language/ast';
import { namedDeclarations } from '@ontarget/language';
import type { LangiumDocument } from 'langium';

/** Every declaration of a plan by name, whichever file it stands in; the first of a name that stands twice. */
export interface PlanIndex {
  readonly headers: readonly PlanHeader[];
  readonly tables: ReadonlyMap<string, DataTable>;
  readonly teams: ReadonlyMap<string, Team>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly goals: ReadonlyMap<string, Goal>;
  readonly curves: ReadonlyMap<string, Curve>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly parameters: ReadonlyMap<string, Parameter>;
}

export function indexOf(documents: readonly LangiumDocument<Document>[]): PlanIndex {
  const index = {
    headers: [] as PlanHeader[],
    tables: new Map<string, DataTable>(),
    teams: new Map<string, Team>(),
    measures: new Map<string, Measure>(),
    goals: new Map<string, Goal>(),
    curves: new Map<string, Curve>(),
    roles: new Map<string, Role>(),
    parameters: new Map<string, Parameter>(),
  };
  for (const { parseResult } of documents) {
    for (const declaration of parseResult.value.declarations) {
      if (declaration.$type === 'PlanHeader') index.headers.push(declaration);
    }
    for (const declaration of namedDeclarations(parseResult.value)) {
      const byName = mapOf(index, declaration) as Map<string, typeof declaration>;
      if (typeof declaration.name !== 'string' || byName.has(declaration.name)) continue;
      byName.set(declaration.name, declaration);
    }
  }
  return index;
}

function mapOf(index: PlanIndex, { $type }: ReturnType<typeof namedDeclarations>[number]) {
  switch ($type) {
    case 'DataTable':
      return index.tables;
    case 'Team':
      return index.teams;
    case 'Measure':
      return index.measures;
    case 'Goal':
      return index.goals;
    case 'Curve':
      return index.curves;
    case 'Role':
      return index.roles;
    case 'Parameter':
      return index.parameters;
  }
}
