import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  findProjectFile,
  nodeFileSystem,
  pathOfUri,
  readProjectFile,
  uriOfPath,
} from '@ontarget/workspace/node';
import { Failure } from '../failure.ts';
import { registryStore } from './distribution.ts';
import { KEYS_FILE, type KnownKey, readKeys } from './keys.ts';
import { folderStore } from './layout.ts';
import { LOCK_FILE, readLock } from './lock.ts';
import { isReference } from './reference.ts';
import type { Store } from './store.ts';
import type { HeldTo } from './versions.ts';

/** Opens the published versions in a folder or, as `oci://…`, on a registry. */
export function openStore(place: string): Store {
  return isReference(place) ? registryStore(place) : folderStore(place);
}

/** What a project says of publishing, from the folder of a plan or the working directory upward. */
export interface PublishingPlace {
  /** The folder of the project file; the folder that was asked for where there is none. */
  readonly folder: string;
  /** Where `ontarget.json` says that versions are kept. */
  readonly registry?: string;
}

/** Finds the project that a folder belongs to. */
export async function publishingPlace(from: string): Promise<PublishingPlace> {
  const fs = nodeFileSystem();
  const uri = await findProjectFile(fs, uriOfPath(from));
  if (uri === undefined) return { folder: from };
  const folder = dirname(pathOfUri(uri));
  const { registry } = readProjectFile(await fs.readFile(uri)).file;
  return { folder, ...(registry === undefined ? {} : { registry: placeIn(folder, registry) }) };
}

/** The place that a project file says, as seen from here. */
export function placeIn(folder: string, registry: string): string {
  return isReference(registry) ? registry : join(folder, registry);
}

/** The place to read from: what the command line says, else the project's. */
export function storeFor(said: string | undefined, { registry }: PublishingPlace): Store {
  const place = said ?? registry;
  if (place === undefined)
    throw new Failure(
      'where the published versions are is not said',
      'Name a folder or oci://host/path, or say "registry" in ontarget.json.',
    );
  if (!isReference(place) && !existsSync(place))
    throw new Failure(`there is no folder ${place}`, 'Publish an evaluator into it with `ontarget publish`.');
  return openStore(place);
}

/**
 * The keys whose signatures count: of the list that is said, or of the project's.
 *
 * @throws {Failure} where there is neither
 */
export function trustedKeys(said: string | undefined, place: PublishingPlace): readonly KnownKey[] {
  const file = keysFile(said, place);
  if (file !== undefined) return readKeys(file);
  throw new Failure(
    'there is no list of keys whose signatures count',
    `Say --keys <file>, or keep ${KEYS_FILE} beside ontarget.json. To check digests alone, say --unsigned.`,
  );
}

/** The list of keys that is said, or the project's where it has one. */
function keysFile(said: string | undefined, { folder }: PublishingPlace): string | undefined {
  const usual = join(folder, KEYS_FILE);
  return said ?? (existsSync(usual) ? usual : undefined);
}

/** What whoever pays by published versions holds them to: the project's keys and its lock file, where it has them. */
export function heldTo(place: PublishingPlace, said: string | undefined): HeldTo {
  const file = keysFile(said, place);
  return {
    keys: file === undefined ? undefined : readKeys(file),
    lock: readLock(join(place.folder, LOCK_FILE)),
  };
}
