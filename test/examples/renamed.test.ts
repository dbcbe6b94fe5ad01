import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { walk } from '@ontarget/language';
import { createOnTargetLspServices, EditorModule } from '@ontarget/language/lsp';
import { openPlan, type Snapshot } from '@ontarget/workspace';
import { type AstNode, AstUtils, EmptyFileSystem, GrammarUtils, URI } from 'langium';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';

const FOLDER = join(import.meta.dirname, '../../examples/go-to-market');

/** How many names of each kind are tried, spread over all of that kind. */
const OF_EACH_KIND = 1;

/** `Sales` means something to a design rule, as the team that hands down the company's number. */
const MEANT_BY_RULES: ReadonlySet<string> = new Set(['Sales']);

const texts = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.ote'))
    .map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
);

function opened(files: Record<string, string>): Promise<Snapshot> {
  const nameOf = (uri: string) => uri.split('/').at(-1) ?? '';
  return openPlan(
    {
      readFile: async (uri) => files[nameOf(uri)] ?? Promise.reject(new Error(uri)),
      exists: async (uri) => Object.hasOwn(files, nameOf(uri)),
      list: async () => Object.keys(files).map((name) => ({ name, kind: 'file' })),
    },
    'memory:/plan',
  );
}

test('whatever is renamed, the plan has no problem that it had not, and its examples pay what they say', async () => {
  const { shared, OnTarget } = createOnTargetLspServices(EmptyFileSystem, { language: EditorModule });
  const documents = Object.entries(texts).map(([name, text]) =>
    shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(`memory:/plan/${name}`)),
  );
  for (const document of documents) shared.workspace.LangiumDocuments.addDocument(document);
  await shared.workspace.DocumentBuilder.build(documents, { validation: false });

  const named = new Map<string, (AstNode & { name: string })[]>();
  for (const { parseResult } of documents) {
    walk(parseResult.value, (node) => {
      const { name } = node as { name?: unknown };
      if (typeof name !== 'string' || node.$type === 'ExampleColumn' || MEANT_BY_RULES.has(name)) return;
      named.set(node.$type, [...(named.get(node.$type) ?? []), node as AstNode & { name: string }]);
    });
  }
  const chosen = [...named.values()].flatMap((all) =>
    Array.from(
      { length: Math.min(OF_EACH_KIND, all.length) },
      (_, at) => all[Math.floor((at * all.length) / OF_EACH_KIND)],
    ),
  );
  expect(named.size).toBeGreaterThan(8);

  for (const node of chosen) {
    const at = GrammarUtils.findNodeForProperty(node?.$cstNode, 'name')?.range.start;
    if (node === undefined || at === undefined) continue;
    const document = AstUtils.getDocument(node);
    const edit = await OnTarget.lsp.RenameProvider?.rename(document, {
      textDocument: { uri: document.uri.toString() },
      position: at,
      newName: `Renamed_${node.name.replace(/\W/g, '_')}`,
    });
    const what = `${node.$type} ${node.name}`;
    const files = { ...texts };
    for (const [uri, edits] of Object.entries(edit?.changes ?? {})) {
      const name = uri.split('/').at(-1) ?? '';
      files[name] = TextDocument.applyEdits(TextDocument.create(uri, '', 0, texts[name] ?? ''), edits);
    }
    expect(files, what).not.toEqual(texts);
    const { diagnostics, evaluator, examples } = await opened(files);
    expect(
      diagnostics.map(({ code, message }) => `${code}: ${message}`),
      what,
    ).toEqual([]);
    expect(evaluator?.digest, what).toMatch(/^sha256:/);
    expect(
      examples.every(({ status }) => status === 'passed'),
      what,
    ).toBe(true);
  }
}, 180_000);
