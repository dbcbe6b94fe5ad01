import { commands, type Disposable, env, type QuickPickItem, window } from 'vscode';
import {
  COMPARE_WITH_HEAD,
  COPY_DIGEST,
  OPEN_PAYOUTS,
  OPEN_PREVIEW,
  PLAN_ACTIONS,
  RESTART_SERVER,
} from '../commands/names.ts';
import type { PlanStatusItem } from './item.ts';
import { shortDigest } from './words.ts';

interface Action extends QuickPickItem {
  readonly run: string;
}

/** `OnTarget: Plan Actions…`, behind the status bar, and `OnTarget: Copy Digest`. */
export function registerPlanActions(item: PlanStatusItem): Disposable[] {
  return [
    commands.registerCommand(PLAN_ACTIONS, () => choose(item)),
    commands.registerCommand(COPY_DIGEST, () => copyDigest(item)),
  ];
}

async function choose(item: PlanStatusItem): Promise<void> {
  const { title = 'OnTarget' } = item.current ?? {};
  const chosen = await window.showQuickPick(actionsOf(item), {
    title,
    placeHolder: 'What to do with the plan',
  });
  if (chosen !== undefined) await commands.executeCommand(chosen.run);
}

function actionsOf({ current, isRunning }: PlanStatusItem): Action[] {
  const restart = { label: '$(debug-restart) Restart the language server', run: RESTART_SERVER };
  if (!isRunning) return [restart];
  const isPlan = current !== undefined && !current.isLibrary;
  return [
    ...(current?.digest === undefined
      ? []
      : [{ label: '$(key) Copy the digest', description: shortDigest(current.digest), run: COPY_DIGEST }]),
    { label: '$(warning) Show the problems', run: 'workbench.actions.view.problems' },
    ...(isPlan
      ? [
          { label: '$(open-preview) Open the preview to the side', run: OPEN_PREVIEW },
          { label: '$(credit-card) Pay a period…', run: OPEN_PAYOUTS },
          { label: '$(git-compare) Compare with HEAD', run: COMPARE_WITH_HEAD },
        ]
      : []),
    restart,
  ];
}

async function copyDigest({ current }: PlanStatusItem): Promise<void> {
  if (current?.digest === undefined) {
    await window.showInformationMessage(
      'The plan has no digest now: it has errors, or is still being worked out.',
    );
    return;
  }
  await env.clipboard.writeText(current.digest);
  window.setStatusBarMessage(`Copied the digest of ${current.title}`, 3000);
}
