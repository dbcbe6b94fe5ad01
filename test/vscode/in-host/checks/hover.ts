import { commands, type Hover, type MarkdownString } from 'vscode';
import { type Check, rangeOf } from '../check.ts';

export const hover: Check = {
  name: 'a word of the field is explained',
  async run(plan) {
    const { start } = rangeOf(plan, 'marginal');
    const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', plan.uri, start);
    const text = hovers.flatMap(({ contents }) => contents.map((one) => (one as MarkdownString).value));
    if (!/each slice/i.test(text.join())) throw new Error(`The hover says ${JSON.stringify(text)}`);
  },
};
