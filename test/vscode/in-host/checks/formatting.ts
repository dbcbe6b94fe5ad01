import { commands } from 'vscode';
import { type Check, replace } from '../check.ts';

export const formatting: Check = {
  name: 'the document is formatted',
  async run(plan) {
    const before = plan.getText();
    await replace(plan, '  from 100%: 1.5x', 'from    100% :  1.5x');
    await commands.executeCommand('editor.action.formatDocument');
    if (plan.getText() !== before) throw new Error(`The text is now ${plan.getText()}`);
  },
};
