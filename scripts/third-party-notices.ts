import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** A package whose code is part of a bundle. */
interface Bundled {
  name: string;
  version: string;
  /** What its package.json says, such as `MIT`. */
  license: string;
  /** The text of its licence file, or where to find it. */
  text: string;
}

/**
 * The notices that the licences of bundled packages ask for, as one text. What was bundled is read from what the bundler
 * says, so a package that was dropped is not named and a new one is not forgotten.
 *
 * @param root the project's root, which the bundler's paths start from
 * @throws Error when a bundled package names no licence: it may not be shipped
 */
export function thirdPartyNotices(root: string, bundles: readonly Metafile[]): string {
  const sources = bundles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => used(inputs));
  const folders = new Set(sources.flatMap((source) => packageOf(source) ?? []));
  // One package may be installed at several places.
  const found = [...folders].map((folder) => read(join(root, folder)));
  const packages = [...new Map(found.map((one) => [`${one.name} ${one.version}`, one])).values()];
  packages.sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const chapters = packages.map(
    ({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text.trim()}\n`,
  );
  return `This package contains the following software of others.\n\n${chapters.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** Files of which something is left in the bundle. */
function used(inputs: Readonly<Record<string, { bytesInOutput: number }>>): string[] {
  return Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : []));
}

/** The folder of the innermost package that a file belongs to: a package may carry packages of its own. */
function packageOf(source: string): string | undefined {
  return /^(.*\bnode_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1];
}

function read(folder: string): Bundled {
  const { name, version, license, homepage, repository } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  if (typeof license !== 'string') throw new Error(`${name} is bundled, but names no licence in ${folder}`);
  const [file] = globSync('{LICENSE,LICENCE,License,license}*', { cwd: folder });
  const text =
    file === undefined
      ? `Published without the text of its licence; see ${homepage ?? repository?.url ?? repository}.`
      : readFileSync(join(folder, file), 'utf8');
  return { name, version, license, text };
}
