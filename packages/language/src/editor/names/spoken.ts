import { type AstNode, AstUtils, GrammarUtils, type LeafCstNode } from 'langium';
import * as ast from '../../generated/ast.ts';
import { componentNamed, componentsOf } from '../../resolve/components.ts';
import { nodeAtPath } from '../../resolve/goal-nodes.ts';
import { possibleValues } from '../../resolve/possible-values.ts';
import { headingOf } from '../../resolve/role-rows.ts';
import { columnNamed } from '../../resolve/tables.ts';
import type { DeclarationKind } from '../../scopes/declarations.ts';
import type { ScopeServices } from '../../scopes/scope-provider.ts';
import { gradeOfRow } from './grades.ts';

/**
 * What a name stands for where the grammar takes any name: the headings of examples, the nodes, grades, roles and teams
 * in their cells, values of a column behind `is`, grades of a curve, the path of a claim, what a policy is about and what
 * is accepted; and what a weight in a table of roles weighs.
 */
export function spokenName(leaf: LeafCstNode, services: ScopeServices): AstNode | undefined {
  const { astNode } = leaf;
  if (ast.isExampleColumn(astNode)) return headingTarget(leaf, astNode, services);
  if (ast.isExampleCell(astNode)) return cellTarget(leaf, astNode, services);
  if (ast.isRoleCell(astNode))
    return astNode.named === undefined ? headingOf(astNode)?.component?.ref : undefined;
  if (ast.isChoiceValue(astNode)) return choiceTarget(astNode);
  if (ast.isGradeRow(astNode) && leaf.text === astNode.grade) return gradeOfRow(astNode, services);
  if (ast.isFallClaim(astNode)) return claimTarget(leaf, astNode);
  if (ast.isPolicySubject(astNode)) return policySubjectTarget(leaf, astNode, services);
  if (ast.isAccept(astNode) && leaf.text === astNode.rule)
    return visibleNamed(astNode, leaf.text, ['Policy'], services);
  return undefined;
}

function headingTarget(
  leaf: LeafCstNode,
  heading: ast.ExampleColumn,
  services: ScopeServices,
): AstNode | undefined {
  const examples = AstUtils.getContainerOfType(heading, ast.isExamples);
  const role = examples?.role?.ref;
  const step = stepOf(leaf, heading);
  const component = role === undefined ? undefined : componentNamed(role, heading.name);
  const isGiven = examples?.header?.inputs.includes(heading) && heading.stage === undefined;
  const named = visibleNamed(heading, heading.name, ['Measure', 'Goal'], services);
  // What bears the name of a measure is that measure where it is given, and the component where it is expected.
  if (component !== undefined && heading.path.length === 0 && !(isGiven && ast.isMeasure(named)))
    return component;
  if (named === undefined) return rosterColumn(heading, services);
  // The first part of a path is the goal; the others lead to its nodes.
  if (!ast.isGoal(named) || step === undefined) return named;
  return nodeAtPath(named, heading.path.slice(0, step + 1));
}

function rosterColumn(heading: ast.ExampleColumn, services: ScopeServices): AstNode | undefined {
  const roster = visibleNamed(heading, 'roster', ['DataTable'], services);
  return ast.isDataTable(roster) ? columnNamed(roster, heading.name) : undefined;
}

function cellTarget(leaf: LeafCstNode, cell: ast.ExampleCell, services: ScopeServices): AstNode | undefined {
  if (ast.isGivenRow(cell.$container)) return givenTarget(leaf, cell, cell.$container, services);
  const goal = AstUtils.getContainerOfType(cell, ast.isExamples)?.goalRef?.ref;
  const step = stepOf(leaf, cell);
  return goal === undefined || step === undefined
    ? undefined
    : nodeAtPath(goal, cell.path.slice(0, step + 1));
}

/** What the columns of the tables that every plan has name, in the rows that examples give. */
const NAMED_IN_ROWS: Readonly<Record<string, readonly DeclarationKind[]>> = {
  'roster role': ['Role'],
  'roster team': ['Team'],
  'opening role': ['Role'],
  'adjustments role': ['Role'],
  'results measure': ['Measure'],
  'results for': ['Team'],
};

/** A choice of the column that a given cell stands under, or the role, team or measure that it names. */
function givenTarget(
  leaf: LeafCstNode,
  cell: ast.ExampleCell,
  row: ast.GivenRow,
  services: ScopeServices,
): AstNode | undefined {
  const table = row.$container.table?.$refText;
  const column = row.$container.header?.columns[row.cells.indexOf(cell)];
  const kinds = NAMED_IN_ROWS[`${table} ${column?.$refText}`];
  const name = cell.value === undefined ? cell.path.join('.') : unquoted(leaf.text);
  if (kinds !== undefined) return visibleNamed(row, name, kinds, services);
  return column === undefined ? undefined : possibleValues(column.ref)?.get(name);
}

function choiceTarget({ value, $container }: ast.ChoiceValue): AstNode | undefined {
  if (ast.isResultCondition($container)) {
    const measure = $container.left?.subject?.ref?.ref;
    const graded = ast.isMeasure(measure) && ast.isGradedMeasure(measure.body) ? measure.body.grades : [];
    return graded.find(({ name }) => name === value);
  }
  const column = ast.isColumnIs($container) ? $container.column?.ref : undefined;
  return possibleValues(column)?.get(value);
}

function claimTarget(leaf: LeafCstNode, claim: ast.FallClaim): AstNode | undefined {
  const goal = claim.result?.ref;
  const step = stepOf(leaf, claim);
  return ast.isGoal(goal) && step !== undefined ? nodeAtPath(goal, claim.path.slice(0, step + 1)) : undefined;
}

const CALLED: Readonly<Record<string, DeclarationKind>> = {
  role: 'Role',
  curve: 'Curve',
  team: 'Team',
  goal: 'Goal',
  part: 'Team',
  measure: 'Measure',
};

/** What `every role called AE` is about; of components of one name the first. */
function policySubjectTarget(
  leaf: LeafCstNode,
  subject: ast.PolicySubject,
  services: ScopeServices,
): AstNode | undefined {
  const names = GrammarUtils.findNodesForProperty(subject.$cstNode, 'names');
  if (!names.some(({ offset }) => offset === leaf.offset)) return undefined;
  const kind = CALLED[subject.kind];
  if (kind !== undefined) return visibleNamed(subject, leaf.text, [kind], services);
  if (subject.kind !== 'component') return undefined;
  return componentsCalled(subject, leaf.text, services)[0];
}

/** The components of one name of all the roles that a place sees. */
export function componentsCalled(from: AstNode, name: string, services: ScopeServices): ast.Component[] {
  const roles = services.scopes.PlanSymbols.visible(AstUtils.getDocument(from).uri, ['Role'])
    .flatMap((names) => [...names.values()].flat())
    .flatMap(({ node }) => (ast.isRole(node) ? [node] : []));
  const called = roles.flatMap((role) => componentsOf(role)).filter((component) => component.name === name);
  return [...new Set(called)];
}

/** Which part of a path a piece of text is; undefined for what stands before the path. */
function stepOf(leaf: LeafCstNode, node: AstNode): number | undefined {
  const steps = GrammarUtils.findNodesForProperty(node.$cstNode, 'path');
  const step = steps.findIndex(({ offset }) => offset === leaf.offset);
  return step < 0 ? undefined : step;
}

/** The first declaration of a name that a place sees. */
export function visibleNamed(
  from: AstNode,
  name: string,
  kinds: readonly DeclarationKind[],
  services: ScopeServices,
): AstNode | undefined {
  const scopes = services.scopes.PlanSymbols.visible(AstUtils.getDocument(from).uri, kinds);
  for (const names of scopes) {
    const found = names.get(name)?.[0]?.node;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A text without its quotes, or a name as it is. */
export function unquoted(text: string): string {
  return /^".*"$/s.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}
