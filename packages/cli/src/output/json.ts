import { print } from '../terminal.ts';

/** The result of a command for programs; its shape is `schema/<command>.schema.json`. */
export function jsonText(command: string, result: object): string {
  return JSON.stringify({ command, ...result }, null, 2);
}

/** Prints the result of a command for programs. */
export function printJson(command: string, result: object): void {
  print(jsonText(command, result));
}
