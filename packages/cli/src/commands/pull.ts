import { join } from 'node:path';
import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { refusingIn } from '../output/refusal.ts';
import type { Inspected } from '../registry/inspect.ts';
import { inspect } from '../registry/inspect.ts';
import { KEYS_FILE } from '../registry/keys.ts';
import { drift, LOCK_FILE, type Lock, locked, readLock, writeLock } from '../registry/lock.ts';
import { openStore, publishingPlace, storeFor, trustedKeys } from '../registry/open.ts';
import { Refusal } from '../registry/refusal.ts';
import type { Store } from '../registry/store.ts';
import { findingsOf, onePlan, refuseFindings, versionsOf } from '../registry/versions.ts';
import { isPublicLog, note, print } from '../terminal.ts';

interface PullOptions {
  readonly to: string;
  readonly plan?: string;
  readonly keys?: string;
  readonly unsigned?: boolean;
  readonly lock?: string;
  readonly frozen?: boolean;
  readonly json?: boolean;
}

/** `ontarget pull`: copies published versions into a folder, and locks what was copied. */
export function define(command: Command): void {
  command
    .argument('[registry]', 'a folder or oci://host/path (default: "registry" of ontarget.json)')
    .requiredOption('--to <folder>', 'the folder to copy into')
    .option('--plan <id>', 'only this plan')
    .option('--keys <file>', `whose signatures count (default: ${KEYS_FILE} beside the project file)`)
    .option('--unsigned', 'check digests alone, of versions that nobody signed')
    .option('--lock <file>', `the lock file to keep (default: ${LOCK_FILE} beside the project file)`)
    .option('--frozen', 'refuse versions that are not locked yet (always so under CI)')
    .option('--json', 'print the result as JSON (schema/pull.schema.json)')
    .addHelpText('after', HELP)
    .action((registry: string | undefined, options: PullOptions) =>
      refusingIn('pull', options.json, () => pull(registry, options)),
    );
}

const HELP = `
The lock file says by which versions the project pays; commit it. A version that is locked and now is another one, or gone,
is refused; one that is new is locked, but refused with --frozen and where the variable CI is set.

Examples:
  ontarget pull oci://registry.example.com/plans --to published
  ontarget pull oci://registry.example.com/plans --to published --frozen
  ontarget run plans/sales --registry published --period FY27-Q1`;

async function pull(registry: string | undefined, options: PullOptions): Promise<void> {
  const place = await publishingPlace('.');
  const store = storeFor(registry, place);
  const keys = options.unsigned ? undefined : trustedKeys(options.keys, place);
  const lockFile = options.lock ?? join(place.folder, LOCK_FILE);
  let lock: Lock = readLock(lockFile) ?? {};
  const frozen = options.frozen === true || isPublicLog();

  const plans = options.plan === undefined ? await store.plans() : [await onePlan(store, options.plan)];
  const all: Inspected[] = [];
  for (const plan of plans) {
    const versions = await versionsOf(store, plan);
    refuseFindings(findingsOf(store, plan, versions, { keys }));
    refuseFindings(
      drift(lock, plan, versions, store.place).filter(({ code }) => frozen || code !== 'lock-unknown'),
    );
    all.push(...versions);
    lock = locked(lock, plan, versions);
  }
  if (options.plan === undefined)
    for (const plan of Object.keys(lock).filter((one) => !plans.includes(one)))
      refuseFindings(drift(lock, plan, [], store.place));
  if (all.length === 0) throw new Failure(`no evaluator is published in ${store.place}`);

  const target = openStore(options.to);
  const copied: string[] = [];
  for (const version of all) if (await copy(version, target)) copied.push(`${version.plan}/${version.from}`);
  await writeLock(lockFile, lock);
  if (options.json) {
    printJson('pull', {
      ok: true,
      lock: shownPath(lockFile),
      versions: all.map(({ plan, from, digest, manifest }) => ({
        plan,
        from,
        digest,
        manifest,
        new: copied.includes(`${plan}/${from}`),
      })),
    });
    return;
  }
  for (const name of copied) print(`${target.place}/${name}`);
  const before = all.length - copied.length;
  print(`${copied.length} copied${before === 0 ? '' : `, ${before} there before`}`);
  note(`What was copied is locked in ${shownPath(lockFile)}; commit it.`);
}

/** Copies a version; false where it is there already. */
async function copy(version: Inspected, target: Store): Promise<boolean> {
  const { plan, from, name, artifact, manifest } = version;
  if (artifact === undefined)
    throw new Failure(
      `${name} was written by an earlier ontarget and cannot be copied`,
      'Check out what it was published from, and publish that into another place.',
    );
  if (await target.add(plan, from, artifact)) return true;
  const there = await inspect(target, plan, from);
  refuseFindings(there.findings);
  if (there.manifest !== manifest)
    throw new Refusal(
      'collision',
      `${there.name} is there already, and is another version`,
      `There: ${there.manifest}\nIn ${name}: ${manifest}\nCopy into an empty folder, and find out why there are two.`,
    );
  return false;
}
