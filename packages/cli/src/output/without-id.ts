import type { RunResult } from '@ontarget/evaluator/engine';

/** What is shown of a run: its id stands nowhere in texts and tables, and a run at volume has none. */
export type WithoutId = Omit<RunResult, 'runId'>;
