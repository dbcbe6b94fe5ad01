import type { Snapshot } from '@ontarget/workspace';
import type { Connection } from 'vscode-languageserver';
import type { Plans } from '../plans/plans.ts';
import { type PlanStatus, STATUS_CHANGED, STATUS_GONE, type StatusGoneParams } from '../protocol-status.ts';

/** Tells the editor how a plan stands whenever it was worked out, also where that is as it was: until then it waits. */
export function addStatus(connection: Connection, plans: Plans): void {
  plans.onWorkedOut((_folder, snapshot) => {
    connection.sendNotification(STATUS_CHANGED, statusOf(snapshot)).catch(() => {
      // The editor has hung up; there is nobody left to tell.
    });
  });
  plans.onGone((folder) => {
    const params: StatusGoneParams = { folder };
    connection.sendNotification(STATUS_GONE, params).catch(() => {
      // As above.
    });
  });
}

function statusOf({ plan, diagnostics, evaluator }: Snapshot): PlanStatus {
  const problems = { errors: 0, warnings: 0, others: 0 };
  for (const { severity } of diagnostics) {
    if (severity === 'error') problems.errors += 1;
    else if (severity === 'warning') problems.warnings += 1;
    else problems.others += 1;
  }
  const { folder, title, isLibrary } = plan;
  return {
    folder,
    title,
    isLibrary,
    problems,
    ...(evaluator === undefined ? {} : { digest: evaluator.digest }),
  };
}
