/**
 * Writes the table of `docs/sql.md`: where each operator of the format is worked out. A test holds it to the code.
 *
 *     node scripts/sql-page.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withTable } from '../test/sql/page.ts';

const page = join(import.meta.dirname, '../docs/sql.md');
writeFileSync(page, withTable(readFileSync(page, 'utf8')));
