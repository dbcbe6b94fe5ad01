/**
 * Writes the input tables of `examples/go-to-market/data`: one made-up fiscal year, the same bytes every time.
 * Usage: node scripts/go-to-market/generate.ts [folder]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv } from './csv.ts';
import { DEAL_COLUMNS, deals } from './deals.ts';
import { roster } from './people.ts';
import { LEAD_COLUMNS, leads, OPPORTUNITY_COLUMNS, opportunities } from './pipeline.ts';
import { Random } from './random.ts';
import { RESULT_COLUMNS, results } from './results.ts';

/** The example's files by name. */
export function goToMarketData(): Record<string, string> {
  const people = roster();
  const columns = ['payee', 'role', 'team', 'start', 'end', 'manager', 'quota'] as const;
  return {
    'roster.csv': csv(
      columns,
      people.map((person) => columns.map((column) => person[column])),
    ),
    'deals.csv': csv(DEAL_COLUMNS, deals(people, new Random(2027))),
    'opportunities.csv': csv(OPPORTUNITY_COLUMNS, opportunities(people, new Random(2028))),
    'leads.csv': csv(LEAD_COLUMNS, leads(people, new Random(2029))),
    'results.csv': csv(RESULT_COLUMNS, results(people, new Random(2030))),
  };
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(import.meta.dirname, '../../examples/go-to-market/data');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(goToMarketData())) writeFileSync(join(folder, name), text);
}
