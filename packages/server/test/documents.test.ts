import { URI } from 'langium';
import { expect, test } from 'vitest';
import { PlanDocuments } from '../src/services/documents.ts';

/** Files that are read only when a test lets them be. */
function scene() {
  const reads: (() => void)[] = [];
  const services = {
    workspace: {
      LangiumDocumentFactory: {
        fromUri: (uri: URI) => new Promise((resolve) => reads.push(() => resolve({ uri }))),
      },
      TextDocuments: undefined,
    },
    ServiceRegistry: undefined,
  };
  return { documents: new PlanDocuments(services as never), reads };
}

test('two who ask for a file at once get the same document, though both have begun to read it', async () => {
  const { documents, reads } = scene();
  const uri = URI.parse('file:///plan/plan.ote');
  const asked = [documents.getOrCreateDocument(uri), documents.getOrCreateDocument(uri)];
  for (const read of reads) read();
  const [one, other] = await Promise.all(asked);
  expect(one).toBe(other);
  expect(documents.getDocument(uri)).toBe(one);
  expect(await documents.getOrCreateDocument(uri)).toBe(one);
  expect(reads).toHaveLength(2);
});
