import { commands, type Disposable, window } from 'vscode';
import type { Previews } from '../preview/previews.ts';
import { OPEN_PREVIEW } from './names.ts';
import { planAtHand } from './plan-at-hand.ts';

/** `OnTarget: Open Preview to the Side`: shows the plan of the active editor beside it. */
export function registerOpenPreview(previews: Previews): Disposable {
  return commands.registerCommand(OPEN_PREVIEW, async () => {
    const document = await planAtHand();
    if (document === undefined) {
      await window.showInformationMessage('Open a file of a plan (.ote) first: the preview shows its plan.');
      return;
    }
    previews.open(document.uri);
  });
}
