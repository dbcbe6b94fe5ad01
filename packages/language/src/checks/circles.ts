import type { AstNode } from 'langium';
import type { Place } from '../diagnostics/report.ts';
import type {
  Component,
  ConditionSubject,
  DataTable,
  Measure,
  Parameter,
  Role,
  TableColumn,
} from '../generated/ast.ts';
import { componentsInside } from '../resolve/component-needs.ts';
import { ownComponentsOf } from '../resolve/components.ts';
import { partsOfMeasure } from '../resolve/measure-parts.ts';
import { subjectOf } from '../resolve/measured.ts';
import { cellUnder, managerReferenceOf } from '../resolve/role-rows.ts';
import type { SharedComponents } from '../resolve/scorecards.ts';
import { walk } from '../services/walk.ts';
import type { Check } from './context.ts';

type Named = AstNode & { readonly name: string };

export const parametersMustNotNeedThemselves: Check<Parameter> = (parameter, say) =>
  reportCircle(parameter, namedInside<Parameter>('Parameter'), (circle) =>
    say('circular-definition', { node: parameter, property: 'name' }, { name: parameter.name, circle }),
  );

export const measuresMustNotNeedThemselves: Check<Measure> = (measure, say) =>
  reportCircle(measure, partsOfMeasure, (circle) =>
    say('circular-definition', { node: measure, property: 'name' }, { name: measure.name, circle }),
  );

export const columnsMustNotNeedThemselves: Check<DataTable> = (table, say) => {
  const derived = table.parts.flatMap(({ assignments }) => assignments);
  for (const column of [...table.columns, ...derived] as TableColumn[]) {
    if (column.$type === 'InputColumn') continue;
    reportCircle(column, columnsInside, (circle) =>
      say('circular-definition', { node: column, property: 'name' }, { name: column.name, circle }),
    );
  }
};

/** A table derived from itself, directly or through another, has no rows to begin with. */
export const tablesMustNotBeDerivedFromThemselves: Check<DataTable> = (table, say) =>
  reportCircle(
    table,
    (one) => one.parts.map(({ source }) => source?.ref).filter((source) => source !== undefined),
    (circle) => say('circular-definition', { node: table, property: 'name' }, { name: table.name, circle }),
  );

/** A requirement or a formula that reads a component which reads it back could never be decided. */
export const componentsMustNotNeedThemselves: Check<Role | SharedComponents> = (holder, say) => {
  // What several roles share is told where it stands, once.
  for (const component of holder.$type === 'Role' ? ownComponentsOf(holder) : holder.components) {
    reportCircle(component, componentsInside, (circle) => {
      const own = circle.length === 2 ? ownAttainment(component) : undefined;
      const names = { name: component.name, circle };
      if (own === undefined) say('circular-definition', { node: component, property: 'name' }, names);
      else say('circular-definition', { node: own.asked }, { ...names, instead: own.instead });
    });
  }
};

/** Where a component asks for its own attainment, which is that of what it is paid on. */
function ownAttainment(component: Component): { asked: ConditionSubject; instead: string } | undefined {
  const subject = subjectOf(component)?.$cstNode?.text.replace(/\s+/g, ' ');
  let asked: ConditionSubject | undefined;
  walk(component, (node) => {
    if (node.$type !== 'ConditionSubject') return;
    const { named, stage } = node as ConditionSubject;
    if (stage === 'attainment' && named?.ref === component) asked ??= node as ConditionSubject;
  });
  return asked === undefined || subject === undefined
    ? undefined
    : { asked, instead: `${subject} attainment` };
}

export const nobodyReportsToThemselves: Check<Role> = (role, say) =>
  reportCircle(
    role,
    (one) => {
      const manager = managerReferenceOf(one)?.ref;
      return manager === undefined ? [] : [manager];
    },
    (circle) => say('reports-to-circle', placeOfManager(role), { role: role.name, circle }),
  );

/** Where a role says whom it reports to: in its own words, or in a cell of its row. */
function placeOfManager(role: Role): Place<AstNode> {
  const cell = cellUnder(role, 'reports to');
  const node = cell ?? role;
  return { node, property: cell === undefined ? 'manager' : 'named' } as Place<AstNode>;
}

/** Tells of a circle once: at the one of its members that stands first. */
function reportCircle<N extends Named>(
  node: N,
  needs: (node: N) => readonly N[],
  tell: (circle: readonly string[]) => void,
): void {
  const circle = circleFrom(node, needs);
  if (circle === undefined || circle.some((member) => member !== node && standsBefore(member, node))) return;
  tell([...circle, node].map(({ name }) => name));
}

/** The shortest way from a node back to itself, beginning with it. */
function circleFrom<N extends Named>(start: N, needs: (node: N) => readonly N[]): N[] | undefined {
  const seen = new Set<N>();
  let paths: N[][] = [[start]];
  while (paths.length > 0) {
    const longer: N[][] = [];
    for (const path of paths) {
      for (const next of needs(path.at(-1) ?? start)) {
        if (next === start) return path;
        if (seen.has(next)) continue;
        seen.add(next);
        longer.push([...path, next]);
      }
    }
    paths = longer;
  }
  return undefined;
}

function standsBefore(a: AstNode, b: AstNode): boolean {
  const [first, second] = [rootOf(a), rootOf(b)];
  if (first !== second) return String(first.$document?.uri) < String(second.$document?.uri);
  return (a.$cstNode?.offset ?? 0) < (b.$cstNode?.offset ?? 0);
}

function rootOf(node: AstNode): AstNode {
  return node.$container === undefined ? node : rootOf(node.$container);
}

function columnsInside(column: TableColumn): TableColumn[] {
  if (column.$type === 'InputColumn') return [];
  // A derived column reads the columns of the table it comes from, not its own.
  const own = (other: TableColumn) => other.$container === column.$container;
  return [
    ...namedInside<TableColumn>('ComputedColumn')(column),
    ...namedInside<TableColumn>('DerivedColumn')(column),
  ].filter(own);
}

function namedInside<N extends AstNode>(type: N['$type']): (node: N) => N[] {
  return (around) => {
    const found: N[] = [];
    walk(around, (node) => {
      const named = node.$type === 'Reference' ? (node as { ref?: { ref?: AstNode } }).ref?.ref : undefined;
      if (named?.$type === type) found.push(named as N);
    });
    return found;
  };
}
