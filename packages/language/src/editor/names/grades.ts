import { type AstNode, AstUtils } from 'langium';
import * as ast from '../../generated/ast.ts';
import { componentsOf } from '../../resolve/components.ts';
import { subjectOf } from '../../resolve/measured.ts';
import { folderOf } from '../../scopes/folders.ts';
import type { Names } from '../../scopes/map-scope.ts';
import type { ScopeServices } from '../../scopes/scope-provider.ts';

/** The grade that a row of a curve is for: of a measure that is paid through the curve, else of any that has it. */
export function gradeOfRow(row: ast.GradeRow, services: ScopeServices): ast.GradeName | undefined {
  const curve = row.$container;
  const through = pairs(curve, services).flatMap((pair) => (pair.curve === curve ? [pair.measure] : []));
  return gradesNamed(through, row.grade)[0] ?? gradesNamed(gradedMeasures(row, services), row.grade)[0];
}

/**
 * The grades that have to be called alike: those of measures that are paid through one curve, and of measures that share
 * another curve with one of these.
 */
export function gradesTogether(grade: ast.GradeName, services: ScopeServices): ast.GradeName[] {
  const known = pairs(grade, services);
  const measures = new Set<ast.Measure>([grade.$container.$container as ast.Measure]);
  const curves = new Set<ast.Curve>();
  for (let before = -1; before !== measures.size + curves.size; ) {
    before = measures.size + curves.size;
    for (const { measure, curve } of known) {
      if (!measures.has(measure) && !curves.has(curve)) continue;
      measures.add(measure);
      curves.add(curve);
    }
  }
  return [grade, ...gradesNamed([...measures], grade.name).filter((one) => one !== grade)];
}

interface Paid {
  measure: ast.Measure;
  curve: ast.Curve;
}

/** Which graded measures are paid through which curves, in the roles of all folders that see a place. */
function pairs(from: AstNode, services: ScopeServices): Paid[] {
  const { PlanSymbols } = services.scopes;
  const roles = PlanSymbols.seenBy(folderOf(AstUtils.getDocument(from).uri)).flatMap((folder) =>
    PlanSymbols.visibleIn(folder, ['Role']).flatMap(nodesOf).filter(ast.isRole),
  );
  return [...new Set(roles)]
    .flatMap((role) => componentsOf(role))
    .flatMap((component) => {
      const measure = subjectOf(component)?.ref?.ref;
      const curve = 'curve' in component ? component.curve?.ref : undefined;
      return ast.isMeasure(measure) && isGraded(measure) && curve !== undefined ? [{ measure, curve }] : [];
    });
}

function gradedMeasures(from: AstNode, services: ScopeServices): ast.Measure[] {
  const { uri } = AstUtils.getDocument(from);
  return services.scopes.PlanSymbols.visible(uri, ['Measure'])
    .flatMap(nodesOf)
    .filter(ast.isMeasure)
    .filter(isGraded);
}

function nodesOf(names: Names): (AstNode | undefined)[] {
  return [...names.values()].flat().map(({ node }) => node);
}

function isGraded({ body }: ast.Measure): boolean {
  return ast.isGradedMeasure(body);
}

function gradesNamed(measures: readonly ast.Measure[], name: string): ast.GradeName[] {
  return measures
    .flatMap(({ body }) => (ast.isGradedMeasure(body) ? body.grades : []))
    .filter((grade) => grade.name === name);
}
