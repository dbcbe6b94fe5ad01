/** Request: what is different in a plan, as it stands, from what it was; answers with words where they cannot be compared. */
export const COMPARE_REQUEST = 'ontarget/compare';

export interface CompareParams {
  /** URI of any document of the plan. */
  uri: string;
  /**
   * The files that were otherwise then, by URI: their text then, or `null` where there was none. All others are taken as they
   * are on disk.
   */
  earlier: Record<string, string | null>;
  /** What the earlier version is called, such as `HEAD`. */
  name: string;
}

export interface CompareAnswer {
  /** URI of the plan's folder. */
  folder: string;
  title: string;
  /** What is different, as Markdown. */
  markdown: string;
}

export type CompareResult = CompareAnswer | { problem: string };
