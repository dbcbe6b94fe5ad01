import { EmptyFileSystem, type LangiumDocument, URI } from 'langium';
import { expect, test } from 'vitest';
import { createOnTargetLspServices, EditorModule } from '../../src/lsp.ts';

const COMPANY = `data deals { id text key  closed date  owner payee  amount money }
measure NewARR { total amount of deals  dated closed  credited to owner }
curve Standard linear { below 50%: 0%  at 50%: 0%  at 100%: 100%, then flat }
team Sales
`;
const SALES = `use "../company"
goal Revenue = NewARR $1M in the year { carried by CRO  Sales 100% }
role CRO in Sales {
  target pay $100K in the year
  variable pay { 100%  Company  on NewARR  each quarter by itself  curve Standard }
}
`;
const FIELD = `use "../company"
measure Same { ratio of NewARR to NewARR, if missing, its component waits }
goal Field = NewARR $2M in the year { Sales 100% }
`;

async function workspace(files: Record<string, string>) {
  const { shared, OnTarget } = createOnTargetLspServices(EmptyFileSystem, { language: EditorModule });
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = shared.workspace;
  const documents = Object.entries(files).map(([path, text]) =>
    LangiumDocumentFactory.fromString(text, URI.parse(`test:/w/${path}`)),
  );
  for (const document of documents) LangiumDocuments.addDocument(document);
  await DocumentBuilder.build(documents, { validation: false });
  const at = (document: LangiumDocument | undefined, what: string, behind = 0) => {
    if (document === undefined) throw new Error('no such document');
    const offset = document.textDocument.getText().indexOf(what);
    expect(offset, what).toBeGreaterThan(-1);
    const position = document.textDocument.positionAt(offset + behind);
    return { textDocument: { uri: document.uri.toString() }, position };
  };
  return { documents, lsp: OnTarget.lsp, at };
}

const FILES = { 'company/all.ote': COMPANY, 'sales/plan.ote': SALES, 'field/plan.ote': FIELD };

test('a name leads to its declaration in the used folder, and shows it', async () => {
  const { documents, lsp, at } = await workspace(FILES);
  const [company, sales] = documents;
  if (company === undefined || sales === undefined) throw new Error('nothing was opened');
  const place = at(sales, 'on NewARR', 4);
  const [link] = (await lsp.DefinitionProvider?.getDefinition(sales, place)) ?? [];
  expect(link?.targetUri).toBe('test:/w/company/all.ote');
  expect(company.textDocument.getText(link?.targetSelectionRange)).toBe('NewARR');
  const hover = await lsp.HoverProvider?.getHoverContent(sales, place);
  expect((hover?.contents as { value: string } | undefined)?.value).toContain('total amount of deals');
});

test('`use` leads to the files of the folder', async () => {
  const { documents, lsp, at } = await workspace({ ...FILES, 'company/more.ote': 'team More\n' });
  const [, sales] = documents;
  if (sales === undefined) throw new Error('nothing was opened');
  for (const behind of [1, 5, 9]) {
    const links = await lsp.DefinitionProvider?.getDefinition(sales, at(sales, '"../company"', behind));
    const files = links?.map(({ targetUri }) => targetUri).sort();
    expect(files, `${behind}`).toEqual(['test:/w/company/all.ote', 'test:/w/company/more.ote']);
  }
});

test('renaming changes every plan that uses the folder, from either side', async () => {
  const { documents, lsp, at } = await workspace(FILES);
  const [company, sales] = documents;
  for (const [document, what, behind] of [
    [company, 'measure NewARR', 9],
    [sales, 'on NewARR', 4],
  ] as const) {
    if (document === undefined) throw new Error('nothing was opened');
    const params = { ...at(document, what, behind), newName: 'Bookings' };
    const edit = await lsp.RenameProvider?.rename(document, params);
    const found = Object.entries(edit?.changes ?? {}).map(([uri, edits]) => [uri, edits.length]);
    expect(Object.fromEntries(found)).toEqual({
      'test:/w/company/all.ote': 1,
      'test:/w/sales/plan.ote': 2,
      'test:/w/field/plan.ote': 3,
    });
  }
});

test('references are found in every plan that uses the folder', async () => {
  const { documents, lsp, at } = await workspace(FILES);
  const [company] = documents;
  if (company === undefined) throw new Error('nothing was opened');
  const params = { ...at(company, 'team Sales', 6), context: { includeDeclaration: false } };
  const found = (await lsp.ReferencesProvider?.findReferences(company, params)) ?? [];
  expect([...new Set(found.map(({ uri }) => uri))].sort()).toEqual([
    'test:/w/field/plan.ote',
    'test:/w/sales/plan.ote',
  ]);
});

test('names of the used folder are offered, and those of other folders are not', async () => {
  const typed = 'role X { variable pay { 100% A on ';
  const { documents, lsp, at } = await workspace({
    ...FILES,
    'other/o.ote': 'measure Elsewhere { entered as money }\n',
    'sales/more.ote': typed,
  });
  const more = documents.at(-1);
  if (more === undefined) throw new Error('nothing was opened');
  const list = await lsp.CompletionProvider?.getCompletion(more, at(more, typed, typed.length));
  const labels = list?.items.map(({ label }) => label);
  expect(labels).toContain('NewARR');
  expect(labels).not.toContain('Elsewhere');
});

test('behind `use` stand the folders that are no plans, not used yet and do not use this one', async () => {
  const { documents, lsp, at } = await workspace({
    'company/all.ote': COMPANY,
    'rates/r.ote': 'use "../sales"\nparameter R = 2%\n',
    'group/g.ote': 'team G\n',
    'field/plan.ote': 'plan "Field" { currency USD }\n',
    'sales/a.ote': 'use "../group"\n',
    'sales/b.ote': 'use ',
  });
  const file = documents.at(-1);
  if (file === undefined) throw new Error('nothing was opened');
  const list = await lsp.CompletionProvider?.getCompletion(file, at(file, 'use ', 4));
  expect(list?.items.map(({ label }) => label)).toEqual(['"../company"']);
});
