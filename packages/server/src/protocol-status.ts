/** Notification from the server: how a plan stands, whenever it was worked out. */
export const STATUS_CHANGED = 'ontarget/statusChanged';

/** How a plan stands, for the status bar. */
export interface PlanStatus {
  /** URI of the plan's folder. */
  folder: string;
  /** The plan's title; of a folder without a plan its name. */
  title: string;
  /** Whether it is no plan by itself, but there to be used by plans. */
  isLibrary: boolean;
  /** The digest of the plan's meaning; only where nothing is wrong with it. */
  digest?: string;
  /** What is told of its files, and of those that it uses. */
  problems: { errors: number; warnings: number; others: number };
}

/** Notification from the server: no file is left in a folder that was a plan's. */
export const STATUS_GONE = 'ontarget/statusGone';

export interface StatusGoneParams {
  folder: string;
}
