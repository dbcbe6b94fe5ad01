import { readFileSync } from 'node:fs';
import { type FileSystem, nodeFileSystem, pathOfUri } from '@ontarget/workspace/node';
import { type OpenOptions, openPlanIn } from '../plan/open.ts';
import { type Mended, mendOnce } from './mend.ts';
import { type Checked, toldOf } from './of-plans.ts';

/** Plans after mending, without anything being written. */
export interface MendedPlans {
  readonly plans: readonly Checked[];
  /** Text before and after of each file that changed, by URI. */
  readonly changes: ReadonlyMap<string, { readonly before: string; readonly after: string }>;
  readonly mended: readonly Mended[];
}

/** Mending one problem can bring another to light; a plan whose fixes never end is left as it is by then. */
const MOST_ROUNDS = 25;

/**
 * Applies the one right fix of every problem that has one, reads the plans again, and goes on until there is none left.
 *
 * @param wanted whether problems of a code are to be mended
 */
export async function mendPlans(
  folders: readonly string[],
  options: OpenOptions,
  wanted: (code: string) => boolean,
): Promise<MendedPlans> {
  const written = new Map<string, string>();
  const original = new Map<string, string>();
  const mended: Mended[] = [];
  const seen = new Set<string>();
  for (let round = 0; ; round += 1) {
    const plans = await openAll(folders, options, over(written));
    const problems = toldOf(plans, () => undefined)
      .map(({ diagnostic }) => diagnostic)
      .filter(({ code }) => wanted(code));
    const textOf = (uri: string) => {
      const now = written.get(uri) ?? original.get(uri) ?? readFileSync(pathOfUri(uri), 'utf8');
      if (!original.has(uri)) original.set(uri, now);
      return now;
    };
    const step = mendOnce(problems, textOf);
    const state = JSON.stringify([...step.texts]);
    if (step.mended.length === 0 || seen.has(state) || round === MOST_ROUNDS) {
      const changes = [...written].map(
        ([uri, after]) => [uri, { before: original.get(uri) ?? '', after }] as const,
      );
      return { plans, changes: new Map(changes.filter(([, { before, after }]) => before !== after)), mended };
    }
    seen.add(state);
    mended.push(...step.mended);
    for (const [uri, text] of step.texts) written.set(uri, text);
  }
}

async function openAll(folders: readonly string[], options: OpenOptions, fs: FileSystem): Promise<Checked[]> {
  const plans: Checked[] = [];
  for (const folder of folders) plans.push({ folder, snapshot: await openPlanIn(folder, options, fs) });
  return plans;
}

/** The machine's files with some of them as they are going to be. */
function over(texts: ReadonlyMap<string, string>): FileSystem {
  const fs = nodeFileSystem();
  return { ...fs, readFile: async (uri) => texts.get(uri) ?? fs.readFile(uri) };
}
