import { type Check, openPlan } from './check.ts';
import { completion } from './checks/completion.ts';
import { definition } from './checks/definition.ts';
import { diagnostics } from './checks/diagnostics.ts';
import { formatting } from './checks/formatting.ts';
import { hover } from './checks/hover.ts';
import { jsonFiles } from './checks/json-files.ts';
import { languageService } from './checks/language-service.ts';
import { outline } from './checks/outline.ts';
import { preview } from './checks/preview.ts';

/** In this order: the outline waits until the language server has read the plan. */
const CHECKS: readonly Check[] = [
  outline,
  hover,
  completion,
  definition,
  languageService,
  diagnostics,
  formatting,
  preview,
  jsonFiles,
];

/** What came of one check; `problem` says what is not as promised. */
export interface CheckResult {
  name: string;
  problem?: string;
}

/** Runs every check on `plan.ote` of the open folder. A failed one does not keep the next from running. */
export async function runChecks(): Promise<CheckResult[]> {
  const plan = await openPlan();
  const results: CheckResult[] = [];
  for (const { name, run } of CHECKS) {
    try {
      await run(plan);
      results.push({ name });
    } catch (error) {
      results.push({ name, problem: error instanceof Error ? error.message : String(error) });
    }
  }
  return results;
}
