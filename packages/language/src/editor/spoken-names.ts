import { type AstNode, AstUtils, type LeafCstNode } from 'langium';
import * as ast from '../generated/ast.ts';
import { componentNamed } from '../resolve/components.ts';
import { nodeAtPath } from '../resolve/goal-nodes.ts';
import { headingOf } from '../resolve/role-rows.ts';
import type { DeclarationKind } from '../scopes/declarations.ts';
import type { ScopeServices } from '../scopes/scope-provider.ts';

/**
 * What a name stands for where the grammar takes any name: the headings of examples, the nodes and grades in their
 * cells, values of a column behind `is`, grades of a curve; and what a weight in a table of roles weighs.
 */
export function spokenName(leaf: LeafCstNode, services: ScopeServices): AstNode | undefined {
  const { astNode } = leaf;
  if (ast.isExampleColumn(astNode)) return headingTarget(leaf, astNode, services);
  if (ast.isExampleCell(astNode)) return cellTarget(astNode);
  if (ast.isRoleCell(astNode))
    return astNode.named === undefined ? headingOf(astNode)?.component?.ref : undefined;
  if (ast.isChoiceValue(astNode)) return choiceTarget(astNode);
  if (ast.isGradeRow(astNode) && leaf.text === astNode.grade) return gradeTarget(astNode, services);
  return undefined;
}

function headingTarget(
  leaf: LeafCstNode,
  heading: ast.ExampleColumn,
  services: ScopeServices,
): AstNode | undefined {
  const examples = AstUtils.getContainerOfType(heading, ast.isExamples);
  const role = examples?.role?.ref;
  const component = role === undefined ? undefined : componentNamed(role, heading.name);
  if (component !== undefined) return component;
  const named = visibleNamed(heading, heading.name, ['Measure', 'Goal'], services);
  const steps = heading.path.indexOf(leaf.text);
  // The first part of a path is the goal; the others lead to its nodes.
  if (!ast.isGoal(named) || leaf.text === heading.name || steps < 0) return named;
  return nodeAtPath(named, heading.path.slice(0, steps + 1));
}

function cellTarget(cell: ast.ExampleCell): AstNode | undefined {
  if (ast.isGivenRow(cell.$container)) return givenTarget(cell, cell.$container);
  const goal = AstUtils.getContainerOfType(cell, ast.isExamples)?.goalRef?.ref;
  return goal === undefined || cell.path.length === 0 ? undefined : nodeAtPath(goal, cell.path);
}

/** A choice of the column that a given cell stands under. */
function givenTarget(cell: ast.ExampleCell, row: ast.GivenRow): AstNode | undefined {
  const column = row.$container.header?.columns[row.cells.indexOf(cell)]?.ref;
  if (column === undefined || !ast.isInputColumn(column)) return undefined;
  return column.type.choices.find(({ name }) => name === cell.path.join('.'));
}

function choiceTarget({ value, $container }: ast.ChoiceValue): AstNode | undefined {
  if (ast.isResultCondition($container)) {
    const measure = $container.left.subject?.ref.ref;
    const graded = ast.isMeasure(measure) && ast.isGradedMeasure(measure.body) ? measure.body.grades : [];
    return graded.find(({ name }) => name === value);
  }
  const column = ast.isColumnIs($container) ? $container.column?.ref : undefined;
  if (column === undefined || !ast.isInputColumn(column)) return undefined;
  return column.type.choices.find((choice) => choice.name === value);
}

function gradeTarget(row: ast.GradeRow, services: ScopeServices): AstNode | undefined {
  const measures = services.scopes.PlanSymbols.visible(AstUtils.getDocument(row).uri, ['Measure'])
    .flatMap((names) => [...names.values()].flat())
    .flatMap(({ node }) => (ast.isMeasure(node) && ast.isGradedMeasure(node.body) ? node.body.grades : []));
  return measures.find(({ name }) => name === row.grade);
}

function visibleNamed(
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
