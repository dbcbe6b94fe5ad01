/** Request: the files of a new plan, by their paths in its folder. The same ones that `ontarget init` writes. */
export const NEW_PLAN_REQUEST = 'ontarget/newPlan';

export interface NewPlanParams {
  /** Name of the folder: the plan's id is made from it. */
  folderName: string;
  year: number;
}

export type NewPlanResult = Record<string, string>;
