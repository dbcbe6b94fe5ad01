import type { TestedPlan } from '@ontarget/server/protocol';
import {
  type CancellationToken,
  Disposable,
  type LogOutputChannel,
  type TestController,
  type TestItem,
  TestRunProfileKind,
  type TestRunRequest,
  tests,
} from 'vscode';
import type { ServerConnection } from '../client/connection.ts';
import { registerAcceptActual } from './accept.ts';
import { detailsOf } from './coverage.ts';
import { showPlan } from './items.ts';
import { runTests } from './run.ts';
import { Watched } from './watched.ts';

const CONTROLLER = 'ontarget';

/** Examples tables in the Test Explorer: one test for each table and row, run against the text as it stands. */
export function registerTests(connection: ServerConnection, output: LogOutputChannel): Disposable {
  const controller = tests.createTestController(CONTROLLER, 'OnTarget examples');
  const watched = new Watched();
  const run = async (request: TestRunRequest, token: CancellationToken): Promise<void> => {
    if (request.continuous) watched.add(request, token);
    await runTests({ controller, connection, output }, request, token);
  };
  // Continuous runs follow what is typed, as the preview does.
  controller.createRunProfile('Run', TestRunProfileKind.Run, run, true, undefined, true);
  const coverage = controller.createRunProfile('Run with Coverage', TestRunProfileKind.Coverage, run, true);
  coverage.loadDetailedCoverage = async (_run, file) => detailsOf(file);
  const subscriptions = [
    connection.onTestsChanged((plan) => {
      showPlan(controller, plan);
      rerun(controller, watched, plan, run);
    }),
    registerAcceptActual(connection),
    controller,
  ];
  return Disposable.from(...subscriptions);
}

/** What is run again with every change: the whole plan, or those of its tables that were asked for. */
function rerun(
  controller: TestController,
  watched: Watched,
  { folder }: TestedPlan,
  run: (request: TestRunRequest, token: CancellationToken) => Promise<void>,
): void {
  const plan: TestItem | undefined = controller.items.get(folder);
  if (plan === undefined) return;
  for (const { request, token } of watched.of(plan)) void run(request, token);
}
