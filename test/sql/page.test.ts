import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withTable } from './page.ts';

test('docs/sql.md says where each operator is worked out', () => {
  const page = readFileSync(join(import.meta.dirname, '../../docs/sql.md'), 'utf8');
  expect(page).toBe(withTable(page));
});
