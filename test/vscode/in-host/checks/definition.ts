import { commands, type Location, type LocationLink } from 'vscode';
import { type Check, rangeOf } from '../check.ts';

export const definition: Check = {
  name: 'a curve leads to its definition',
  async run(plan) {
    const { start } = rangeOf(plan, 'Accelerated {');
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      plan.uri,
      start,
    );
    const [first] = found.map((one) => ('range' in one ? one.range : one.targetRange).start.line);
    if (first !== rangeOf(plan, 'Accelerated marginal').start.line) {
      throw new Error(`The definition is ${JSON.stringify(found)}`);
    }
  },
};
