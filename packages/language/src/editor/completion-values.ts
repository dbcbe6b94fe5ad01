import { AstUtils, GrammarAST, UriUtils } from 'langium';
import type { CompletionContext, NextFeature } from 'langium/lsp';
import {
  type Examples,
  isColumnIs,
  isExamples,
  isGivenTable,
  isInputColumn,
  isResultCondition,
} from '../generated/ast.ts';
import { componentsOf } from '../resolve/components.ts';
import { drawHeadings } from '../resolve/draws.ts';
import { possibleValues } from '../resolve/possible-values.ts';
import { folderFromKey, folderOf, usedFolders } from '../scopes/folders.ts';
import type { ScopeServices } from '../scopes/scope-provider.ts';

/** A value that may stand where the grammar only asks for some name. */
export interface OfferedValue {
  label: string;
  detail: string;
}

/** The folders that a `use` may name, the allowed values of a column behind `kind is …`, and what a heading of examples may name. */
export function valuesAt(
  context: CompletionContext,
  next: NextFeature,
  services: ScopeServices,
): OfferedValue[] {
  if (isPathOfUse(next)) return librariesFrom(context, services);
  if (!isNameCall(next)) return [];
  return [
    ...choicesAt(context),
    ...gradesAt(context),
    ...givenAt(context),
    ...headingsAt(context, next, services),
  ];
}

function isPathOfUse({ feature }: NextFeature): boolean {
  const assignment = AstUtils.getContainerOfType(feature, GrammarAST.isAssignment);
  return (
    assignment?.feature === 'path' &&
    AstUtils.getContainerOfType(feature, GrammarAST.isParserRule)?.name === 'UseFolder'
  );
}

function librariesFrom({ document }: CompletionContext, { scopes }: ScopeServices): OfferedValue[] {
  const own = folderOf(document.uri);
  const used = new Set(scopes.PlanSymbols.documentsOf(own).flatMap((one) => usedFolders(one)));
  return scopes.PlanSymbols.libraries()
    .filter((key) => key !== own && !used.has(key) && !scopes.PlanSymbols.reach(key).includes(own))
    .map((key) => UriUtils.relative(folderFromKey(own), folderFromKey(key)))
    .map((path) => ({ label: JSON.stringify(path), detail: 'a folder that plans may use' }));
}

function choicesAt(context: CompletionContext): OfferedValue[] {
  const condition = AstUtils.getContainerOfType(context.node, isColumnIs);
  const column = condition?.column?.ref;
  const possible = possibleValues(column);
  if (condition === undefined || column === undefined || possible === undefined) return [];
  // The first name of a condition is its column; what follows `is` are values.
  if (context.tokenOffset <= (condition.column.$refNode?.offset ?? 0)) return [];
  const detail = `a value of ${column.name}`;
  return [...possible.keys()].map((name) => ({ label: nameOrText(name), detail }));
}

/** The grades of the measure behind `Rating is …`. */
function gradesAt(context: CompletionContext): OfferedValue[] {
  const condition = AstUtils.getContainerOfType(context.node, isResultCondition);
  const measure = condition?.left.subject?.ref.ref;
  if (measure?.$type !== 'Measure' || measure.body?.$type !== 'GradedMeasure') return [];
  if (context.tokenOffset <= (condition?.left.$cstNode?.end ?? 0)) return [];
  return measure.body.grades.map(({ name }) => ({ label: name, detail: `a grade of ${measure.name}` }));
}

/** In a given row: what the column of the cell may hold, and under a payee whom the examples are about. */
function givenAt(context: CompletionContext): OfferedValue[] {
  const given = AstUtils.getContainerOfType(context.node, isGivenTable);
  const examples = AstUtils.getContainerOfType(given, isExamples);
  const row = given?.rows.find(({ $cstNode }) => {
    return $cstNode !== undefined && $cstNode.offset <= context.offset && context.offset <= $cstNode.end;
  });
  if (given === undefined || row === undefined) return [];
  const cell = row.cells.findLastIndex(
    ({ $cstNode }) => ($cstNode?.offset ?? context.offset) < context.offset,
  );
  const column = given.header?.columns[cell]?.ref;
  if (column === undefined || !isInputColumn(column)) return [];
  const detail = `a value of ${column.name}`;
  if (column.type.kind === 'payee') {
    return peopleOf(examples).map((label) => ({
      label: nameOrText(label),
      detail: 'whom the examples are about',
    }));
  }
  return column.type.choices.map((choice) => ({ label: nameOrText(choice.name), detail }));
}

function peopleOf(examples: Examples | undefined): string[] {
  const column = examples?.header?.inputs.findIndex(({ name }) => name === 'payee') ?? -1;
  const role = examples?.role?.ref?.name;
  if (column < 0) return role === undefined ? [] : [role];
  return [...new Set(examples?.rows.flatMap(({ inputs }) => inputs[column]?.path.join('.') ?? []))];
}

/** Results that can be given or expected, the role's components, and what it is paid in the end. */
function headingsAt(context: CompletionContext, next: NextFeature, services: ScopeServices): OfferedValue[] {
  const examples = AstUtils.getContainerOfType(context.node, isExamples);
  if (examples === undefined || next.property !== 'name' || next.type !== 'ExampleColumn') return [];
  const role = examples.role?.ref;
  const measures = services.scopes.PlanSymbols.visible(context.document.uri, ['Measure', 'Goal'])
    .flatMap((names) => [...names.values()].flat())
    .map(({ name, type }) => ({ label: name, detail: type === 'Goal' ? 'goal' : 'measure' }));
  if (role === undefined)
    return [
      { label: 'node', detail: 'a part of the goal' },
      { label: 'year', detail: 'its target' },
    ];
  return [
    ...measures,
    ...componentsOf(role).map(({ name }) => ({ label: name, detail: `what ${role.name} is paid for it` })),
    { label: 'month', detail: 'makes the rows one story' },
    { label: 'quarter', detail: 'makes the rows one story of quarters: Q1, Q2' },
    { label: 'payee', detail: 'makes the rows people of one run' },
    { label: 'paid', detail: 'what is paid in the end' },
    ...drawHeadings(role).map((label) => ({ label, detail: `of the draw of ${role.name}` })),
  ];
}

function isNameCall(next: NextFeature): boolean {
  return GrammarAST.isRuleCall(next.feature) && next.feature.rule.$refText === 'ID';
}

/** A value that is no plain name has to be quoted. */
function nameOrText(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}
