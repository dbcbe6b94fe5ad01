import { AstUtils } from 'langium';
import type { CompletionAcceptor, CompletionContext } from 'langium/lsp';
import { CompletionItemKind } from 'vscode-languageserver-protocol';
import { isRoleTable, type Role, type Team } from '../generated/ast.ts';
import { type HeadingWord, headingsOf } from '../resolve/role-rows.ts';
import { withTeamsBelow } from '../resolve/teams.ts';
import type { ScopeServices } from '../scopes/scope-provider.ts';

/** Offers in a cell of a table of roles what its heading asks for: teams of the table, or roles to report to. */
export function offerNamesOfCell(
  context: CompletionContext,
  acceptor: CompletionAcceptor,
  services: ScopeServices,
): void {
  const table = AstUtils.getContainerOfType(context.node, isRoleTable);
  const word =
    table &&
    headingAt(
      headingsOf(table).map((heading) => heading.word),
      context,
    );
  if (table === undefined || (word !== 'team' && word !== 'reports to')) return;
  const visible = services.scopes.PlanSymbols.visible(context.document.uri, [
    word === 'team' ? 'Team' : 'Role',
  ])
    .flatMap((names) => [...names.values()].flat())
    .map(({ node }) => node as Team | Role | undefined);
  const whole = table.team?.ref;
  const teams = whole === undefined ? undefined : new Set<Team | Role>(withTeamsBelow(whole));
  for (const node of visible) {
    if (node === undefined || (word === 'team' && teams !== undefined && !teams.has(node))) continue;
    const detail = node.title ?? node.$type.toLowerCase();
    acceptor(context, { label: node.name, kind: CompletionItemKind.Reference, sortText: '0', detail });
  }
}

/** The heading above the cursor: as many bars stand before it in its line as columns do. */
function headingAt(
  words: readonly (HeadingWord | undefined)[],
  { textDocument, offset }: CompletionContext,
): HeadingWord | undefined {
  const { line } = textDocument.positionAt(offset);
  const before = textDocument.getText().slice(textDocument.offsetAt({ line, character: 0 }), offset);
  const bars = before.replace(/"(\\.|[^"\\])*"/g, '').split('|').length - 1;
  return words[bars - 1];
}
