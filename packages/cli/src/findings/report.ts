import type { Finding } from './finding.ts';

/** One thing that a command looked at: a file, or a cell of an examples table. */
export interface Case {
  readonly name: string;
  /** `failed`: it is not as it should be; `broken`: that could not be told. */
  readonly outcome: 'passed' | 'failed' | 'broken';
  /** Why it did not pass, or what is worth telling all the same. */
  readonly told: readonly { readonly code: string; readonly message: string; readonly text: string }[];
}

/** Things that belong together: the files of a plan, the cells of a table. */
export interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

/** A known problem that is not there any more. */
export interface StaleEntry {
  readonly code: string;
  /** Path on this machine, where it was last seen. */
  readonly path: string;
  readonly fingerprint: string;
  readonly count: number;
}

/** What is told of a stale entry. */
export function staleWords(code: string, count: number): string {
  const gone =
    count === 1 ? 'one problem that the baseline knows is' : `${count} problems that the baseline knows are`;
  return `${code}: ${gone} gone; --update-baseline takes it out`;
}

/**
 * What a command found, as every machine-readable output gets it. SARIF and annotations show the findings, JUnit the
 * suites. It holds no payee and no amount of one person: messages speak of roles, and of examples that stand in the plan's text.
 */
export interface Report {
  readonly command: 'check' | 'fmt' | 'fix' | 'test';
  readonly findings: readonly Finding[];
  readonly suites: readonly Suite[];
  readonly stale: readonly StaleEntry[];
}
