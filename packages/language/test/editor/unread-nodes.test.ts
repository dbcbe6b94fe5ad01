import { EmptyFileSystem, URI } from 'langium';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { createOnTargetLspServices, EditorModule } from '../../src/lsp.ts';
import { smallPlan } from './plan.ts';

const services = createOnTargetLspServices(EmptyFileSystem, { language: EditorModule });
let opened = 0;

/** Langium writes to the console what completion throws, and offers what is left. */
const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
afterEach(() => expect(complaints.mock.calls).toEqual([]));
afterAll(() => complaints.mockRestore());

async function offeredAt(text: string): Promise<string[]> {
  opened += 1;
  const { LangiumDocumentFactory, LangiumDocuments, DocumentBuilder } = services.shared.workspace;
  const uri = URI.parse(`test:/unread${opened}/plan.ote`);
  const document = LangiumDocumentFactory.fromString(text.replace('|', ''), uri);
  LangiumDocuments.addDocument(document);
  await DocumentBuilder.build([document], { validation: false });
  expect(text).toContain('|');
  const list = await services.OnTarget.lsp.CompletionProvider?.getCompletion(document, {
    textDocument: { uri: uri.toString() },
    position: document.textDocument.positionAt(text.indexOf('|')),
  });
  return (list?.items ?? []).map(({ label }) => label);
}

test('tables are offered behind `counting` while its condition is not there yet', async () => {
  const node = ' Sales shares 40% of the same number, counting deal|';
  expect(await offeredAt(smallPlan.replace(/( Sales 100%[^\n]*\n)/, `$1 ${node}\n`))).toContain('deals');
});

test('a title where the measure belongs is no place of a name', async () => {
  const offered = await offeredAt(
    smallPlan.replace('goal Revenue = NewARR', 'goal Revenue = "Company"| NewARR'),
  );
  expect(offered).not.toContain('deals');
});
