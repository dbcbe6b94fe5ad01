import { stripVTControlCharacters } from 'node:util';
import { type Diagnostic, pathOfUri, type Snapshot } from '@ontarget/workspace/node';
import { diagnosticText } from '../output/diagnostics.ts';
import { shownPath } from '../output/paths.ts';
import type { SourceText } from '../output/source-text.ts';
import { type Finding, findingOf } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import type { Suite } from './report.ts';

/** A plan that was looked at. */
export interface Checked {
  readonly folder: string;
  readonly snapshot: Snapshot;
}

/** A problem of a plan, with the plans that tell of it first. */
export interface Told {
  readonly diagnostic: Diagnostic;
  readonly finding: Finding;
  readonly folder: string;
}

/** The problems of plans, in their order; of a folder that several plans use each problem once. */
export function toldOf(plans: readonly Checked[], source: SourceText): Told[] {
  const seen = new Set<string>();
  return plans.flatMap(({ folder, snapshot }) =>
    snapshot.diagnostics.flatMap((diagnostic) => {
      const { uri, range, code, message } = diagnostic;
      const key = JSON.stringify([uri, range, code, message]);
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ diagnostic, finding: findingOf(diagnostic, fingerprint(diagnostic, source)), folder }];
    }),
  );
}

/**
 * The files of each plan as cases of a suite: a file fails where it has a problem that `fails`; what else it is told is
 * told of a file that passes.
 */
export function suitesOf(
  plans: readonly Checked[],
  told: readonly Told[],
  fails: (finding: Finding) => boolean,
  source: SourceText,
): Suite[] {
  return plans.map(({ folder, snapshot: { plan, documents } }) => {
    const own = Map.groupBy(
      told.filter((one) => one.folder === folder),
      ({ finding }) => finding.path,
    );
    const files = documents
      .map(({ uri }) => pathOfUri(uri.toString()))
      .filter((path) => isBelow(folder, path));
    const paths = new Set([...files, ...own.keys()]);
    const cases = [...paths].map((path) => {
      const here = own.get(path) ?? [];
      const failing = here.filter(({ finding }) => fails(finding));
      return {
        name: shownPath(path),
        outcome: failing.length > 0 ? ('failed' as const) : ('passed' as const),
        told: (failing.length > 0 ? failing : here).map(({ diagnostic, finding: { code, message } }) => ({
          code,
          message,
          text: stripVTControlCharacters(diagnosticText(diagnostic, shownPath(path), source)),
        })),
      };
    });
    return { name: plan.title, cases };
  });
}

function isBelow(folder: string, path: string): boolean {
  return path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`);
}
