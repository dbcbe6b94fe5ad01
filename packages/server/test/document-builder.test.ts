import { createOnTargetServices } from '@ontarget/language';
import { DocumentState, isOperationCancelled, URI } from 'langium';
import { expect, test } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import { PlanDocumentBuilder } from '../src/services/document-builder.ts';
import { smallPlan } from './plan.ts';

test('whoever waits for a document is told, though somebody asks to write at that moment', async () => {
  const { shared } = createOnTargetServices();
  const builder = new PlanDocumentBuilder(shared);
  const { LangiumDocuments, LangiumDocumentFactory } = shared.workspace;
  const document = LangiumDocumentFactory.fromString(smallPlan, URI.parse('memory:/plan/plan.ote'));
  LangiumDocuments.addDocument(document);
  const writer = new CancellationTokenSource();
  builder.onDocumentPhase(DocumentState.Linked, () => writer.cancel());
  const told: string[] = [];
  const waiting = Promise.all([
    builder.waitUntil(DocumentState.Linked, document.uri).then(() => told.push('linked')),
    builder.waitUntil(DocumentState.Linked).then(() => told.push('all linked')),
  ]);
  await expect(builder.build([document], {}, writer.token)).rejects.toSatisfy(isOperationCancelled);
  expect(document.state).toBe(DocumentState.Linked);
  await waiting;
  expect(told).toEqual(['linked', 'all linked']);
});
