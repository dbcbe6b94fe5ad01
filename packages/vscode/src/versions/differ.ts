import { Disposable, env, window, workspace } from 'vscode';
import type { PlanStatusItem } from '../status/item.ts';
import { type Programs, versionsDiffer, workspaceCommand } from '../workspace-command/index.ts';

/**
 * Says once in a session where the workspace's `ontarget` is of another version than the extension: what is shown here and
 * what is paid there may then differ. Nothing is looked at where the folder is not trusted, until it is.
 */
export function tellVersionsApart(plans: PlanStatusItem, programs: Programs, version: string): Disposable {
  let [isTold, isOver] = [false, false];
  const look = async () => {
    if (!workspace.isTrusted) return;
    for (const folder of await plans.planFolders()) {
      const found = await workspaceCommand(folder, programs, version);
      if (isTold || isOver || found.kind !== 'found' || found.isSame) continue;
      isTold = true;
      await tell(found.version, version);
    }
  };
  const trusted = workspace.onDidGrantWorkspaceTrust(() => void look());
  void look();
  return Disposable.from(trusted, new Disposable(() => (isOver = true)));
}

async function tell(command: string, extension: string): Promise<void> {
  const copy = 'Copy Install Command';
  const chosen = await window.showWarningMessage(versionsDiffer(command, extension), copy);
  if (chosen === copy) await env.clipboard.writeText(`npm install --save-dev ontarget@${extension}`);
}
