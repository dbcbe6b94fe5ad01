import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { folderOf } from './support/command.ts';
import { EditorClient } from './support/editor-client.ts';

test('an editor that starts the command is answered on standard output, and the server ends when asked to', async () => {
  const editor = new EditorClient();
  const can = await editor.initialize(folderOf({}), {});
  expect(can).toHaveProperty('completionProvider');
  expect(await editor.close()).toBe(0);
});

const good = `team Sales

data deals { id text key  closed date  owner payee  amount money }

measure Bookings { total amount of deals  dated closed  credited to owner }
`;
/** A misspelt column with an umlaut before it, so that places are counted as the protocol counts them. */
const wrong = good.replace('measure Bookings { total amount', 'measure Bookings "Größe 🎯" { total amuont');

interface Diagnostic {
  readonly code: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** What each editor of docs/editors.md says that it can, as far as the server goes by it. */
const editors: readonly (readonly [string, 'asks' | 'is sent', object])[] = [
  [
    'Neovim',
    'asks',
    {
      general: { positionEncodings: ['utf-8', 'utf-16', 'utf-32'] },
      textDocument: {
        diagnostic: { dynamicRegistration: false },
        publishDiagnostics: { relatedInformation: true },
        semanticTokens: { formats: ['relative'], requests: { full: { delta: true }, range: false } },
      },
      workspace: { configuration: true, workspaceFolders: true, semanticTokens: { refreshSupport: true } },
    },
  ],
  [
    'Helix',
    'asks',
    {
      general: { positionEncodings: ['utf-8', 'utf-32', 'utf-16'] },
      textDocument: {
        diagnostic: { dynamicRegistration: false, relatedDocumentSupport: true },
        publishDiagnostics: { versionSupport: true },
      },
      workspace: { configuration: true, diagnostics: { refreshSupport: true } },
    },
  ],
  [
    'Emacs with Eglot',
    'is sent',
    {
      general: { positionEncodings: ['utf-32', 'utf-8', 'utf-16'] },
      textDocument: { publishDiagnostics: { relatedInformation: false, codeDescriptionSupport: true } },
      workspace: { configuration: true, workspaceFolders: true },
    },
  ],
  ['an editor that can nothing', 'is sent', {}],
];

describe('as other editors drive it', () => {
  test.each(editors)(
    '%s %s what is wrong, once, and completes and lays out',
    async (_, way, capabilities) => {
      const folder = folderOf({ 'measures.ote': wrong });
      const uri = pathToFileURL(join(folder, 'measures.ote')).href;
      const textDocument = { uri };
      const editor = new EditorClient();
      const can = await editor.initialize(folder, capabilities);
      // Nobody is answered in another encoding than UTF-16, which every client has to know.
      expect([undefined, 'utf-16']).toContain(can.positionEncoding);

      const told = async (): Promise<readonly Diagnostic[]> => {
        if (way === 'asks') {
          const { items } = (await editor.ask('textDocument/diagnostic', { textDocument })) as {
            items: readonly Diagnostic[];
          };
          return items;
        }
        const { params } = await editor.until(({ method }) => method === 'textDocument/publishDiagnostics');
        return (params as { diagnostics: readonly Diagnostic[] }).diagnostics;
      };
      const first = way === 'is sent' ? told() : undefined;
      editor.tell('textDocument/didOpen', {
        textDocument: { uri, languageId: 'ontarget', version: 1, text: wrong },
      });
      const found = (await (first ?? told())).filter(({ code }) => code === 'name-unknown');
      expect(found.map(({ range }) => range.start)).toEqual([
        { line: 4, character: 'measure Bookings "Größe 🎯" { total '.length },
      ]);

      const next = way === 'is sent' ? told() : undefined;
      editor.tell('textDocument/didChange', {
        textDocument: { uri, version: 2 },
        contentChanges: [{ text: good }],
      });
      expect((await (next ?? told())).filter(({ code }) => code === 'name-unknown')).toEqual([]);

      const position = { line: 4, character: 'measure Bookings { total amount of '.length };
      const completed = (await editor.ask('textDocument/completion', { textDocument, position })) as {
        items: readonly { label: string }[];
      };
      expect(completed.items.map(({ label }) => label)).toContain('deals');
      expect(
        await editor.ask('textDocument/formatting', {
          textDocument,
          options: { tabSize: 2, insertSpaces: true },
        }),
      ).toBeInstanceOf(Array);
      expect(await editor.close()).toBe(0);

      const published = editor.received.filter(
        ({ method, params }) =>
          method === 'textDocument/publishDiagnostics' &&
          (params as { diagnostics: readonly unknown[] }).diagnostics.length > 0,
      );
      if (way === 'asks') expect(published).toEqual([]);
      else expect(published.length).toBeGreaterThan(0);
    },
  );

  test('every recipe of the page starts the same command for the same files', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/editors.md'), 'utf8');
    const recipes = page
      .split(/^## /m)
      .filter((part) => /^(Neovim|Vim|Helix|Emacs|Sublime|JetBrains)/.test(part));
    expect(recipes).toHaveLength(6);
    for (const recipe of recipes) {
      expect(recipe.replace(/[^\w-]+/g, ' ')).toMatch(/ontarget( args)? lsp --stdio/);
      expect(recipe).toMatch(/\bote\b/);
    }
  });
});
