/**
 * Writes `docs/design-rules.md`: every design rule with its kind, code, source and fixtures. A test holds it to what they are.
 *
 *     node scripts/design-rules-page.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { designRulesPage } from '../test/conformance/design/page.ts';

writeFileSync(join(import.meta.dirname, '../docs/design-rules.md'), designRulesPage());
