/** The part of vitest's JSON report that is read here. */
export interface TestReport {
  readonly testResults: readonly FileReport[];
}

/** What became of one file of tests. */
export interface FileReport {
  /** The file's path, absolute. */
  readonly name: string;
  readonly status: string;
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
}
