import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonicalBytes, type Digest } from '@ontarget/evaluator/format';
import { parseDate } from '@ontarget/evaluator/numbers';
import { shownPath } from '../output/paths.ts';
import { type Artifact, MEDIA_TYPES, manifestBytes, readManifest } from './artifact.ts';
import { EARLIER_MANIFEST, readEarlier } from './earlier-format.ts';
import { NotReadable } from './json.ts';
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
  const findings: Finding[] = [];
  /** The bytes of a file; undefined where there are none, which is told here unless there is no such file. */
  const bytesOf = async (name: string): Promise<Uint8Array | undefined> => {
    try {
      return await bytesAt(join(folder, name));
    } catch (error) {
      if (!(error instanceof NotReadable)) throw error;
      findings.push({ code: 'unreadable', file: inFolder(name), message: error.message });
      return undefined;
    }
  };
  const wasTold = (name: string) => findings.some(({ file }) => file === inFolder(name));
  const names = await filesIn(folder);
  const earlier =
    names.includes(EARLIER_MANIFEST) && !names.includes(LAYOUT_FILE)
      ? await bytesOf(EARLIER_MANIFEST)
      : undefined;
  let manifest: Uint8Array | undefined;
  let manifestName = inFolder(BLOBS);
  const known = new Set<string>([LAYOUT_FILE, INDEX_FILE]);

  for (const name of earlier === undefined ? names.filter((one) => one.startsWith(`${BLOBS}/`)) : []) {
    const bytes = await bytesOf(name);
    const expected = `sha256:${name.slice(BLOBS.length + 1)}`;
    if (bytes === undefined) {
      if (wasTold(name)) known.add(name);
      continue;
    }
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
      if (bytes === undefined) {
        if (!wasTold(name)) findings.push({ code: 'missing', file: inFolder(name), message: 'is missing' });
      } else if (expected !== undefined && sha256(bytes) !== sha256(expected))
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
    blob: (digest) => bytesAt(join(folder, BLOBS, hex(digest))),
    nameOf: (digest) => inFolder(`${BLOBS}/${hex(digest)}`),
    ...(earlier === undefined ? {} : { earlier: readEarlier(earlier, folder) }),
  };
}

/** @throws NotReadable where something is there and its bytes cannot be had */
async function bytesAt(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new NotReadable(`cannot be read (${code ?? String(error)})`);
  }
}

function manifestFiles(bytes: Uint8Array): ReturnType<typeof readManifest> | undefined {
  try {
    return readManifest(bytes);
  } catch {
    // One of the other files, which are looked at under the names that the manifest has for them.
    return undefined;
  }
}

/** All that lies in a version's folder but the folders that belong there: one in a file's place is no file either. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((name) => name !== dirname(BLOBS) && name !== BLOBS)
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
