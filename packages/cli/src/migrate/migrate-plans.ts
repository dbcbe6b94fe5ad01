import { ATTAINMENTS, diffPlans } from '@ontarget/analysis/diff';
import {
  type FileSystem,
  nodeFileSystem,
  openPlan,
  type Snapshot,
  uriOfPath,
} from '@ontarget/workspace/node';
import { shownPath } from '../output/paths.ts';
import { planHasErrors } from '../plan/versions.ts';
import type { Step } from './editions.ts';

/** How a plan in the newer edition was shown to pay what it paid. */
export type Shown =
  | 'same digest'
  | 'no payout changes'
  | 'payouts change'
  | 'not decided'
  | 'does not compile';

export interface MigratedPlan {
  readonly id: string;
  readonly title: string;
  readonly folder: string;
  readonly shown: Shown;
}

/** What moving to another edition comes to; nothing is written yet. */
export interface Migration {
  readonly plans: readonly MigratedPlan[];
  /** File (URI) → its text before and after, for those that change. */
  readonly changes: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
}

/**
 * Rewrites the texts of plans by the steps and compares what they compile to before and after: by digest, and where that
 * is another one, by whether any payout changes.
 *
 * @param folders of plans; what several of them use is rewritten once
 * @throws Failure where a plan has errors before
 */
export async function migratePlans(
  folders: readonly string[],
  steps: readonly Step[],
  options: { readonly root?: string } = {},
): Promise<Migration> {
  const root = options.root === undefined ? {} : { root: uriOfPath(options.root) };
  const files = nodeFileSystem();
  const before: { folder: string; snapshot: Snapshot }[] = [];
  for (const folder of folders) {
    const snapshot = await openPlan(files, uriOfPath(folder), root);
    if (snapshot.evaluator === undefined) throw planHasErrors(folder, snapshot.diagnostics);
    before.push({ folder, snapshot });
  }
  const changes = new Map<string, { before: string; after: string }>();
  for (const { snapshot } of before) {
    for (const { uri, textDocument } of snapshot.documents) {
      const text = textDocument.getText();
      const after = steps.reduce((written, step) => step.rewrite(written), text);
      if (after !== text) changes.set(uri.toString(), { before: text, after });
    }
  }
  const rewritten: FileSystem = {
    ...files,
    readFile: async (uri) => changes.get(uri)?.after ?? files.readFile(uri),
  };
  const plans: MigratedPlan[] = [];
  for (const { folder, snapshot } of before) {
    const after = changes.size === 0 ? snapshot : await openPlan(rewritten, uriOfPath(folder), root);
    const { id, title } = snapshot.plan;
    plans.push({ id, title, folder: shownPath(folder), shown: compare(snapshot, after) });
  }
  return { plans, changes };
}

function compare(before: Snapshot, after: Snapshot): Shown {
  const [was, is] = [before.evaluator, after.evaluator];
  const worse = (one: Snapshot) => one.diagnostics.filter(({ severity }) => severity === 'error').length;
  if (was === undefined || is === undefined || worse(after) > worse(before)) return 'does not compile';
  if (was.digest === is.digest) return 'same digest';
  const version = ({ file }: typeof was) => ({ plan: file.plan, map: file.map });
  return diffPlans(version(was), version(is), ATTAINMENTS).verdict;
}
