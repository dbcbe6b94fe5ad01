import { diffPlans } from '@ontarget/analysis/diff';
import { diffMarkdown } from '@ontarget/report';
import { type FileSystem, openPlan, type Snapshot } from '@ontarget/workspace';
import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import { earlierFiles } from '../compare/earlier-files.ts';
import type { Plans } from '../plans/plans.ts';
import { COMPARE_REQUEST, type CompareParams, type CompareResult } from '../protocol-compare.ts';

/** Says what is different in a plan as it is being typed from what it was. */
export function addCompare(connection: Connection, plans: Plans, files: FileSystem): void {
  connection.onRequest<CompareResult, void>(
    COMPARE_REQUEST,
    async ({ uri, earlier, name }: CompareParams): Promise<CompareResult> => {
      const now = await plans.current(URI.parse(uri));
      if (now === undefined || now.plan.isLibrary) {
        return { problem: 'This file belongs to no plan: a plan has a header, plan "Its title" { … }.' };
      }
      if (now.evaluator === undefined) return { problem: broken(now, 'The plan') };
      const { folder } = now.plan;
      const root = plans.rootOf(folder);
      const was = await openPlan(earlierFiles(files, earlier), folder, root === undefined ? {} : { root });
      if (was.documents.length === 0) return { problem: `There was no plan in this folder at ${name}.` };
      if (was.evaluator === undefined) return { problem: broken(was, `The plan at ${name}`) };
      const [before, after] = [was.evaluator.file, now.evaluator.file];
      const { title, currency } = after.plan;
      if (before.plan.currency !== currency) {
        const problem = `The plan paid in ${before.plan.currency} at ${name} and pays in ${currency} now: amounts of two currencies are not compared.`;
        return { problem };
      }
      const titles = { title, before: name, after: 'as it stands', currency };
      return { folder, title, markdown: diffMarkdown(diffPlans(before, after), titles) };
    },
  );
}

/** A plan with errors pays nothing that could be compared. */
function broken({ diagnostics, plan }: Snapshot, what: string): string {
  if (plan.isLibrary) return `${what} has no header, so it is no plan.`;
  const first = diagnostics.find(({ severity }) => severity === 'error');
  const place =
    first === undefined ? '' : ` (${first.file}:${first.range.line}: ${first.message.split('\n')[0]})`;
  return `${what} has errors, so it cannot be compared${place}.`;
}
