import { folderFromKey, folderKey, type OnTargetServiceSet, usedFolder, usesOf } from '@ontarget/language';
import { type AstNode, type LangiumDocument, URI } from 'langium';
import type { FileSystem } from '../files.ts';
import { contains, nameOf, place, within } from '../places.ts';

/** A file or folder that could not be read; reported where the plan asks for it. */
export interface LoadProblem {
  kind: 'unreadable' | 'no-such-folder' | 'outside';
  /** What could not be read. */
  uri: string;
  reason: string;
  /** The `use` line that asked for it; absent for a file of the plan's own folder. */
  use?: AstNode;
}

/** The documents of a plan: its own folder's and those of all folders it uses, directly or through another. */
export interface LoadedPlan {
  own: LangiumDocument[];
  used: LangiumDocument[];
  problems: LoadProblem[];
}

/**
 * Reads the files of a plan folder and of the folders it uses into the services, unless they are there already
 * (an editor's open file is). Folders are not recursive. A used folder outside of `root` is not read.
 */
export async function loadPlan(
  fs: FileSystem,
  services: OnTargetServiceSet,
  folder: string,
  root: string,
): Promise<LoadedPlan> {
  const plan: LoadedPlan = { own: [], used: [], problems: [] };
  const start = folderKey(URI.parse(folder));
  plan.own = await loadFolder(fs, services, start, plan.problems);
  const seen = new Set([start]);
  let front = plan.own;
  while (front.length > 0) {
    const wanted = front.flatMap((document) => usesOf(document).map((use) => ({ use, document })));
    front = [];
    for (const { use, document } of wanted) {
      const uri = place(usedFolder(use, document.uri));
      const key = folderKey(URI.parse(uri));
      if (seen.has(key)) continue;
      seen.add(key);
      const reason = await refusal(fs, uri, root);
      if (reason !== undefined) {
        plan.problems.push({ ...reason, uri, use });
        continue;
      }
      front.push(...(await loadFolder(fs, services, key, plan.problems, use)));
    }
    plan.used.push(...front);
  }
  return plan;
}

async function refusal(
  fs: FileSystem,
  uri: string,
  root: string,
): Promise<Pick<LoadProblem, 'kind' | 'reason'> | undefined> {
  if (!contains(root, uri)) return { kind: 'outside', reason: '' };
  return (await fs.exists(uri)) ? undefined : { kind: 'no-such-folder', reason: '' };
}

async function loadFolder(
  fs: FileSystem,
  services: OnTargetServiceSet,
  key: string,
  problems: LoadProblem[],
  use?: AstNode,
): Promise<LangiumDocument[]> {
  const folder = place(folderFromKey(key));
  const asked = use === undefined ? {} : { use };
  try {
    const names = (await fs.list(folder))
      .filter((entry) => entry.kind === 'file' && entry.name.endsWith('.ote'))
      .map((entry) => entry.name)
      .sort();
    // An editor may show a file that is not on disk yet.
    for (const { uri } of services.OnTarget.scopes.PlanSymbols.documentsOf(key)) {
      const name = nameOf(place(uri));
      if (!names.includes(name)) names.push(name);
    }
    const files = await Promise.all(names.map((name) => loadFile(fs, services, within(folder, name))));
    for (const file of files) if (file.problem) problems.push({ ...file.problem, ...asked });
    return files.flatMap((file) => file.document ?? []);
  } catch (error) {
    problems.push({ kind: 'unreadable', uri: folder, reason: messageOf(error), ...asked });
    return [];
  }
}

async function loadFile(
  fs: FileSystem,
  services: OnTargetServiceSet,
  uri: string,
): Promise<{ document?: LangiumDocument; problem?: LoadProblem }> {
  const { LangiumDocuments, LangiumDocumentFactory } = services.shared.workspace;
  const parsed = URI.parse(uri);
  const known = LangiumDocuments.getDocument(parsed);
  if (known !== undefined) return { document: known };
  try {
    const document = LangiumDocumentFactory.fromString(await fs.readFile(uri), parsed);
    // Two openings of one folder at a time may both have read the file; the first one to finish is kept.
    const meanwhile = LangiumDocuments.getDocument(parsed);
    if (meanwhile !== undefined) return { document: meanwhile };
    LangiumDocuments.addDocument(document);
    return { document };
  } catch (error) {
    return { problem: { kind: 'unreadable', uri, reason: messageOf(error) } };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
