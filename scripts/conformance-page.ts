/**
 * Writes `docs/conformance.md`: what each published example comes to. A test holds it to what the cases come to.
 *
 *     node scripts/conformance-page.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publishedCases } from '../test/conformance/runner/case.ts';
import { conformancePage } from '../test/conformance/runner/page.ts';
import { type CaseResult, judge } from '../test/conformance/runner/verdict.ts';

const results: CaseResult[] = [];
for (const one of publishedCases()) {
  const result = await judge(one);
  results.push(result);
  for (const difference of result.differences) console.error(`${one.id}: ${difference}`);
  if (result.verdict !== one.verdict)
    console.error(`${one.id}: it is "${result.verdict}", not "${one.verdict}"`);
}
writeFileSync(join(import.meta.dirname, '../docs/conformance.md'), conformancePage(results));
