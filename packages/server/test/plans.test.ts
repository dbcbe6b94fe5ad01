import { DocumentState, URI } from 'langium';
import { expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { memoryFiles } from '../../language/test/support/memory-files.ts';
import { filesOf } from '../src/plans/files.ts';
import { Plans } from '../src/plans/plans.ts';
import { Publisher } from '../src/plans/publisher.ts';
import { createServerServices, type Late } from '../src/services/create.ts';
import { smallPlan } from './plan.ts';

test('a plan whose checks were done when somebody asked to write is worked out all the same', async () => {
  const provider = memoryFiles({ '/one/plan.ote': smallPlan, '/two/plan.ote': smallPlan });
  const services = createServerServices({ fileSystemProvider: () => provider }, {} as Late);
  const { DocumentBuilder, LangiumDocuments } = services.shared.workspace;
  DocumentBuilder.updateBuildOptions = { validation: true };
  const publisher = new Publisher({ sendDiagnostics: async () => undefined });
  const plans = new Plans(services, filesOf(provider), publisher);
  const workedOut = new Set<string>();
  plans.onWorkedOut((folder) => {
    workedOut.add(folder);
  });
  const uris = ['file:///one/plan.ote', 'file:///two/plan.ote'].map((uri) => URI.parse(uri));
  const documents = await Promise.all(uris.map((uri) => LangiumDocuments.getOrCreateDocument(uri)));
  const writer = new CancellationTokenSource();
  const first = DocumentBuilder.onDocumentPhase(DocumentState.Validated, () => {
    writer.cancel();
    first.dispose();
  });
  await DocumentBuilder.build(documents, { validation: true }, writer.token).catch(() => undefined);
  expect(documents.map(({ state }) => state === DocumentState.Validated)).toEqual([true, false]);
  await DocumentBuilder.update([], []);
  await expect.poll(() => [...workedOut].sort(), { timeout: 60_000 }).toEqual(['file:///one', 'file:///two']);
});
