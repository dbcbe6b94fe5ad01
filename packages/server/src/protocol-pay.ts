import type { PayExplanation, PayRun, PaySources } from '@ontarget/report';

/**
 * Requests of the payout panel. What they answer is people's pay: an editor shows it in the panel alone, and leaves every
 * message whose method begins with `PAY_METHODS` out of its traces.
 */
export const PAY_METHODS = 'ontarget/pay/';

/** Request: the periods and tables of a plan, and the files that its tables are read from. */
export const PAY_SOURCES_REQUEST = 'ontarget/pay/sources';

export interface PaySourcesParams {
  /** URI of any document of the plan. */
  uri: string;
  /** URI of the folder of files; the plan's own `data` where left out. */
  data?: string;
}

/** `null` where the document belongs to no plan. */
export type PaySourcesResult = PaySources | null;

/**
 * Request: pays a period. The rows are kept for explanations until the next run. A run that is canceled, or that a newer one
 * replaces, is refused. Whoever types meanwhile is served first.
 */
export const PAY_RUN_REQUEST = 'ontarget/pay/run';

export interface PayRunParams extends PaySourcesParams {
  /** Key of the payment period. */
  period: string;
  /** Whether rows that break their contract are set aside, and whoever they could touch is held. */
  quarantine: boolean;
}

export type PayRunResult = PayRun;

/** Request: how somebody's pay of the last run came about; `null` where there was no run, or nobody of the name. */
export const PAY_EXPLAIN_REQUEST = 'ontarget/pay/explain';

export interface PayExplainParams {
  uri: string;
  payee: string;
}

export type PayExplainResult = PayExplanation | null;

/** Request: where a row of the last run stands; `null` where it is not known. */
export const PAY_ROW_REQUEST = 'ontarget/pay/row';

export interface PayRowParams {
  uri: string;
  table: string;
  /** Name of the file, as the run names it: a table may be read from several, each with rows of its own numbers. */
  file: string;
  /** Counts from 1 in its file. */
  record: number;
}

/** Lines count from 1; a format without lines has none, and one that is no text cannot be shown at all. */
export type PayRowResult = { uri: string; line?: number; isText: boolean } | null;

/** Notification from the server: how far a run is. */
export const PAY_PROGRESS = 'ontarget/pay/progress';

export interface PayProgressParams {
  /** URI of the plan's folder. */
  folder: string;
  phase: 'reading' | 'paying';
  /** Rows read, or payees whose pay is worked out. */
  done: number;
  /** Of how many, where that is known. */
  of?: number;
}
