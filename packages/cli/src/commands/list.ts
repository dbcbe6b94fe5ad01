import { type Effective, inForce, versionOn } from '@ontarget/evaluator/engine';
import { parseDate } from '@ontarget/evaluator/numbers';
import type { Command } from 'commander';
import { EXIT, exitWith } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { printJson } from '../output/json.ts';
import { refusingIn } from '../output/refusal.ts';
import { textTable } from '../output/table.ts';
import type { Inspected } from '../registry/inspect.ts';
import { publishingPlace, storeFor } from '../registry/open.ts';
import { onePlan, versionsOf } from '../registry/versions.ts';
import { note, print } from '../terminal.ts';

interface ListOptions {
  readonly plan?: string;
  readonly on?: string;
  readonly json?: boolean;
}

/** `ontarget list`: which versions of which plans are published, and when each is in force. */
export function define(command: Command): void {
  command
    .argument('[registry]', 'a folder or oci://host/path (default: "registry" of ontarget.json)')
    .option('--plan <id>', 'only this plan')
    .option('--on <date>', 'only the version in force on this day')
    .option('--json', 'print the result as JSON (schema/list.schema.json)')
    .addHelpText('after', HELP)
    .action((registry: string | undefined, options: ListOptions) =>
      refusingIn('list', options.json, () => list(registry, options)),
    );
}

const HELP = `
A version is in force until the day before the next one. Signatures are not looked at: \`ontarget verify\` does that.

Examples:
  ontarget list published
  ontarget list oci://registry.example.com/plans --plan field-sales --on 2027-08-15`;

const COLUMNS = ['Plan', 'In force', 'Digest', 'Signed', 'Title'].map((heading) => ({ heading }));

type Listed = Inspected & { readonly effective: Effective };

async function list(registry: string | undefined, { plan, on, json }: ListOptions): Promise<void> {
  if (on !== undefined && !parseDate(on).ok)
    throw new Failure(`--on ${on} is no day`, 'Write it as 2027-01-15.');
  const store = storeFor(registry, await publishingPlace('.'));
  const plans = plan === undefined ? await store.plans() : [await onePlan(store, plan)];
  const listed: Listed[] = [];
  for (const id of plans) {
    const versions = await versionsOf(store, id);
    const current = on === undefined ? undefined : versionOn(versions, on);
    listed.push(...inForce(versions).filter(({ from }) => on === undefined || from === current?.from));
  }
  if (json) printJson('list', { versions: listed.map(versionJson) });
  else if (listed.length === 0)
    print(`Nothing is published in ${store.place}${on === undefined ? '' : ` for ${on}`}.`);
  else print(textTable(COLUMNS, listed.map(cells)));
  const damaged = listed.filter(({ findings }) => findings.length > 0);
  for (const { name } of damaged)
    note(`${name} was changed after it was published; \`ontarget verify\` says what.`);
  if (damaged.length > 0) exitWith(EXIT.errors);
}

function cells({ plan, effective, digest, title, envelope }: Listed): string[] {
  const { from, to } = effective;
  const signed = (envelope?.signatures.length ?? 0) > 0;
  return [
    plan,
    to === undefined ? `from ${from}` : `${from} to ${to}`,
    digest ?? 'unreadable',
    signed ? 'yes' : 'no',
    title,
  ];
}

function versionJson(version: Listed) {
  const { plan, title, effective, digest, manifest, envelope, provenance, publication, findings } = version;
  return {
    plan,
    title,
    effective,
    ...(digest === undefined ? {} : { digest }),
    ...(manifest === undefined ? {} : { manifest }),
    signatures: (envelope?.signatures ?? []).map(({ keyid }) => keyid),
    ...(provenance === undefined
      ? {}
      : {
          publishedAt: provenance.at,
          ...(provenance.commit === undefined ? {} : { commit: provenance.commit }),
        }),
    ...(publication === undefined ? {} : { claims: publication.claims }),
    whole: findings.length === 0,
  };
}
