import { commands, type Disposable, type ExtensionContext } from 'vscode';
import { FIRST_STEPS } from './names.ts';

/** The walkthrough, as package.json names it. */
const WALKTHROUGH = 'firstPlan';

/** `OnTarget: First Steps with a Plan`: opens the walkthrough. */
export function registerFirstSteps({ extension }: ExtensionContext): Disposable {
  return commands.registerCommand(FIRST_STEPS, () =>
    commands.executeCommand('workbench.action.openWalkthrough', `${extension.id}#${WALKTHROUGH}`, false),
  );
}
