import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Digest, Plan } from '@ontarget/evaluator/format';
import { parseDate } from '@ontarget/evaluator/numbers';
import { pathOfUri, type Snapshot } from '@ontarget/workspace/node';
import type { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { Failure } from '../failure.ts';
import { evaluatorText } from '../output/evaluator.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { refusingIn } from '../output/refusal.ts';
import { committedSources } from '../plan/committed.ts';
import { readLedger } from '../plan/ledger.ts';
import { openOnePlan } from '../plan/open.ts';
import { publishable } from '../plan/publishable.ts';
import { effectiveOf } from '../plan/versions.ts';
import { admit, type Closed, closedPeriods, collision } from '../registry/admission.ts';
import { readApprovals } from '../registry/approvals.ts';
import { type Artifact, FILES, manifestBytes } from '../registry/artifact.ts';
import { envelopeBytes } from '../registry/dsse.ts';
import { STATEMENT_TYPE, statementBytes } from '../registry/in-toto.ts';
import { inspect } from '../registry/inspect.ts';
import { KEY_VARIABLE, signingKey } from '../registry/keys.ts';
import { openStore, placeIn } from '../registry/open.ts';
import { publicationBytes } from '../registry/publication.ts';
import { Refusal } from '../registry/refusal.ts';
import { sha256 } from '../registry/sha256.ts';
import { refuseFindings, versionsOf } from '../registry/versions.ts';
import { note, paint, print } from '../terminal.ts';

interface PublishOptions {
  readonly to?: string;
  readonly effective?: string;
  readonly key?: string;
  readonly unsigned?: boolean;
  readonly approvals?: string;
  readonly ledger?: string;
  readonly closedThrough?: string;
  readonly root?: string;
  readonly json?: boolean;
}

/** `ontarget publish`: keeps an evaluator for good, by plan, first day in force and digest, signed. */
export function define(command: Command): void {
  command
    .argument('[folder]', 'the plan folder', '.')
    .option(
      '--to <place>',
      'a folder, or oci://host/path on a registry (default: "registry" of ontarget.json)',
    )
    .option(
      '--effective <date>',
      "the first day that it is in force (default: the day that the plan says it is amended from, else the plan year's first)",
    )
    .option('--key <file>', `the ed25519 private key that signs (default: the variable ${KEY_VARIABLE})`)
    .option('--unsigned', 'publish without a signature, to try things out')
    .option('--approvals <file>', 'approvals to record as claims of whoever signs')
    .option(
      '--ledger <file>',
      'what was paid before; its periods are closed (default: ledger/<plan>.ndjson beside the plan, if it exists)',
    )
    .option('--closed-through <date>', 'the last day that is paid for, where the ledger is not at hand')
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--json', 'print the result as JSON (schema/publish.schema.json)')
    .addHelpText('after', HELP)
    .action((folder: string, options: PublishOptions) =>
      refusingIn('publish', options.json, () => publish(folder, options)),
    );
}

const HELP = `
What is published never changes: publishing the same evaluator again does nothing, and publishing another one for the
same date is refused. An amendment is published with a later --effective date and is in force from then on; where its header says
"amended from …", that is its date. Uncommitted changes, failing examples and false claims are refused.

Examples:
  ontarget publish plans/sales --to published --key signing.pem
  ontarget publish plans/sales --to oci://registry.example.com/plans --effective 2027-08-01
  ontarget run plans/sales --registry published --period FY27-Q3`;

async function publish(folder: string, options: PublishOptions): Promise<void> {
  const key = signingKey(options.key);
  if (key === undefined && !options.unsigned)
    throw new Refusal(
      'no-key',
      'there is no key to sign with',
      `Say --key <file> or set ${KEY_VARIABLE}; \`ontarget key\` makes one. To try things out, say --unsigned.`,
    );
  const snapshot = await openOnePlan(folder, options);
  const { file, digest, examples, warnings } = publishable(folder, snapshot);
  const sources = committedSources(snapshot);
  if (sources.commit === undefined)
    note('The plan is in no git repository, so its provenance names its files and no commit.');
  const { id, title } = snapshot.plan;
  const from = effectiveFrom(options.effective, file.plan);
  const approvals = readApprovals(options.approvals, from);

  const store = openStore(options.to ?? registryOf(snapshot));
  const versions = await versionsOf(store, id);
  refuseFindings(versions.flatMap(({ findings }) => findings));
  const entries = versions.map((version) => ({ ...version, digest: version.digest ?? '' }));
  const { published, supersedes } = admit(id, entries, { from, digest }, closedOf(folder, snapshot, options));
  if (published !== undefined) {
    report(options, {
      plan: id,
      title,
      from,
      digest,
      manifest: published.manifest,
      place: published.name,
      new: false,
    });
    const claimed = published.publication?.claims.approvals ?? [];
    if (options.approvals !== undefined && !isDeepStrictEqual(claimed, approvals))
      note(
        `The approvals of ${shownPath(options.approvals)} are not recorded: what was claimed of a version stays as it was published.`,
      );
    return;
  }

  const evaluator = Buffer.from(evaluatorText(file));
  const publication = publicationBytes({
    plan: id,
    title,
    effective: { from },
    digest: digest as Digest,
    evaluator: { name: FILES.evaluator, sha256: sha256(evaluator), size: evaluator.length },
    ...(supersedes?.manifest === undefined
      ? {}
      : { supersedes: { from: supersedes.from, manifest: supersedes.manifest } }),
    claims: { examples, warnings, approvals },
  });
  const statement = statementBytes({
    subjects: { [FILES.publication]: sha256(publication), [FILES.evaluator]: sha256(evaluator) },
    plan: id,
    effective: from,
    sources: sources.files,
    ...(sources.commit === undefined ? {} : { commit: sources.commit }),
    ...(sources.repository === undefined ? {} : { repository: sources.repository }),
    tool: manifest.version,
    at: publishedAt(),
  });
  const provenance = envelopeBytes(STATEMENT_TYPE, statement, options.unsigned ? undefined : key);
  const artifact: Artifact = { publication, evaluator, provenance };
  const added = await store.add(id, from, artifact);
  // Where somebody else was faster, what they published decides.
  const there = added ? undefined : await inspect(store, id, from);
  if (there !== undefined && there.digest !== digest)
    throw collision(id, { from, digest }, there.digest ?? 'unreadable');
  report(options, {
    plan: id,
    title,
    from,
    digest,
    manifest: there === undefined ? sha256(manifestBytes(artifact)) : there.manifest,
    place: `${store.place}/${id}/${from}`,
    new: added,
  });
}

interface Published {
  readonly plan: string;
  readonly title: string;
  readonly from: string;
  readonly digest: string;
  readonly manifest: Digest | undefined;
  readonly place: string;
  readonly new: boolean;
}

function report({ json }: PublishOptions, { title, from, ...published }: Published): void {
  if (json) {
    printJson('publish', { ok: true, effective: from, ...published });
    return;
  }
  const what = published.new ? paint('green', 'Published') : 'Published before:';
  print(`${what} "${title}", in force from ${from}`);
  print(published.place);
  print(published.digest);
}

function registryOf({ project }: Snapshot): string {
  const { registry } = project.file;
  if (registry !== undefined) return placeIn(pathOfUri(project.folder), registry);
  throw new Failure(
    'no folder to publish into is said',
    'Say --to <folder> or --to oci://host/path, or "registry" in ontarget.json.',
  );
}

function closedOf(folder: string, snapshot: Snapshot, { ledger, closedThrough }: PublishOptions): Closed {
  if (closedThrough !== undefined && !parseDate(closedThrough).ok)
    throw new Failure(`--closed-through ${closedThrough} is no day`, 'Write it as 2027-03-31.');
  const { project, plan } = snapshot;
  const beside = project.uri === undefined ? resolve(folder) : pathOfUri(project.folder);
  const postings = readLedger(ledger ?? join(beside, 'ledger', `${plan.id}.ndjson`));
  return {
    periods: closedPeriods(postings),
    ...(closedThrough === undefined ? {} : { through: closedThrough }),
  };
}

function effectiveFrom(said: string | undefined, plan: Plan): string {
  const { year, amended } = plan;
  if (said === undefined) return effectiveOf(plan).from;
  const date = parseDate(said);
  if (!date.ok) throw new Failure(`--effective: ${date.message}`);
  if (said < year.first || said > year.last) {
    throw new Failure(`--effective ${said} lies outside the plan's year, ${year.first} to ${year.last}`);
  }
  if (amended !== undefined && amended.from !== said) {
    throw new Failure(
      `the plan says that it is amended from ${amended.from}, not from ${said}`,
      "Leave --effective out, or change the day in the plan's header.",
    );
  }
  return said;
}

/** Now, or the time that builds are told to write into what they make so that it comes out the same again. */
function publishedAt(): string {
  const { SOURCE_DATE_EPOCH } = process.env;
  const at = /^\d{1,11}$/.test(SOURCE_DATE_EPOCH ?? '') ? Number(SOURCE_DATE_EPOCH) * 1000 : Date.now();
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}
