import { commands, type ExtensionContext, Uri, workspace } from 'vscode';
import { runChecks } from './run.ts';

/** A test extension: its command runs the checks and leaves what came of them in the open folder. */
export function activate(context: ExtensionContext): void {
  context.subscriptions.push(
    commands.registerCommand('ontargetChecks.run', async () => {
      const results = await runChecks();
      const folder = workspace.workspaceFolders?.[0]?.uri;
      if (folder === undefined) throw new Error('No folder is open');
      const file = Uri.joinPath(folder, 'checks.json');
      await workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(results)));
    }),
  );
}
