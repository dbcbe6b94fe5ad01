import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonicalBytes, type Digest } from '@ontarget/evaluator/format';
import { parseDate } from '@ontarget/evaluator/numbers';
import { shownPath } from '../output/paths.ts';
import { type Artifact, MEDIA_TYPES, manifestBytes, readManifest } from './artifact.ts';
import { EARLIER_MANIFEST, readEarlier } from './earlier-format.ts';
import { sha256 } from './sha256.ts';
import { changed, type Finding, type Store, type Stored } from './store.ts';

/**
 * A folder of published versions: `<folder>/<plan id>/<first day>/` is an OCI image layout (specification 1.1) of its
 * own, so that nothing of a version is ever written again, and it comes by one rename.
 */
export function folderStore(folder: string): Store {
  return {
    place: shownPath(folder),
    plans: () => subfolders(folder),
    async days(plan) {
      const names = await subfolders(join(folder, plan));
      return names.filter((name) => parseDate(name).ok);
    },
    read: (plan, day) => readLayout(join(folder, plan, day)),
    add: (plan, day, artifact) => addLayout(folder, join(folder, plan, day), artifact),
  };
}

/** Published files are read-only, as a reminder that nothing about them changes any more. */
const MODE = 0o444;
/** How the folders begin that versions are written in, and after how many milliseconds one is nobody's any more. */
const PARTIAL = '.publishing-';
const LEFT_BEHIND = 24 * 60 * 60 * 1000;
const LAYOUT_FILE = 'oci-layout';
const INDEX_FILE = 'index.json';
const BLOBS = 'blobs/sha256';
const LAYOUT = canonicalBytes({ imageLayoutVersion: '1.0.0' });

function indexBytes(manifest: Uint8Array, day: string): Uint8Array {
  return canonicalBytes({
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.index,
    manifests: [
      {
        mediaType: MEDIA_TYPES.manifest,
        artifactType: MEDIA_TYPES.artifact,
        digest: sha256(manifest),
        size: manifest.length,
        annotations: { 'org.opencontainers.image.ref.name': day },
      },
    ],
  });
}

/** Writes all of it beside its place, onto the disk, and then moves it there: a kill at any time leaves no part of it. */
async function addLayout(folder: string, target: string, artifact: Artifact): Promise<boolean> {
  if (await exists(target)) return false;
  await removeLeftovers(folder);
  const partial = join(folder, `${PARTIAL}${randomUUID()}`);
  const manifest = manifestBytes(artifact);
  const day = target.slice(-'2027-01-01'.length);
  try {
    await mkdir(join(partial, BLOBS), { recursive: true });
    for (const bytes of [artifact.publication, artifact.evaluator, artifact.provenance, manifest])
      await writeWhole(join(partial, BLOBS, hex(sha256(bytes))), bytes);
    await writeWhole(join(partial, LAYOUT_FILE), LAYOUT);
    await writeWhole(join(partial, INDEX_FILE), indexBytes(manifest, day));
    await mkdir(dirname(target), { recursive: true });
    try {
      await rename(partial, target);
    } catch (error) {
      // Somebody else published for the same day in between: a folder that holds something is never replaced.
      if (await exists(target)) return false;
      throw error;
    }
    return true;
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** What somebody who was stopped left behind a day ago or earlier: nobody writes for so long. */
async function removeLeftovers(folder: string): Promise<void> {
  if (!(await exists(folder))) return;
  const names = (await readdir(folder)).filter((name) => name.startsWith(PARTIAL));
  for (const name of names) {
    // Whose writer has moved it to its place in between is gone.
    const found = await stat(join(folder, name)).catch(() => undefined);
    if (found !== undefined && Date.now() - found.mtimeMs > LEFT_BEHIND)
      await rm(join(folder, name), { recursive: true, force: true });
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', MODE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function readLayout(folder: string): Promise<Stored> {
  const inFolder = (name: string) => `${shownPath(folder)}/${name}`;
  const bytesOf = (name: string) => readFile(join(folder, name)).catch(() => undefined);
  const names = await filesIn(folder);
  const earlier =
    names.includes(EARLIER_MANIFEST) && !names.includes(LAYOUT_FILE)
      ? await bytesOf(EARLIER_MANIFEST)
      : undefined;
  const findings: Finding[] = [];
  let manifest: Uint8Array | undefined;
  let manifestName = inFolder(BLOBS);
  const known = new Set<string>([LAYOUT_FILE, INDEX_FILE]);

  for (const name of earlier === undefined ? names.filter((one) => one.startsWith(`${BLOBS}/`)) : []) {
    const bytes = await bytesOf(name);
    const expected = `sha256:${name.slice(BLOBS.length + 1)}`;
    if (bytes === undefined) continue;
    const found = sha256(bytes);
    if (found !== expected) {
      findings.push(changed(inFolder(name), expected, found));
      known.add(name);
      continue;
    }
    const files = manifestFiles(bytes);
    if (files === undefined) continue;
    manifest = bytes;
    manifestName = inFolder(name);
    for (const digest of [found, ...Object.values(files).map((one) => one.digest)])
      known.add(`${BLOBS}/${hex(digest)}`);
  }
  if (earlier === undefined) {
    const day = folder.slice(-'2027-01-01'.length);
    const fixed: [string, Uint8Array | undefined][] = [
      [LAYOUT_FILE, LAYOUT],
      [INDEX_FILE, manifest === undefined ? undefined : indexBytes(manifest, day)],
    ];
    for (const [name, expected] of fixed) {
      const bytes = await bytesOf(name);
      if (bytes === undefined)
        findings.push({ code: 'missing', file: inFolder(name), message: 'is missing' });
      else if (expected !== undefined && sha256(bytes) !== sha256(expected))
        findings.push(changed(inFolder(name), sha256(expected), sha256(bytes)));
    }
    // Without its manifest nobody can say which of the other files belong to the version.
    for (const name of manifest === undefined ? [] : names.filter((one) => !known.has(one)))
      findings.push({ code: 'stray', file: inFolder(name), message: 'is no part of what was published' });
  }
  return {
    manifest: earlier ?? manifest,
    manifestName: earlier === undefined ? manifestName : inFolder(EARLIER_MANIFEST),
    findings,
    blob: (digest) => bytesOf(`${BLOBS}/${hex(digest)}`),
    nameOf: (digest) => inFolder(`${BLOBS}/${hex(digest)}`),
    ...(earlier === undefined ? {} : { earlier: readEarlier(earlier, folder) }),
  };
}

function manifestFiles(bytes: Uint8Array): ReturnType<typeof readManifest> | undefined {
  try {
    return readManifest(bytes);
  } catch {
    // One of the other files, which are looked at under the names that the manifest has for them.
    return undefined;
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

async function subfolders(folder: string): Promise<string[]> {
  if (!(await exists(folder))) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}

function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}

function hex(digest: Digest): string {
  return digest.slice('sha256:'.length);
}
