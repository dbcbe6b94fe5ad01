import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseDate } from '@ontarget/evaluator/numbers';
import { PRIVATE_MODE, writeAtomically } from '@ontarget/warehouse/node';
import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { KEYS_FILE, newKeyPair, readKeys } from '../registry/keys.ts';
import { publishingPlace } from '../registry/open.ts';
import { print } from '../terminal.ts';

interface KeyOptions {
  readonly name: string;
  readonly keys?: string;
  readonly until?: string;
  readonly json?: boolean;
}

/** `ontarget key`: a new key to sign with, its public half in the list that is committed. */
export function define(command: Command): void {
  command
    .argument('<file>', 'where the private key goes, readable by you alone')
    .requiredOption('--name <name>', 'whose key it is, as it is shown where something is signed by it')
    .option('--keys <file>', `the list of public keys (default: ${KEYS_FILE} beside the project file)`)
    .option('--until <date>', 'the last day on which its signatures count')
    .option('--json', 'print the result as JSON (schema/key.schema.json)')
    .addHelpText('after', HELP)
    .action(makeKey);
}

const HELP = `
The private key is for the build server's secrets, as the variable ONTARGET_SIGNING_KEY; it belongs into no repository.
The list of public keys is committed: a change of it is reviewed like any other.

Examples:
  ontarget key ~/keys/plans.pem --name "Compensation operations"
  ontarget key ~/keys/plans.pem --name "Build server" --until 2028-12-31`;

async function makeKey(file: string, { name, keys, until, json }: KeyOptions): Promise<void> {
  const list = keys ?? join((await publishingPlace('.')).folder, KEYS_FILE);
  const before = existsSync(list) ? readKeys(list) : [];
  if (before.some((one) => one.name === name))
    throw new Failure(`${shownPath(list)} has a key of "${name}" already`, 'Give this one another name.');
  if (until !== undefined && !parseDate(until).ok)
    throw new Failure(`--until ${until} is no day`, 'Write it as 2027-12-31.');
  const { pem, publicKey, id } = newKeyPair();
  const entry = { name, publicKey, ...(until === undefined ? {} : { until }) };
  await writeNew(file, pem);
  const kept = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { keys: unknown[] })
    : { keys: [] };
  const text = `${JSON.stringify({ ...kept, keys: [...kept.keys, entry] }, null, 2)}\n`;
  await writeAtomically(list, 0o644, (partial) => writeFile(partial, text));
  if (json) {
    printJson('key', { ok: true, file: shownPath(file), keys: shownPath(list), name, id, publicKey });
    return;
  }
  print(`The private key is in ${shownPath(file)}; keep it out of every repository.`);
  print(`Its public half is in ${shownPath(list)}, as "${name}"; commit that.`);
  print(id);
}

/** A key that is there already signs something: it is not written over. */
async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  try {
    const file = await open(path, 'wx', PRIVATE_MODE);
    await file.writeFile(text);
    await file.close();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new Failure(`${shownPath(path)} exists already`, 'Name a file that does not exist yet.');
  }
}
