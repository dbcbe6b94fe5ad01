import { commands, type DocumentSymbol } from 'vscode';
import { type Check, eventually } from '../check.ts';

export const outline: Check = {
  name: 'the outline names roles and their components',
  async run(plan) {
    const symbols = await eventually('the outline', () =>
      commands.executeCommand<DocumentSymbol[] | undefined>('vscode.executeDocumentSymbolProvider', plan.uri),
    );
    const role = symbols.find(({ name }) => name === 'AccountExecutive');
    const components = role?.children.map(({ name }) => name);
    if (components?.join() !== 'NewBusiness') throw new Error(`The outline is ${JSON.stringify(symbols)}`);
  },
};
