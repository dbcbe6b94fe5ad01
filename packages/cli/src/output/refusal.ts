import { exitWith } from '../exit-codes.ts';
import { Refusal } from '../registry/refusal.ts';
import { printJson } from './json.ts';

/** Does the work of a command; with `--json` a refusal is printed as its result, with its code. */
export async function refusingIn(
  command: string,
  json: boolean | undefined,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!json || !(error instanceof Refusal)) throw error;
    const { code, message, hint = '' } = error;
    printJson(command, { ok: false, code, message: message.slice(code.length + 2), hint });
    exitWith(error.exitCode);
  }
}
