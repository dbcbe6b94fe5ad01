import type { LangiumDocument, URI } from 'langium';
import { folderFromKey, folderKey, usedFolders } from '../scopes/folders.ts';
import type { OnTargetServiceSet } from './core-module.ts';

/** What could not be read while a plan was loaded. */
export interface LoadProblem {
  /** The folder or file that could not be read. */
  readonly uri: URI;
  readonly message: string;
}

export interface LoadedFolder {
  /** The folder's documents and those of the folders it uses, all linked. */
  readonly documents: readonly LangiumDocument[];
  readonly problems: readonly LoadProblem[];
}

export interface LoadOptions {
  /** Whether a folder that `use` names may be read; plans stay inside their workspace unless the caller says otherwise. */
  readonly mayRead?: (folder: URI) => boolean;
}

/**
 * Reads the `.ote` files of a folder (not of those below it) and of the folders it uses, then links them. What cannot
 * be read is returned, not thrown; a folder is read once however often it is used.
 */
export async function loadFolder(
  services: OnTargetServiceSet,
  folder: URI,
  options: LoadOptions = {},
): Promise<LoadedFolder> {
  const problems: LoadProblem[] = [];
  const documents: LangiumDocument[] = [];
  const seen = new Set([folderKey(folder)]);
  for (const key of seen) {
    const read = await readFolder(services, folderFromKey(key), problems);
    documents.push(...read);
    for (const used of read.flatMap((document) => usedFolders(document))) {
      if (options.mayRead?.(folderFromKey(used)) ?? true) seen.add(used);
    }
  }
  await services.shared.workspace.DocumentBuilder.build(documents);
  return { documents, problems };
}

async function readFolder(
  { shared }: OnTargetServiceSet,
  folder: URI,
  problems: LoadProblem[],
): Promise<LangiumDocument[]> {
  const files = await attempt(folder, problems, () =>
    shared.workspace.FileSystemProvider.readDirectory(folder),
  );
  const plans = (files ?? []).filter(({ isFile, uri }) => isFile && uri.path.endsWith('.ote'));
  const documents: LangiumDocument[] = [];
  for (const { uri } of plans) {
    const document = await attempt(uri, problems, () =>
      shared.workspace.LangiumDocuments.getOrCreateDocument(uri),
    );
    if (document !== undefined) documents.push(document);
  }
  return documents;
}

async function attempt<T>(uri: URI, problems: LoadProblem[], read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    problems.push({ uri, message: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}
