/** A feature of the editor, and the test that would fail without it. */
export interface FeatureRow {
  /** What an editor calls it. */
  readonly feature: string;
  /** What it does here, in a few words. */
  readonly does: string;
  /** The test's file, from the project's root. */
  readonly file: string;
  /** The test's title in that file. */
  readonly test: string;
}
