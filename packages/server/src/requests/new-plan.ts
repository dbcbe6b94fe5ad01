import { planIdOf, templateFiles } from '@ontarget/workspace';
import type { Connection } from 'vscode-languageserver';
import { NEW_PLAN_REQUEST, type NewPlanParams, type NewPlanResult } from '../protocol-new-plan.ts';

/** Answers what a new plan begins with; the editor writes the files, wherever they live. */
export function addNewPlan(connection: Connection): void {
  connection.onRequest<NewPlanResult, void>(
    NEW_PLAN_REQUEST,
    ({ folderName, year }: NewPlanParams): NewPlanResult => ({
      ...templateFiles(planIdOf(folderName), year),
    }),
  );
}
