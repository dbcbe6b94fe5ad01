import type { PreviewModel } from '@ontarget/report';
import { place, type Steps } from '@ontarget/workspace';
import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { Plans } from '../plans/plans.ts';
import { previewModel } from '../preview/model.ts';
import {
  PREVIEW_CHANGED,
  PREVIEW_REQUEST,
  type PreviewChangedParams,
  type PreviewParams,
  type PreviewResult,
} from '../protocol.ts';

/** Answers what the preview of a plan shows, and says when that has changed. */
export function addPreview(connection: Connection, plans: Plans): void {
  const models = new Map<string, PreviewModel>();
  /** What each plan means: what it pays may change without anything that the model draws. */
  const digests = new Map<string, string | undefined>();

  plans.onWorkedOut(async (folder, snapshot, pace) => {
    const before = models.get(folder);
    const model = await pace(previewModel(snapshot, before));
    const digest = snapshot.evaluator?.digest;
    if (model === undefined) return;
    const isSameMeaning = digests.get(folder) === digest;
    if (isSameMeaning && before !== undefined && (await pace(areAlike(model, before)))) return;
    digests.set(folder, digest);
    models.set(folder, model);
    const params: PreviewChangedParams = { folder: place(snapshot.plan.folder) };
    connection.sendNotification(PREVIEW_CHANGED, params).catch(() => {
      // The editor has hung up; there is nobody left to tell.
    });
  });

  connection.onRequest(PREVIEW_REQUEST, async ({ uri }: PreviewParams): Promise<PreviewResult> => {
    const snapshot = await plans.of(URI.parse(uri));
    if (snapshot === undefined) return null;
    const model = models.get(snapshot.plan.folder);
    return model === undefined ? null : { folder: snapshot.plan.folder, model };
  });
}

/** Whether two models show the same. */
function* areAlike(
  { roles, ...rest }: PreviewModel,
  { roles: others, ...otherRest }: PreviewModel,
): Steps<boolean> {
  if (roles.length !== others.length) return false;
  if (JSON.stringify(rest) !== JSON.stringify(otherRest)) return false;
  for (const [index, role] of roles.entries()) {
    yield;
    if (JSON.stringify(role) !== JSON.stringify(others[index])) return false;
  }
  return true;
}
