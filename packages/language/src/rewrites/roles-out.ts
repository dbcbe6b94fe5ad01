import { AstUtils, type LangiumDocument } from 'langium';
import { replace } from '../fixes/editing.ts';
import type { TextEdit } from '../fixes/fix.ts';
import type { ComponentSet, PayTerms, Role, RoleTable, WeightedComponent } from '../generated/ast.ts';
import {
  cellUnder,
  headingOf,
  headingsOf,
  isBlank,
  managerReferenceOf,
  payTermsOfRow,
  teamReferenceOf,
  weighsComponents,
  weightCellsOf,
} from '../resolve/role-rows.ts';
import { componentSetsOf } from '../resolve/scorecards.ts';
import { declarationsIn } from '../scopes/folders.ts';
import { Comments, linesOf } from './comments.ts';
import { isRead, laidOut, takeAway, touches, withoutWeight, written } from './pieces.ts';
import { type Rewrite, type Rewriter, type RewriteServices, refused } from './rewrite.ts';

/** Writes the rows of a table of roles out, each as a role with its own components. */
export const writeRolesOut: Rewriter = (document, range, services) => {
  if (!isRead(document)) return [];
  const tables = declarationsIn(document.parseResult.value).filter(
    (node): node is RoleTable => node.$type === 'RoleTable' && touches(node.$cstNode, range, document),
  );
  return tables.flatMap((table) => writtenOut(table, document, services));
};

function writtenOut(table: RoleTable, document: LangiumDocument, services: RewriteServices): Rewrite[] {
  const title = `Write the roles in ${table.team.$refText} out`;
  const why = whyNot(table);
  if (why !== undefined) return [refused(title, why)];
  const { $cstNode: text } = table;
  if (text === undefined || table.rows.length === 0) return [];
  const comments = new Comments(document, services);
  const list = weighsComponents(table) ? componentSetsOf(table)[0] : undefined;
  const said =
    list === undefined ? new Map<WeightedComponent, string[]>() : commentsOf(list, comments, services);
  const drops = list !== undefined && isOnlyFor(list, table, services);
  const inOrder = table.rows.map((row) => {
    const above = row.$cstNode === undefined ? [] : comments.above(row.$cstNode);
    const own =
      row.$cstNode === undefined
        ? []
        : [...comments.within(row.$cstNode.offset, row.$cstNode.end), ...comments.behind(row.$cstNode)];
    return [...linesOf([...above, ...own]), roleText(row, said)].join('\n');
  });
  const others = linesOf(comments.within(text.offset, text.end));
  const inList =
    drops && list.$cstNode && AstUtils.getDocument(list) === document
      ? linesOf(comments.within(list.$cstNode.offset, list.$cstNode.end))
      : [];
  const roles = laidOut([...inList, ...others, ...inOrder].join('\n\n'), services);
  if (roles === undefined) return [];
  const edits = new Map<string, TextEdit[]>([[document.uri.toString(), [replace(text.range, roles)]]]);
  if (drops && list.$cstNode !== undefined) {
    const of = AstUtils.getDocument(list);
    const uri = of.uri.toString();
    edits.set(uri, [...(edits.get(uri) ?? []), takeAway(of, list.$cstNode.offset, list.$cstNode.end)]);
  }
  return [{ title, edits }];
}

/** What a row says that a role written out could not, or that cannot be read. */
function whyNot(table: RoleTable): string | undefined {
  if (table.accepts.length > 0) return 'what is accepted in it would have to be said of single roles';
  const unknown = headingsOf(table).find(
    ({ component }) => component !== undefined && component.ref === undefined,
  );
  if (unknown !== undefined) return `there is no component called ${unknown.component?.$refText}`;
  for (const row of table.rows) {
    if (row.cells.length !== headingsOf(table).length - 1)
      return `${row.name} has more or fewer cells than the table has headings`;
    const paid = (['base', 'target pay', 'on-target pay', 'variable'] as const).some(
      (word) => cellUnder(row, word) !== undefined,
    );
    if (paid && payTermsOfRow(row).length === 0) return `what ${row.name} is paid cannot be read`;
    const stray = row.cells.find((cell) => {
      const isName = headingOf(cell)?.word === 'team' || headingOf(cell)?.word === 'reports to';
      return !isBlank(cell) && (cell.named !== undefined) !== isName;
    });
    if (stray !== undefined) return `a cell of ${row.name} does not fit its heading`;
  }
  return undefined;
}

/** The comments of each component of a list, above it and behind it. */
function commentsOf(
  list: ComponentSet,
  own: Comments,
  services: RewriteServices,
): Map<WeightedComponent, string[]> {
  const document = AstUtils.getDocument(list);
  const comments = own.areOf(document) ? own : new Comments(document, services);
  return new Map(
    list.components.map((component) => {
      const text = component.$cstNode;
      if (text === undefined) return [component, []];
      const above = comments.above(text);
      // What stands inside of it is written with it.
      comments.within(text.offset, text.end);
      return [component, linesOf([...above, ...comments.behind(text)])];
    }),
  );
}

/** Whether nothing but the rows of this table has a component of the list, and each of them is had by one. */
function isOnlyFor(list: ComponentSet, table: RoleTable, services: RewriteServices): boolean {
  const weighed = new Set(table.rows.flatMap(weightCellsOf).map(({ component }) => component));
  if (!list.components.every((component) => weighed.has(component))) return false;
  const documents = services.shared.workspace.LangiumDocuments.all.toArray();
  return !documents
    .flatMap(({ parseResult }) => [...declarationsIn(parseResult.value)])
    .some(
      (node) =>
        node.$type === 'RoleTable' &&
        node !== table &&
        headingsOf(node).some(({ component }) => component?.ref?.$container === list),
    );
}

function roleText(row: Role, said: ReadonlyMap<WeightedComponent, readonly string[]>): string {
  const title = written(row, 'title');
  const [team, manager] = [teamReferenceOf(row)?.$refText, managerReferenceOf(row)?.$refText];
  const head = [
    `role ${row.name}`,
    ...(title === '' ? [] : [title]),
    ...(team === undefined ? [] : [`in ${team}`]),
  ].join(' ');
  const cells = weightCellsOf(row);
  const components = cells.flatMap(({ component, cell }) => [
    ...(said.get(component) ?? []),
    `${cell.value} ${withoutWeight(component)}`,
  ]);
  return [
    `${head}${manager === undefined ? '' : `, reports to ${manager}`} {`,
    ...payTermsOfRow(row).map(termsText),
    ...(cells.length === 0 ? [] : ['variable pay {', ...components, '}']),
    '}',
  ].join('\n');
}

function termsText(terms: PayTerms): string {
  switch (terms.$type) {
    case 'OnTargetPay':
      return `on-target pay ${terms.amount}, ${terms.variable} variable`;
    case 'BasePay':
      return `base ${terms.amount}, target pay ${terms.percent} of base`;
    case 'TargetPay':
      return `target pay ${terms.amount} in the year`;
  }
}
