import { join } from 'node:path';
import { parseDate } from '@ontarget/evaluator/numbers';
import { type Command, Option } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { printJson } from '../output/json.ts';
import { findingText } from '../output/publishing/findings.ts';
import { refusingIn } from '../output/refusal.ts';
import type { Inspected } from '../registry/inspect.ts';
import { KEYS_FILE } from '../registry/keys.ts';
import { LOCK_FILE, readLock } from '../registry/lock.ts';
import { publishingPlace, storeFor, trustedKeys } from '../registry/open.ts';
import { expiredClaims, signatureOf } from '../registry/signature.ts';
import type { Finding } from '../registry/store.ts';
import { findingsOf, onePlan, versionsOf } from '../registry/versions.ts';
import { paint, print } from '../terminal.ts';

interface VerifyOptions {
  readonly plan?: string;
  readonly keys?: string;
  readonly unsigned?: boolean;
  readonly lock?: string;
  readonly on: string;
  readonly json?: boolean;
}

/** `ontarget verify`: whether what is published is what was published, and by whom. */
export function define(command: Command): void {
  command
    .argument('[registry]', 'a folder or oci://host/path (default: "registry" of ontarget.json)')
    .option('--plan <id>', 'only this plan')
    .option('--keys <file>', `whose signatures count (default: ${KEYS_FILE} beside the project file)`)
    .option('--unsigned', 'check digests alone, of versions that nobody signed')
    .option('--lock <file>', `the lock file (default: ${LOCK_FILE} beside the project file, if it exists)`)
    .addOption(
      new Option('--on <date>', 'the day on which claims have to hold').default(
        new Date().toISOString().slice(0, 10),
        'today',
      ),
    )
    .option('--json', 'print the result as JSON (schema/verify.schema.json)')
    .addHelpText('after', HELP)
    .action((registry: string | undefined, options: VerifyOptions) =>
      refusingIn('verify', options.json, () => verify(registry, options)),
    );
}

const HELP = `
Every byte of every version is checked against the digests that lead to it, every signature against the list of keys, and
the versions against the lock file. Status 3 where anything is found; each finding names the file, what was expected and
what is there.

Examples:
  ontarget verify published
  ontarget verify oci://registry.example.com/plans --plan field-sales
  ontarget verify published --keys ontarget.keys.json --json`;

async function verify(registry: string | undefined, options: VerifyOptions): Promise<void> {
  if (!parseDate(options.on).ok) throw new Failure(`--on ${options.on} is no day`, 'Write it as 2027-01-15.');
  const place = await publishingPlace('.');
  const store = storeFor(registry, place);
  const keys = options.unsigned ? undefined : trustedKeys(options.keys, place);
  const lock = readLock(options.lock ?? join(place.folder, LOCK_FILE));
  if (options.lock !== undefined && lock === undefined)
    throw new Failure(`there is no lock file ${options.lock}`, '`ontarget pull` writes it.');

  const plans = options.plan === undefined ? await store.plans() : [await onePlan(store, options.plan)];
  const found: { version: Inspected; by: string | undefined }[] = [];
  const findings: Finding[] = [];
  // A plan that is locked and gone is missed as well.
  const all = options.plan === undefined ? [...new Set([...plans, ...Object.keys(lock ?? {})])] : plans;
  for (const plan of all) {
    const versions = await versionsOf(store, plan);
    findings.push(
      ...findingsOf(store, plan, versions, { keys, lock }),
      ...expiredClaims(versions, options.on),
    );
    for (const version of versions)
      found.push({ version, by: keys === undefined ? undefined : signatureOf(version, keys).by?.name });
  }
  if (found.length === 0 && findings.length === 0)
    throw new Failure(`no evaluator is published in ${store.place}`);
  if (options.json) printJson('verify', verifyJson(found, findings));
  else printAll(found, findings);
  if (findings.length > 0) exitWith(EXIT.errors);
}

function verifyJson(
  found: readonly { readonly version: Inspected; readonly by: string | undefined }[],
  findings: readonly Finding[],
) {
  return {
    ok: findings.length === 0,
    versions: found.map(({ version: { plan, from, digest, manifest }, by }) => ({
      plan,
      from,
      ...(digest === undefined ? {} : { digest }),
      ...(manifest === undefined ? {} : { manifest }),
      ...(by === undefined ? {} : { signedBy: by }),
    })),
    findings,
  };
}

function printAll(
  found: readonly { readonly version: Inspected; readonly by: string | undefined }[],
  findings: readonly Finding[],
): void {
  for (const { version, by } of found) {
    const { name, findings: own } = version;
    if (own.length > 0) continue;
    const signed = by === undefined ? 'digests' : `digests, and signature of "${by}"`;
    print(`${paint('green', 'whole')}  ${name}: ${signed}`);
  }
  for (const finding of findings) print(`${paint('red', 'wrong')}  ${findingText(finding)}`);
  const versions = found.length === 1 ? '1 version' : `${found.length} versions`;
  if (findings.length === 0) print(`${versions}: each byte is what was published`);
  else print(`${versions}: ${findings.length === 1 ? '1 finding' : `${findings.length} findings`}`);
}
