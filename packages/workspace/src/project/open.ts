import { type Code, catalogue, codes, isCode, isDataDesignCode } from '@ontarget/language';
import { boundProblem } from '../data-rules/terms.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { problem } from '../diagnostics/problem.ts';
import { rangeOfOffsets } from '../diagnostics/ranges.ts';
import type { FileSystem } from '../files.ts';
import { folderOf, relativePath } from '../places.ts';
import { designRuleLibrary } from '../rules/library.ts';
import { boundSet, levelSet, settingProblem } from '../rules/settings.ts';
import { findProjectFile } from './find.ts';
import type { Project, RuleSetting } from './project-file.ts';
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
  for (const [code, setting] of Object.entries(file.rules ?? {})) {
    const at = Math.max(0, text.indexOf(JSON.stringify(code)));
    const place = { ...where, range: rangeOfOffsets(text, at, JSON.stringify(code).length) };
    diagnostics.push(...ruleProblems(code, setting, place));
  }
  return { project: { folder: folderOf(uri), uri, file }, diagnostics };
}

function ruleProblems(
  code: string,
  setting: RuleSetting,
  place: Parameters<typeof problem>[1],
): Diagnostic[] {
  if (!isCode(code)) return [problem('rule-unknown', place, withNearest(code))];
  const design = designRuleLibrary().find((rule) => rule.code === code);
  if (design !== undefined) {
    const wrong = settingProblem(design, setting);
    if (wrong?.kind === 'level') return [problem('rule-level-too-high', place, { code, level: wrong.level })];
    return wrong === undefined
      ? []
      : [
          problem('rule-bound-wrong', place, {
            code,
            bound: boundSet(setting) ?? '',
            expected: wrong.expected,
          }),
        ];
  }
  if (isDataDesignCode(code)) {
    const expected = boundProblem(code, setting);
    return expected === undefined
      ? []
      : [problem('rule-bound-wrong', place, { code, bound: boundSet(setting) ?? '', expected })];
  }
  const bound = boundSet(setting);
  if (bound !== undefined)
    return [problem('rule-bound-wrong', place, { code, bound, expected: 'it has none that could be set' })];
  const level = levelSet(setting);
  return catalogue[code].severity === 'error' && level !== undefined && level !== 'error'
    ? [problem('rule-level-fixed', place, { code, level })]
    : [];
}

function withNearest(code: string): { code: string; nearest?: Code } {
  const nearest = codes.find((known) => known.startsWith(code) || code.startsWith(known));
  return nearest === undefined ? { code } : { code, nearest };
}
