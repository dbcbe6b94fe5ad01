import { describe, expect, test } from 'vitest';
import { DocumentHighlightKind, FoldingRangeKind, type SelectionRange } from 'vscode-languageserver-protocol';
import { OnTargetDocumentLinks, selectionRangeAt } from '../../src/lsp.ts';
import { smallPlan } from './plan.ts';
import { halves, workspace } from './workspace.ts';

const EXAMPLES = `examples for AE, first quarter {
  | NewARR | Revenue.Sales || NewBusiness |
  | $300K  | $3M           || $48K        |
}
`;
const TEXT = `${smallPlan}${EXAMPLES}`;
const FILE = 'p/plan.ote';

describe('references', () => {
  test('are found in headings too', async () => {
    const { lsp, document, at } = await workspace({ [FILE]: TEXT });
    const params = { ...at(FILE, 'measure NewARR', 9), context: { includeDeclaration: false } };
    const found = (await lsp.ReferencesProvider?.findReferences(document(FILE), params)) ?? [];
    const lines = found.map(({ range }) => TEXT.split('\n')[range.start.line]?.trim().split(/\s/)[0]);
    expect(lines.sort()).toEqual(['80%', 'goal', '|']);
  });
});

describe('highlights', () => {
  test('mark the declaration and each place that reads the name', async () => {
    const { lsp, document, at } = await workspace({ [FILE]: TEXT });
    const found =
      (await lsp.DocumentHighlightProvider?.getDocumentHighlight(document(FILE), at(FILE, '| NewARR', 3))) ??
      [];
    expect(found.map(({ kind }) => kind).sort()).toEqual([
      DocumentHighlightKind.Read,
      DocumentHighlightKind.Read,
      DocumentHighlightKind.Read,
      DocumentHighlightKind.Write,
    ]);
  });
});

describe('type definition', () => {
  test('leads to what numbers are of', async () => {
    const { lsp, document, at } = await workspace({ [FILE]: TEXT });
    const typeOf = async (what: string, behind: number) => {
      const links = (await lsp.TypeProvider?.getTypeDefinition(document(FILE), at(FILE, what, behind))) ?? [];
      return links.map(({ targetSelectionRange }) =>
        document(FILE).textDocument.getText(targetSelectionRange),
      );
    };
    expect(await typeOf('NewBusiness  on', 3)).toEqual(['NewARR']);
    expect(await typeOf('|| NewBusiness', 5)).toEqual(['NewARR']);
    expect(await typeOf('goal Revenue', 6)).toEqual(['NewARR']);
    expect(await typeOf('  Sales 100%', 4)).toEqual(['NewARR']);
    expect(await typeOf('measure NewARR', 9)).toEqual(['deals']);
    expect(await typeOf('amount of deals', 2)).toEqual(['deals']);
    expect(await typeOf('role AE', 5)).toEqual(['Enterprise']);
    expect(await typeOf('  currency', 4)).toEqual([]);
  });
});

describe('workspace symbols', () => {
  test('are found by name, path or title, the nearest first', async () => {
    const { shared } = await workspace({
      [FILE]: TEXT,
      'q/more.ote': 'measure NewLogos { entered as count }\n',
    });
    const find = async (query: string) =>
      ((await shared.WorkspaceSymbolProvider?.getSymbols({ query })) ?? []).map(
        ({ name, containerName }) => `${containerName} ${name}`,
      );
    expect((await find('new')).slice(0, 4)).toEqual(
      expect.arrayContaining(['p NewARR', 'p AE.NewBusiness', 'q NewLogos']),
    );
    expect((await find('sales')).slice(0, 2).sort()).toEqual(['p Revenue.Sales', 'p Sales']);
    expect(await find('Account executive')).toEqual(['p AE']);
    expect(await find('AE.Company')).toEqual(['p AE.Company']);
    expect(await find('nothing is called so')).toEqual([]);
    expect((await find('')).length).toBeGreaterThan(10);
  });
});

describe('selection ranges', () => {
  test('grow from the word to the phrase, the clause, the block and the declaration', async () => {
    const { document, at } = await workspace({ [FILE]: TEXT });
    const texts: string[] = [];
    let step: SelectionRange | undefined = selectionRangeAt(document(FILE), at(FILE, 'itself', 2).position);
    for (; step !== undefined; step = step.parent)
      texts.push(document(FILE).textDocument.getText(step.range));
    expect(texts[0]).toBe('itself');
    expect(texts).toContain('by itself');
    expect(texts).toContain('each quarter by itself');
    expect(texts.some((text) => text.startsWith('80%') && text.endsWith('}'))).toBe(true);
    expect(texts.some((text) => text.startsWith('on-target pay'))).toBe(true);
    expect(texts.some((text) => text.startsWith('role AE'))).toBe(true);
    expect(texts.at(-1)).toBe(TEXT);
    for (const [index, text] of texts.entries()) expect(texts[index + 1] ?? text).toContain(text);
  });
});

describe('folding', () => {
  test('folds braces, comments of several lines and `use` lines, one mark a line', async () => {
    const text = `use "../a"
use "../b"

// One.
// Two.
team Sales {
  team East
  team West
}
/* Three.
   Four. */
measure A { entered as money }
`;
    const { lsp, document } = await workspace({ [FILE]: text });
    const found =
      (await lsp.FoldingRangeProvider?.getFoldingRanges(document(FILE), { textDocument: { uri: '' } })) ?? [];
    expect(found).toEqual([
      { startLine: 0, endLine: 1, kind: FoldingRangeKind.Imports },
      { startLine: 3, endLine: 4, kind: FoldingRangeKind.Comment },
      { startLine: 5, endLine: 7 },
      { startLine: 9, endLine: 10, kind: FoldingRangeKind.Comment },
    ]);
  });
});

describe('semantic tokens', () => {
  test('colour names by what they stand for, also those spelled like words', async () => {
    const text =
      'measure key { entered as money }\nrole R { on top { bonus B $1 for each key each quarter by itself } }\n';
    const { lsp, document } = await workspace({ [FILE]: text });
    const provider = lsp.SemanticTokenProvider;
    const params = { textDocument: { uri: document(FILE).uri.toString() } };
    const data = (await provider?.semanticHighlight(document(FILE), params))?.data ?? [];
    const names = Object.entries(provider?.tokenTypes ?? {});
    const tokens: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(at, at + 5);
      character = lines === 0 ? character + characters : characters;
      line += lines;
      const word = text.split('\n')[line]?.slice(character, character + length);
      tokens.push(`${word} ${names.find(([, index]) => index === type)?.[0]}`);
    }
    expect(tokens).toEqual(['key variable', 'R class', 'B property', 'key variable']);
  });
});

describe('document links', () => {
  test('lead from `use` to a file of the folder, and from what is accepted to the page of the rule', async () => {
    const { services, document } = await workspace({
      'company/all.ote': 'team Sales\n',
      [FILE]:
        'use "../company"\nuse "../nowhere"\nplan "P" { accept pay-capped because "the board wants it" }\n',
    });
    const links = new OnTargetDocumentLinks(services.OnTarget, (code) => `page:${code}`).getDocumentLinks(
      document(FILE),
    );
    expect(links.map(({ range, target }) => [document(FILE).textDocument.getText(range), target])).toEqual([
      ['"../company"', 'test:/w/company/all.ote'],
      ['pay-capped', 'page:pay-capped'],
    ]);
  });
});

describe('renaming files', () => {
  const files = {
    'company/all.ote': 'team Sales\n',
    'sales/plan.ote': 'use "../company"\n',
    'sales/more.ote': 'use "../company/"\n',
    'field/west/plan.ote': 'use "../../company"\n',
  };
  const renamed = async (...pairs: [string, string][]) => {
    const { shared, after } = await workspace(files);
    const edit = await shared.FileOperationHandler?.willRenameFiles?.({
      files: pairs.map(([from, to]) => ({ oldUri: `test:/w/${from}`, newUri: `test:/w/${to}` })),
    });
    return Object.keys(files).map((file) => after(file, edit).trim());
  };

  test('a renamed folder is used under its new name', async () => {
    expect(await renamed(['company', 'group/shared'])).toEqual([
      'team Sales',
      'use "../group/shared"',
      'use "../group/shared"',
      'use "../../group/shared"',
    ]);
  });

  test('a plan that moves goes on using what it used', async () => {
    expect(await renamed(['field/west', 'west'])).toEqual([
      'team Sales',
      'use "../company"',
      'use "../company/"',
      'use "../company"',
    ]);
    expect((await renamed(['sales/more.ote', 'a/b/c/more.ote']))[2]).toBe('use "../../../company"');
  });

  test('files that move to one folder are used there, and a file renamed in its place changes nothing', async () => {
    expect((await renamed(['company/all.ote', 'group/all.ote']))[1]).toBe('use "../group"');
    expect(await renamed(['company/all.ote', 'company/teams.ote'])).toEqual(
      Object.values(files).map((text) => text.trim()),
    );
    expect(await renamed(['field', 'elsewhere'])).toEqual(Object.values(files).map((text) => text.trim()));
  });
});

test('half of a file is answered by all of them', async () => {
  for (const text of halves(TEXT).filter((_, index) => index % 9 === 0)) {
    const { lsp, document, shared } = await workspace({ [FILE]: text });
    const { textDocument } = document(FILE);
    const position = textDocument.positionAt(text.trimEnd().length);
    const params = { textDocument: { uri: document(FILE).uri.toString() }, position };
    await lsp.FoldingRangeProvider?.getFoldingRanges(document(FILE), params);
    await lsp.SemanticTokenProvider?.semanticHighlight(document(FILE), params);
    await lsp.TypeProvider?.getTypeDefinition(document(FILE), params);
    await lsp.DocumentLinkProvider?.getDocumentLinks(document(FILE), params);
    await lsp.DocumentHighlightProvider?.getDocumentHighlight(document(FILE), params);
    await shared.WorkspaceSymbolProvider?.getSymbols({ query: 'a' });
    expect(selectionRangeAt(document(FILE), position).range).toBeDefined();
    try {
      await lsp.RenameProvider?.rename(document(FILE), { ...params, newName: 'Other' });
    } catch (error) {
      expect((error as Error).message).toMatch(/already|cannot|word of the language/);
    }
  }
});
