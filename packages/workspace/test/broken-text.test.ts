import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOnTargetServices } from '@ontarget/language';
import { expect, test } from 'vitest';
import { documentsOf, openDocuments, type Snapshot, takeSnapshot } from '../src/index.ts';
import { memoryFiles } from './memory-files.ts';

const text = readFileSync(join(import.meta.dirname, '../../../examples/first-plan/plan.ote'), 'utf8');

/** One set of services for all texts: building a parser takes longer than working a plan out. */
const services = createOnTargetServices();
const { DocumentBuilder } = services.shared.workspace;

async function snapshotOf(plan: string): Promise<Snapshot> {
  const opened = await openDocuments(memoryFiles({ 'first/plan.ote': plan }), services, 'file:///w/first');
  const documents = documentsOf(opened);
  await DocumentBuilder.build(documents, { validation: true });
  const snapshot = await takeSnapshot({ ...opened, services });
  await DocumentBuilder.update(
    [],
    documents.map(({ uri }) => uri),
  );
  return snapshot;
}

test('the first plan cut at any place is told about, and is never compiled with an error', async () => {
  let compiled = 0;
  for (let end = 0; end <= text.length; end += 1) {
    const snapshot = await snapshotOf(text.slice(0, end));
    const errors = snapshot.diagnostics.filter(({ severity }) => severity === 'error');
    if (snapshot.evaluator === undefined) {
      expect(errors.length > 0 || snapshot.plan.isLibrary, `cut at ${end}`).toBe(true);
    } else {
      expect(errors, `cut at ${end}`).toEqual([]);
      compiled += 1;
    }
    for (const { message, code } of snapshot.diagnostics) {
      expect(message, `${code}, cut at ${end}`).not.toMatch(/undefined|\[object|NaN/);
    }
  }
  expect(compiled).toBeGreaterThan(0);
}, 300_000);
