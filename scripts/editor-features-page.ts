/**
 * Writes the table of features in `docs/editor.md`, each with the test that covers it. A test holds the two together.
 *
 *     node scripts/editor-features-page.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFeatureTable } from '../test/docs/editor-features/index.ts';

const page = join(import.meta.dirname, '../docs/editor.md');
writeFileSync(page, withFeatureTable(readFileSync(page, 'utf8')));
