import { print } from '../terminal.ts';

/** Prints the result of a command for programs; its shape is `schema/<command>.schema.json`. */
export function printJson(command: string, result: object): void {
  print(JSON.stringify({ command, ...result }, null, 2));
}
