import { type Refactor, type Rewrite, refactorsAt, rewritesAt } from '@ontarget/language';
import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { ActionSource } from './source.ts';

/** Other ways to say what stands under the cursor. */
export const rewrites: ActionSource = ({ document, params, services }) =>
  rewritesAt(document, params.range, services).map((one) => asAction(one, CodeActionKind.RefactorRewrite));

const KINDS = {
  extract: CodeActionKind.RefactorExtract,
  inline: CodeActionKind.RefactorInline,
  move: CodeActionKind.RefactorMove,
} as const;

/** Changes of how what stands under the cursor is put together. */
export const refactors: ActionSource = ({ document, params, services, makesFiles }) =>
  refactorsAt(document, params.range, services)
    .filter(({ creates }) => makesFiles || creates === undefined)
    .map((one) => asAction(one, KINDS[one.kind]));

/** One that cannot be done is shown with the reason, where the editor shows such. */
function asAction(one: Rewrite | Refactor, kind: string): CodeAction {
  const { title, refused } = one;
  if (refused !== undefined) return { title, kind, disabled: { reason: refused } };
  return { title, kind, edit: editOf(one) };
}

function editOf({ edits, ...one }: Rewrite | Refactor): WorkspaceEdit {
  const creates = 'creates' in one ? (one.creates ?? []) : [];
  const all = [...edits].map(([uri, changes]) => [uri, changes.map((edit) => ({ ...edit }))] as const);
  if (creates.length === 0) return { changes: Object.fromEntries(all) };
  return {
    documentChanges: [
      ...creates.map((uri) => ({ kind: 'create' as const, uri, options: { ignoreIfExists: false } })),
      ...all.map(([uri, changes]) => ({ textDocument: { uri, version: null }, edits: changes })),
    ],
  };
}
