import { exampleCoverage, type Snapshot, toZeroBased } from '@ontarget/workspace';
import { URI, UriUtils } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { Plans } from '../plans/plans.ts';
import {
  type CoveredText,
  RUN_TESTS_REQUEST,
  type RunTestsParams,
  type RunTestsResult,
  TESTS_CHANGED,
  type TestedPlan,
} from '../protocol-tests.ts';
import { testedPlan } from '../tests/tables.ts';

/** Tells the editor which examples tables there are, and runs them against the text as it stands. */
export function addTests(connection: Connection, plans: Plans): void {
  const told = new Map<string, string>();

  plans.onWorkedOut((folder, snapshot) => {
    // The tables of a library are those of the plans that use it.
    if (snapshot.plan.isLibrary) return;
    const plan = testedPlan(snapshot);
    const text = JSON.stringify(plan);
    if (told.get(folder) === text) return;
    told.set(folder, text);
    connection.sendNotification(TESTS_CHANGED, plan).catch(() => {
      // The editor has hung up; there is nobody left to tell.
    });
  });

  plans.onGone((folder) => {
    if (!told.delete(folder)) return;
    const plan: TestedPlan = { folder, title: '', broken: true, tables: [] };
    connection.sendNotification(TESTS_CHANGED, plan).catch(() => {
      // As above.
    });
  });

  connection.onRequest(
    RUN_TESTS_REQUEST,
    async ({ folder, coverage }: RunTestsParams): Promise<RunTestsResult> => {
      const snapshot = await plans.inFolder(folder);
      if (snapshot === undefined) return null;
      const plan = testedPlan(snapshot);
      const reached = coverage ? coveredTexts(snapshot) : undefined;
      return reached === undefined ? { plan } : { plan, coverage: reached };
    },
  );
}

/** What the examples reach, where it stands; what stands nowhere in the text cannot be shown in it. */
function coveredTexts(snapshot: Snapshot): CoveredText[] | undefined {
  const folder = URI.parse(snapshot.plan.folder);
  return exampleCoverage(snapshot)?.places.flatMap(({ kind, title, reached, missing, range }) =>
    range === undefined
      ? []
      : [
          {
            kind,
            title,
            reached,
            missing,
            uri: UriUtils.resolvePath(folder, range.file).toString(),
            range: toZeroBased(range),
          },
        ],
  );
}
