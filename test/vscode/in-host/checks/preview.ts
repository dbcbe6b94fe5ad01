import { commands, window } from 'vscode';
import { type Check, eventually } from '../check.ts';

export const preview: Check = {
  name: 'the preview opens beside the text under the title of the plan',
  async run(plan) {
    await window.showTextDocument(plan);
    await commands.executeCommand('ontarget.openPreview');
    await eventually('the preview', () => {
      const labels = window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
      return labels.includes('Preview: First plan') ? true : undefined;
    });
  },
};
