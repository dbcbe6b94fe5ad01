import { EXIT } from '../../packages/cli/src/exit-codes.ts';
import { REFUSALS } from '../../packages/cli/src/registry/refusal.ts';
import { FINDING_CODES } from '../../packages/cli/src/registry/store.ts';
import { REFUSAL_CODES, RUN_CODES } from '../../packages/evaluator/src/format/codes.ts';
import { codes } from '../../packages/language/src/diagnostics/index.ts';

/** The codes and statuses that scripts may go by. */
export interface PromisedCodes {
  readonly exits: Readonly<Record<string, number>>;
  /** Refusal of publishing → its exit status. */
  readonly publishing: Readonly<Record<string, number>>;
  readonly findings: readonly string[];
  /** Code of a result that is not paid → whether it is held or an error. */
  readonly results: Readonly<Record<string, string>>;
  readonly runs: readonly string[];
  readonly rules: readonly string[];
}

/** The codes of the version that is built here. */
export function promisedCodes(): PromisedCodes {
  return {
    exits: EXIT,
    publishing: REFUSALS,
    findings: FINDING_CODES,
    results: Object.fromEntries(Object.entries(RUN_CODES).map(([code, [kind]]) => [code, kind])),
    runs: Object.keys(REFUSAL_CODES),
    rules: [...codes].sort(),
  };
}
