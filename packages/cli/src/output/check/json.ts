import { type Diagnostic, pathOfUri } from '@ontarget/workspace/node';
import { fingerprint } from '../../findings/fingerprint.ts';
import type { Checked, Told } from '../../findings/of-plans.ts';
import type { StaleEntry } from '../../findings/report.ts';
import { countsOf } from '../diagnostics.ts';
import { shownPath } from '../paths.ts';
import type { SourceText } from '../source-text.ts';

/** The problems of each plan for programs. A folder that several plans use is told of by each; the sum counts it once. */
export function checkJson(
  plans: readonly Checked[],
  told: readonly Told[],
  stale: readonly StaleEntry[],
  baseline: string | undefined,
  source: SourceText,
): object {
  const known = new Set(
    told.filter(({ finding }) => finding.known).map(({ diagnostic }) => keyOf(diagnostic)),
  );
  const news = told.filter(({ finding }) => !finding.known).map(({ diagnostic }) => diagnostic);
  return {
    plans: plans.map(({ snapshot: { plan, diagnostics, evaluator } }) => ({
      id: plan.id,
      title: plan.title,
      folder: shownPath(pathOfUri(plan.folder)),
      ...(evaluator === undefined ? {} : { digest: evaluator.digest }),
      problems: diagnostics.map((one) => ({
        ...problemOf(one),
        fingerprint: fingerprint(one, source),
        ...(baseline === undefined ? {} : { known: known.has(keyOf(one)) }),
      })),
    })),
    summary: countsOf(told.map(({ diagnostic }) => diagnostic)),
    ...(baseline === undefined
      ? {}
      : {
          baseline: {
            file: shownPath(baseline),
            known: told.length - news.length,
            new: countsOf(news),
            stale: stale.map(({ path, ...entry }) => ({ ...entry, file: shownPath(path) })),
          },
        }),
  };
}

function keyOf({ uri, range, code, message }: Diagnostic): string {
  return JSON.stringify([uri, range, code, message]);
}

function problemOf({ code, severity, message, uri, range, page, fixes }: Diagnostic) {
  return {
    code,
    severity,
    message,
    file: shownPath(pathOfUri(uri)),
    ...range,
    page,
    fixes: (fixes ?? []).map(({ title }) => title),
  };
}
