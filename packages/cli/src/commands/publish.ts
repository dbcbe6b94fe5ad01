import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan } from '@ontarget/evaluator/format';
import { parseDate } from '@ontarget/evaluator/numbers';
import { writeAtomically } from '@ontarget/warehouse/node';
import { pathOfUri, type Snapshot } from '@ontarget/workspace/node';
import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { evaluatorText } from '../output/evaluator.ts';
import { printJson } from '../output/json.ts';
import { shownPath } from '../output/paths.ts';
import { openOnePlan } from '../plan/open.ts';
import { MANIFEST, type Manifest, manifestsIn, versionFolder } from '../plan/published.ts';
import { effectiveOf, planHasErrors } from '../plan/versions.ts';
import { paint, print } from '../terminal.ts';

interface PublishOptions {
  readonly to?: string;
  readonly effective?: string;
  readonly root?: string;
  readonly json?: boolean;
}

/** Published files are read-only, as a reminder that nothing about them changes any more. */
const MODE = 0o444;

/** `ontarget publish`: keeps an evaluator for good, by plan, effective date and digest. */
export function define(command: Command): void {
  command
    .argument('[folder]', 'the plan folder', '.')
    .option('--to <folder>', 'the folder of published evaluators (default: the registry of ontarget.json)')
    .option(
      '--effective <date>',
      "the first day that it is in force (default: the day that the plan says it is amended from, else the plan year's first)",
    )
    .option('--root <folder>', 'let `use` reach other folders inside this one')
    .option('--json', 'print the result as JSON (schema/publish.schema.json)')
    .addHelpText('after', HELP)
    .action(publish);
}

const HELP = `
What is published never changes: publishing the same evaluator again does nothing, and publishing another one for the
same date is refused. An amendment is published with a later --effective date and is in force from then on; where its header says
"amended from …", that is its date.

Examples:
  ontarget publish plans/sales --to published
  ontarget publish plans/sales --to published --effective 2027-08-01
  ontarget run plans/sales --published published --period FY27-Q3`;

async function publish(folder: string, options: PublishOptions): Promise<void> {
  const snapshot = await openOnePlan(folder, options);
  const { evaluator, diagnostics, plan } = snapshot;
  if (evaluator === undefined) throw planHasErrors(folder, diagnostics);
  const registry = options.to ?? registryOf(snapshot);
  const from = effectiveFrom(options.effective, evaluator.file.plan);
  const { digest } = evaluator;
  const name = `${digest.replace(':', '-')}.json`;
  const manifest: Manifest = {
    plan: plan.id,
    title: plan.title,
    effective: { from },
    digest,
    evaluator: name,
  };

  const before = existing(registry, manifest);
  const target = versionFolder(registry, plan.id, from);
  if (before === undefined) {
    await mkdir(target, { recursive: true });
    await writeAtomically(join(target, name), MODE, (partial) =>
      writeFile(partial, evaluatorText(evaluator.file)),
    );
    // The manifest comes last: a version counts once it is there.
    await writeAtomically(join(target, MANIFEST), MODE, (partial) =>
      writeFile(partial, `${JSON.stringify(manifest, null, 2)}\n`),
    );
  }
  const file = shownPath(join(target, name));
  if (options.json) {
    printJson('publish', {
      ok: true,
      plan: plan.id,
      effective: from,
      digest,
      file,
      new: before === undefined,
    });
    return;
  }
  const what = before === undefined ? paint('green', 'Published') : 'Published before:';
  print(`${what} "${plan.title}", in force from ${from}`);
  print(file);
  print(digest);
}

function registryOf({ project }: Snapshot): string {
  const { registry } = project.file;
  if (registry !== undefined) return join(pathOfUri(project.folder), registry);
  throw new Failure(
    'no folder to publish into is said',
    'Say --to <folder>, or "registry" in ontarget.json.',
  );
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

/** The manifest that is there already for the same plan and date; refuses where it is of another evaluator. */
function existing(registry: string, { plan, effective, digest }: Manifest): Manifest | undefined {
  if (!existsSync(registry)) return undefined;
  const found = manifestsIn(registry).find(
    ({ manifest }) => manifest.plan === plan && manifest.effective.from === effective.from,
  );
  if (found === undefined || found.manifest.digest === digest) return found?.manifest;
  throw new Failure(
    `${plan} is published for ${effective.from} already, and what it pays is not what this plan pays`,
    `Published: ${found.manifest.digest}\nThis plan: ${digest}\nPublish an amendment with a later --effective date.`,
  );
}
