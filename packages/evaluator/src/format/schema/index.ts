import { FORMAT_NAME } from '../version.ts';
import { curveDefinitions } from './curve.ts';
import { expressionDefinitions } from './expression.ts';
import { exactly, object, ref, type Schema } from './parts.ts';
import { planDefinitions } from './plan.ts';
import { quantityDefinitions } from './quantity.ts';
import { tableDefinitions } from './table.ts';

export type { Schema } from './parts.ts';
export { EXACT_PATTERN } from './quantity.ts';

/** JSON Schema (2020-12) of an evaluator file of version 1.x. The reader checks by this same object. */
export const evaluatorSchema: Schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'https://ontarget.dev/schema/evaluator-1.0.json',
  title: 'OnTarget payout evaluator 1.x',
  ...object({
    format: object({
      name: exactly(FORMAT_NAME),
      version: { type: 'string', pattern: '^1\\.(0|[1-9][0-9]*)$', maxLength: 12 },
    }),
    plan: ref('plan'),
    map: ref('map'),
  }),
  $defs: {
    ...quantityDefinitions,
    ...expressionDefinitions,
    ...tableDefinitions,
    ...curveDefinitions,
    ...planDefinitions,
  },
};
