import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { evaluatorSchema, type Schema } from '@ontarget/evaluator/format';
import { describe, expect, it } from 'vitest';
import { runCodeTables } from '../../scripts/list-run-codes.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/evaluator-format.md'), 'utf8');

function operatorsOf(definition: string): string[] {
  const alternatives: readonly Schema[] = evaluatorSchema.$defs?.[definition]?.oneOf ?? [];
  return alternatives.flatMap((alternative) => alternative.properties?.op?.const ?? []);
}

describe('the page on the evaluator format', () => {
  it.each(['expression', 'condition'])('gives the meaning of every %s operator', (definition) => {
    const operators = operatorsOf(definition);
    expect(operators.length).toBeGreaterThan(5);
    for (const operator of operators) expect(page).toMatch(new RegExp(`^\\| \`${operator}\` \\| .{5,}`, 'm'));
  });

  it('lists the codes that an engine can answer with, as they are', () => {
    expect(page).toContain(runCodeTables().trim());
  });
});
