/** Writes the evaluator's JSON Schema beside its package: the committed file is what other tools read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluatorSchema } from '../packages/evaluator/src/format/schema/index.ts';

const file = join(import.meta.dirname, '../packages/evaluator/schema/evaluator-1.0.json');
writeFileSync(file, `${JSON.stringify(evaluatorSchema, null, 2)}\n`);
