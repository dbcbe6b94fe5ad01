import type { CostAnswer, CostSettings } from '@ontarget/report';

/**
 * Request: what a year of the plan may cost for the people of its roster; `null` where the document belongs to no plan, or
 * where a newer request of the plan came meanwhile, or the plan means something else now: then the preview is told to have
 * changed. What it answers is left out of traces, as are the requests of the payout panel: a role may have one payee.
 */
export const COST_REQUEST = 'ontarget/pay/cost';

export interface CostParams {
  /** URI of any document of the plan. */
  uri: string;
  settings: CostSettings;
}

export type CostResult = CostAnswer | null;

/** Notification from the server: how many years are drawn. */
export const COST_PROGRESS = 'ontarget/pay/costProgress';

export interface CostProgressParams {
  /** URI of the plan's folder. */
  folder: string;
  done: number;
  of: number;
}
