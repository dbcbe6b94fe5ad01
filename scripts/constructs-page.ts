/**
 * Writes `docs/constructs.md`: the page and the vector of each construct. A test holds it to what they are.
 *
 *     node scripts/constructs-page.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { constructsPage } from '../test/conformance/coverage/page.ts';

writeFileSync(join(import.meta.dirname, '../docs/constructs.md'), constructsPage());
