import { commands, DiagnosticSeverity, languages, Uri, window, workspace } from 'vscode';
import { type Check, eventually } from '../check.ts';

/** A project file and an evaluator that each have a mistake which only a schema knows. */
const WRONG: Readonly<Record<string, { readonly text: string; readonly says: RegExp }>> = {
  'checked/ontarget.json': { text: '{ "plan": { ".": "first" } }\n', says: /plan/ },
  'checked/first.evaluator.json': {
    text: '{ "format": { "name": "something-else", "version": "1.0" } }\n',
    says: /ontarget-evaluator|plan/,
  },
};

export const jsonFiles: Check = {
  name: 'project files and evaluators are checked by their schemas',
  async run(plan) {
    for (const [name, { text, says }] of Object.entries(WRONG)) {
      const file = Uri.joinPath(plan.uri, '..', ...name.split('/'));
      await workspace.fs.writeFile(file, new TextEncoder().encode(text));
      try {
        // VS Code asks for problems of what is shown.
        await window.showTextDocument(await workspace.openTextDocument(file));
        await eventually(`A word about ${name}`, () =>
          languages
            .getDiagnostics(file)
            .find(({ message, severity }) => severity <= DiagnosticSeverity.Warning && says.test(message)),
        );
      } finally {
        await commands.executeCommand('workbench.action.closeActiveEditor');
        await workspace.fs.delete(Uri.joinPath(plan.uri, '..', 'checked'), { recursive: true });
      }
    }
  },
};
