import { type Code, catalogue, codes, isCode } from '@ontarget/language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { rangeOfOffsets } from '../diagnostics/ranges.ts';
import type { FileSystem } from '../files.ts';
import { folderOf, relativePath } from '../places.ts';
import { findProjectFile } from './find.ts';
import type { Project } from './project-file.ts';
import { readProjectFile } from './read.ts';

/** The project that a folder belongs to, and what is wrong with its project file. */
export async function openProject(
  fs: FileSystem,
  folder: string,
): Promise<{ project: Project; diagnostics: Diagnostic[] }> {
  const uri = await findProjectFile(fs, folder);
  if (uri === undefined) return { project: { folder, file: {} }, diagnostics: [] };
  const where = { file: relativePath(folder, uri), uri };
  let text: string;
  try {
    text = await fs.readFile(uri);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const unread = problem('file-unreadable', where, { path: where.file, reason });
    return { project: { folder: folderOf(uri), uri, file: {} }, diagnostics: [unread] };
  }
  const { file, problems } = readProjectFile(text);
  const diagnostics = problems.map(({ offset, length, message }) =>
    problem(
      'project-file-wrong',
      { ...where, range: rangeOfOffsets(text, offset, length) },
      { problem: message },
    ),
  );
  for (const [code, level] of Object.entries(file.rules ?? {})) {
    const at = Math.max(0, text.indexOf(JSON.stringify(code)));
    const place = { ...where, range: rangeOfOffsets(text, at, JSON.stringify(code).length) };
    if (!isCode(code)) diagnostics.push(problem('rule-unknown', place, withNearest(code)));
    else if (catalogue[code].severity === 'error' && level !== 'error') {
      diagnostics.push(problem('rule-level-fixed', place, { code, level }));
    }
  }
  return { project: { folder: folderOf(uri), uri, file }, diagnostics };
}

function withNearest(code: string): { code: string; nearest?: Code } {
  const nearest = codes.find((known) => known.startsWith(code) || code.startsWith(known));
  return nearest === undefined ? { code } : { code, nearest };
}
