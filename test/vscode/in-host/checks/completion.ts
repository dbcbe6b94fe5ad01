import { type CompletionList, commands } from 'vscode';
import { type Check, rangeOf } from '../check.ts';

export const completion: Check = {
  name: 'curves are offered where a curve is named',
  async run(plan) {
    const { start } = rangeOf(plan, 'Accelerated {');
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      plan.uri,
      start,
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    if (!labels.includes('Accelerated') || labels.includes('Bookings')) {
      throw new Error(`What is offered is ${labels.join(', ')}`);
    }
  },
};
