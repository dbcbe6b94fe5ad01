import { type Pace, WITHOUT_PAUSE } from '@ontarget/compiler';
import { declarationsIn, type OnTargetServiceSet } from '@ontarget/language';
import { isPlanHeader, type PlanHeader } from '@ontarget/language/ast';
import type { LangiumDocument } from 'langium';
import { type Diagnostic, ordered, type Pass } from '../diagnostics/diagnostic.ts';
import { withLevels } from '../diagnostics/levels.ts';
import { loadDiagnostic } from '../diagnostics/load-problems.ts';
import { problem } from '../diagnostics/problem.ts';
import { rangeOfNode } from '../diagnostics/ranges.ts';
import { textDiagnostics } from '../diagnostics/text-checks.ts';
import type { LoadedPlan } from '../documents/load.ts';
import { usedFolderProblems } from '../documents/used-folders.ts';
import { meaningOf } from '../meaning/index.ts';
import { folderOf, nameOf, place, relativePath } from '../places.ts';
import type { Project } from '../project/project-file.ts';
import { planId } from './plan-id.ts';
import type { Snapshot } from './snapshot.ts';

/** What a snapshot is taken of: documents that are parsed, linked and checked. */
export interface SnapshotInput {
  services: OnTargetServiceSet;
  folder: string;
  /** Nothing outside of it is read. */
  root: string;
  project: Project;
  loaded: LoadedPlan;
  /** What is wrong with the project file. */
  projectDiagnostics: Diagnostic[];
}

/**
 * Compiles and works out what the documents say, and puts all that is to be told into one order. Where `pace` gives up,
 * there is no snapshot, but its error.
 */
export async function takeSnapshot(input: SnapshotInput, pace: Pace = WITHOUT_PAUSE): Promise<Snapshot> {
  const { folder, loaded, project } = input;
  const documents = [...loaded.own, ...loaded.used];
  const header = headerOf(loaded.own);
  const text = [
    ...input.projectDiagnostics,
    ...loaded.problems.map((found) => loadDiagnostic(found, folder, input.root)),
    ...libraryProblems(loaded.used, folder),
    ...usedFolderProblems(input.services, loaded, folder),
    ...emptyPlan(loaded, folder),
    ...documents.flatMap((document) => textDiagnostics(document, folder)),
  ];
  const plan = {
    id: planId(folder, project),
    title: header?.title ?? nameOf(folder),
    folder,
    isLibrary: header === undefined,
  };
  const meaning = await meaningOf(
    { ...input, plan, documents, textDiagnostics: text },
    project.file.rules,
    pace,
  );
  const told = [...meaning.text.map(inPass('text')), ...meaning.diagnostics.map(inPass('meaning'))];
  return {
    plan,
    documents,
    diagnostics: withLevels(ordered(told), project.file.rules),
    ...(meaning.evaluator ? { evaluator: meaning.evaluator } : {}),
    ...(meaning.part ? { part: meaning.part } : {}),
    examples: meaning.examples,
    project,
  };
}

const inPass = (pass: Pass) => (diagnostic: Diagnostic) => ({ pass, diagnostic });

function headerOf(documents: readonly LangiumDocument[]): PlanHeader | undefined {
  for (const document of documents) {
    const header = declarationsIn(document.parseResult.value).find(isPlanHeader);
    if (header !== undefined) return header;
  }
  return undefined;
}

/** Folders that are used and yet are plans of their own: which header holds would be anybody's guess. */
function libraryProblems(used: readonly LangiumDocument[], folder: string): Diagnostic[] {
  return used.flatMap((document) => {
    const header = headerOf([document]);
    if (header === undefined) return [];
    const uri = place(document.uri);
    const where = { file: relativePath(folder, uri), uri, range: rangeOfNode(header) };
    return problem('library-with-header', where, {
      path: relativePath(folder, folderOf(uri)),
      title: header.title ?? '',
    });
  });
}

function emptyPlan(loaded: LoadedPlan, folder: string): Diagnostic[] {
  if (loaded.own.length > 0 || loaded.problems.length > 0) return [];
  return [problem('plan-empty', { file: '.', uri: folder }, { folder: nameOf(folder) })];
}
