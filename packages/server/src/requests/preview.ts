import type { PreviewModel } from '@ontarget/report';
import { place } from '@ontarget/workspace';
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

  plans.onWorkedOut((folder, snapshot) => {
    const before = models.get(folder);
    const model = previewModel(snapshot, before);
    if (model === undefined || JSON.stringify(model) === JSON.stringify(before)) return;
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
