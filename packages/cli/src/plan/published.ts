import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { VersionedEvaluator } from '@ontarget/evaluator/engine';
import { addDays, formatDate, parseDate } from '@ontarget/evaluator/numbers';
import { Failure } from '../failure.ts';
import { readEvaluatorFile } from './evaluator-file.ts';

/** What `publish` writes beside each evaluator; it never changes. */
export interface Manifest {
  readonly plan: string;
  readonly title: string;
  readonly effective: { readonly from: string };
  readonly digest: string;
  /** Name of the evaluator's file in the same folder. */
  readonly evaluator: string;
}

export const MANIFEST = 'manifest.json';

/** The folder of one version: `<registry>/<plan id>/<effective date>`. */
export function versionFolder(registry: string, plan: string, from: string): string {
  return join(registry, plan, from);
}

/** The manifests of a registry, by plan and date. Other files in it are left alone. */
export function manifestsIn(registry: string): { folder: string; manifest: Manifest }[] {
  if (!existsSync(registry))
    throw new Failure(
      `there is no folder ${registry}`,
      'Publish an evaluator into it with `ontarget publish`.',
    );
  return subfolders(registry).flatMap((plan) =>
    subfolders(join(registry, plan)).flatMap((from) => {
      const folder = versionFolder(registry, plan, from);
      const file = join(folder, MANIFEST);
      return existsSync(file) ? [{ folder, manifest: readManifest(file) }] : [];
    }),
  );
}

/**
 * The published versions of a plan, each in force until the day before the next one. An evaluator that is not what
 * its manifest says is refused: somebody changed it.
 *
 * @param plan id of the plan; may be left out where the registry holds one plan
 */
export async function publishedVersions(registry: string, plan?: string): Promise<VersionedEvaluator[]> {
  const manifests = manifestsIn(registry);
  const ids = [...new Set(manifests.map(({ manifest }) => manifest.plan))];
  const id = plan ?? ids[0];
  if (id === undefined || !ids.includes(id)) {
    throw new Failure(
      `no evaluator of ${plan ?? 'any plan'} is published in ${registry}`,
      ids.length > 0 ? `There are: ${ids.join(', ')}.` : undefined,
    );
  }
  if (plan === undefined && ids.length > 1) {
    throw new Failure(`${registry} holds ${ids.length} plans`, `Name one with --plan: ${ids.join(', ')}.`);
  }
  const versions = manifests.filter(({ manifest }) => manifest.plan === id);
  return Promise.all(
    versions.map(async ({ folder, manifest }, index) => {
      const { file, digest } = await readEvaluatorFile(join(folder, manifest.evaluator));
      if (digest !== manifest.digest) {
        throw new Failure(
          `${join(folder, manifest.evaluator)} was changed after it was published`,
          `Its digest is ${digest}; published was ${manifest.digest}.`,
        );
      }
      const next = versions[index + 1]?.manifest.effective.from;
      const effective = {
        from: manifest.effective.from,
        ...(next === undefined ? {} : { to: dayBefore(next) }),
      };
      return { plan: file.plan, digest, effective, map: file.map };
    }),
  );
}

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

function readManifest(file: string): Manifest {
  try {
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    if (
      typeof manifest.plan === 'string' &&
      parseDate(manifest.effective.from).ok &&
      /^[\w.-]+$/.test(manifest.evaluator)
    )
      return manifest;
  } catch {
    // Said below, as for a manifest of another shape.
  }
  throw new Failure(`${file} is not a manifest of a published evaluator`);
}

function dayBefore(date: string): string {
  const day = parseDate(date);
  if (!day.ok) throw new Failure(day.message);
  return formatDate(addDays(day.value, -1));
}
