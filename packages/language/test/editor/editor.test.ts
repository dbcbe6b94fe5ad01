import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { describe, expect, test, vi } from 'vitest';
import { SymbolKind } from 'vscode-languageserver-protocol';
import { createOnTargetLspServices, EditorModule } from '../../src/lsp.ts';
import { smallPlan } from './plan.ts';

const services = createOnTargetLspServices(EmptyFileSystem, { language: EditorModule });
const { lsp } = services.OnTarget;
let opened = 0;

async function open(text: string): Promise<LangiumDocument> {
  opened += 1;
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  const document = LangiumDocumentFactory.fromString(text, URI.parse(`test:/plan${opened}/plan.ote`));
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document], { validation: false });
  return document;
}

/** A place in the small plan: where `what` starts, `behind` characters further; the text may be changed first. */
async function at(what: string, behind = 0, change: (text: string) => string = (text) => text) {
  const text = change(smallPlan);
  const offset = text.indexOf(what);
  expect(offset, `"${what}" stands in the plan`).toBeGreaterThan(-1);
  const document = await open(text);
  return {
    document,
    params: {
      textDocument: { uri: document.uri.toString() },
      position: document.textDocument.positionAt(offset + behind),
    },
  };
}

async function hover(what: string, behind = 0): Promise<string> {
  const { document, params } = await at(what, behind);
  const found = await lsp.HoverProvider?.getHoverContent(document, params);
  return found === undefined ? '' : (found.contents as { value: string }).value;
}

/** Labels offered after `typed` took the place of `what`. */
async function complete(what: string, typed: string): Promise<string[]> {
  const { document, params } = await at(typed, typed.length, (text) => text.replace(what, typed));
  const list = await lsp.CompletionProvider?.getCompletion(document, params);
  return (list?.items ?? []).map((item) => item.label);
}

describe('hover', () => {
  test("explains the field's words", async () => {
    expect(await hover('marginal')).toContain('Each slice at its own rate');
    expect(await hover('by itself')).toContain('**by itself**: Each period stands alone');
    expect(await hover('half up', 6)).toContain('away from zero');
    expect(await hover('on-target pay')).toContain('every target is met exactly');
  });

  test('explains a multiple by its curve, and a shortened amount', async () => {
    expect(await hover('1.5x')).toContain(
      '1.5 times the base rate: in this slice, each 1% of quota pays 1.5%',
    );
    expect(await hover('$1.2M', 1)).toContain('$1.2M is $1,200,000.');
  });

  test('shows a declaration with the comment above it', async () => {
    const text = await hover('on NewARR ', 4);
    expect(text).toContain('revenue measure NewARR "New ARR"');
    expect(text).toContain('What counts as new business.');
  });

  test('says nothing of names spelled like words, nor of blanks', async () => {
    expect(await hover('\n\ndata deals', 1)).toBe('');
    const { document, params } = await at('linear', 0, () => 'measure linear { entered }');
    const found = await lsp.HoverProvider?.getHoverContent(document, params);
    expect((found?.contents as { value: string } | undefined)?.value).not.toContain('straight line');
  });
});

describe('completion', () => {
  test('offers the measures and goals that a component may be on, and nothing else of the plan', async () => {
    const offered = await complete('on NewARR  ', 'on N ');
    expect(offered).not.toContain('deals');
    expect(await complete('on NewARR  ', 'on ')).toEqual(expect.arrayContaining(['NewARR', 'Revenue']));
    expect(await complete('on NewARR  ', 'on ')).not.toEqual(expect.arrayContaining(['deals']));
  });

  test('offers curves behind curve', async () => {
    const offered = await complete('by itself  curve Accelerated {', 'by itself  curve A');
    expect(offered).toContain('Accelerated');
    expect(offered).not.toContain('NewARR');
  });

  test('offers the columns of the table in a condition, and a column’s allowed values', async () => {
    expect(await complete('where kind is new', 'where ')).toEqual(
      expect.arrayContaining(['kind', 'amount', 'owner']),
    );
    const values = await complete('where kind is new', 'where kind is ');
    expect(values).toEqual(expect.arrayContaining(['new', 'renewal', '"big expansion"', 'not', 'blank']));
  });

  test('offers columns of a given table, its allowed values, and whom the examples are about', async () => {
    const given = async (rows: string, rest: string) => {
      const typed = `examples for AE {\n given deals {\n ${rows}`;
      const change = (text: string) => `${text}${typed}${rest}`;
      const { document, params } = await at(typed, typed.length, change);
      const list = await lsp.CompletionProvider?.getCompletion(document, params);
      return (list?.items ?? []).map((item) => item.label);
    };
    expect(await given('| ', '')).toEqual(expect.arrayContaining(['kind', 'owner']));
    const header = '| kind | owner |\n';
    const rest = ' |\n }\n || NewBusiness |\n || $5 |\n}';
    const values = expect.arrayContaining(['new', 'renewal', '"big expansion"']);
    expect(await given(`${header} | `, ` |${rest}`)).toEqual(values);
    expect(await given(`${header} | new | `, rest)).toContain('AE');
  });

  test('offers the nodes of a goal behind its point', async () => {
    expect(await complete('on Revenue.Sales', 'on Revenue.')).toContain('Sales');
  });

  test('offers what a plan may declare in an empty file', async () => {
    const document = await open('');
    const params = { textDocument: { uri: document.uri.toString() }, position: { line: 0, character: 0 } };
    const list = await lsp.CompletionProvider?.getCompletion(document, params);
    expect(list?.items.map((item) => item.label)).toEqual(
      expect.arrayContaining(['plan', 'data', 'measure', 'goal', 'curve', 'role', 'team', 'examples']),
    );
  });
});

describe('definition', () => {
  test('leads from a name to its declaration', async () => {
    const { document, params } = await at('curve Accelerated {', 8);
    const [link] = (await lsp.DefinitionProvider?.getDefinition(document, params)) ?? [];
    expect(document.textDocument.getText(link?.targetSelectionRange)).toBe('Accelerated');
    expect(link?.targetRange.start.line).toBe(
      smallPlan.slice(0, smallPlan.indexOf('curve Accel')).split('\n').length - 1,
    );
  });

  test('leads from the part of a path to its team’s node', async () => {
    const { document, params } = await at('Revenue.Sales', 9);
    const [link] = (await lsp.DefinitionProvider?.getDefinition(document, params)) ?? [];
    expect(link).toBeDefined();
  });
});

describe('names that the grammar takes as any name', () => {
  const table =
    'examples for AE, first quarter {\n  | NewARR | Revenue.Sales || NewBusiness |\n  | $1 | 100% || $1 |\n}\n';
  const withTable = (text: string) => text + table;

  test('lead to what they stand for', async () => {
    const targetOf = async (what: string, behind: number) => {
      const { document, params } = await at(what, behind, withTable);
      const [link] = (await lsp.DefinitionProvider?.getDefinition(document, params)) ?? [];
      const line = link?.targetSelectionRange.start.line ?? -1;
      return document.textDocument.getText().split('\n')[line]?.trim();
    };
    expect(await targetOf('| NewARR |', 4)).toMatch(/^revenue measure NewARR/);
    expect(await targetOf('Revenue.Sales ||', 2)).toMatch(/^goal Revenue/);
    expect(await targetOf('Revenue.Sales ||', 10)).toMatch(/^Sales 100%/);
    expect(await targetOf('|| NewBusiness', 5)).toMatch(/^80% {2}NewBusiness/);
    expect(await targetOf('kind is new', 9)).toMatch(/^kind/);
  });

  test('are shown and offered', async () => {
    const { document, params } = await at('|| NewBusiness', 5, withTable);
    const found = await lsp.HoverProvider?.getHoverContent(document, params);
    expect((found?.contents as { value: string } | undefined)?.value).toContain('on NewARR');
    const header = (text: string) => `${text}examples for AE, first quarter {\n  | `;
    const end = await at('quarter {\n  | ', 'quarter {\n  | '.length, header);
    const list = await lsp.CompletionProvider?.getCompletion(end.document, end.params);
    expect(list?.items.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['NewARR', 'Revenue', 'NewBusiness', 'month', 'paid']),
    );
  });
});

describe('a table of roles by components', () => {
  const table = `components for Sales {
  Company  on Revenue  each quarter by itself  curve Accelerated
  New      on NewARR   each quarter by itself  curve Accelerated { quota $1M in the year, phased evenly }
}
roles in Sales {
  | role | team       | reports to | target pay | Company | New |
  | Head | Sales      |            | $40K       | 60%     | 40% |
  | Rep  | Enterprise | Head       | $30K       | 100%    |     |
}
`;
  const withTable = (text: string) => text + table;
  const definition = async (what: string, behind: number) => {
    const { document, params } = await at(what, behind, withTable);
    const [link] = (await lsp.DefinitionProvider?.getDefinition(document, params)) ?? [];
    const line = link?.targetSelectionRange.start.line ?? -1;
    return document.textDocument.getText().split('\n')[line]?.trim();
  };

  test('leads from headings, weights, teams and roles to what they stand for', async () => {
    expect(await definition('| Company | New', 4)).toMatch(/^Company {2}on Revenue/);
    expect(await definition('60%     |', 1)).toMatch(/^Company {2}on Revenue/);
    expect(await definition('40% |', 1)).toMatch(/^New/);
    expect(await definition('| Enterprise | Head', 4)).toMatch(/^team Sales/);
    expect(await definition('| Head       |', 4)).toMatch(/^\| Head \| Sales/);
  });

  test('shows the component behind a weight', async () => {
    const { document, params } = await at('60%     |', 1, withTable);
    const found = await lsp.HoverProvider?.getHoverContent(document, params);
    expect((found?.contents as { value: string } | undefined)?.value).toContain('Company  on Revenue');
  });

  test('renames a component in its list and in its heading', async () => {
    const { document, params } = await at('| Company | New', 4, withTable);
    const edit = await lsp.RenameProvider?.rename(document, { ...params, newName: 'Everybody' });
    expect(Object.values(edit?.changes ?? {}).flat()).toHaveLength(2);
  });

  test('offers teams of the table, roles and components where they stand', async () => {
    const offered = async (what: string, typed: string) => {
      const change = (text: string) => withTable(text).replace(what, typed);
      const { document, params } = await at(typed, typed.length, change);
      const list = await lsp.CompletionProvider?.getCompletion(document, params);
      return (list?.items ?? []).map(({ label }) => label);
    };
    const teams = await offered('  | Rep  | Enterprise |', '  | Rep  | E');
    expect(teams).toContain('Enterprise');
    expect(teams).not.toContain('Head');
    const roles = await offered('  | Rep  | Enterprise | Head ', '  | Rep  | Enterprise | H');
    expect(roles).toContain('Head');
    expect(roles).not.toContain('Enterprise');
    expect(await offered('$30K       | 100%', '$30K       | ')).not.toContain('Head');
    expect(await offered('| Company | New |', '| Company | N')).toEqual(expect.arrayContaining(['New']));
    expect(await offered('| role | team ', '| role | ')).toEqual(
      expect.arrayContaining(['team', 'base', 'variable', 'Company', 'New']),
    );
  });

  test('is outlined with its rows', async () => {
    const { document, params } = await at('plan', 0, withTable);
    const symbols = (await lsp.DocumentSymbolProvider?.getSymbols(document, params)) ?? [];
    expect(
      symbols.slice(-2).map(({ name, children = [] }) => [name, children.map((child) => child.name)]),
    ).toEqual([
      ['components for Sales', ['Company', 'New']],
      ['roles in Sales', ['Head', 'Rep']],
    ]);
  });
});

describe('the outline', () => {
  test('shows declarations with what they hold', async () => {
    const { document, params } = await at('plan');
    const symbols = (await lsp.DocumentSymbolProvider?.getSymbols(document, params)) ?? [];
    const outline = symbols.map(({ name, children = [] }) =>
      [name, ...children.map((child) => child.name)].join(' '),
    );
    expect(outline).toEqual([
      'FY27 sales',
      'deals id closed owner amount kind',
      'Sales Enterprise',
      'NewARR',
      'Revenue Sales',
      'Accelerated',
      'AE NewBusiness Company',
    ]);
    expect(symbols.at(-1)).toMatchObject({ kind: SymbolKind.Class, detail: 'Account executive' });
    expect(symbols.at(-1)?.children?.[1]?.detail).toBe('20% on Revenue.Sales');
  });
});

test('no feature throws on a text cut at any place', async () => {
  // Langium reports what a provider throws there.
  const complaints = vi.spyOn(console, 'error');
  for (let end = 0; end <= smallPlan.length; end += 1) {
    const document = await open(smallPlan.slice(0, end));
    const params = {
      textDocument: { uri: document.uri.toString() },
      position: document.textDocument.positionAt(end),
    };
    await lsp.HoverProvider?.getHoverContent(document, params);
    await lsp.CompletionProvider?.getCompletion(document, params);
    await lsp.DefinitionProvider?.getDefinition(document, params);
    await lsp.DocumentSymbolProvider?.getSymbols(document, params);
    await lsp.Formatter?.formatDocument(document, { ...params, options: { tabSize: 2, insertSpaces: true } });
    services.shared.workspace.LangiumDocuments.deleteDocument(document.uri);
  }
  expect(complaints).not.toHaveBeenCalled();
  complaints.mockRestore();
}, 60_000);
