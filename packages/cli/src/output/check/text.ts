import { pathOfUri } from '@ontarget/workspace/node';
import type { Checked, Told } from '../../findings/of-plans.ts';
import { type StaleEntry, staleWords } from '../../findings/report.ts';
import { paint, print } from '../../terminal.ts';
import { countsOf, countText, diagnosticText } from '../diagnostics.ts';
import { shownPath } from '../paths.ts';
import type { SourceText } from '../source-text.ts';

/** The problems of each plan, then how many it has; what a baseline knows is only counted. */
export function printPlans(
  plans: readonly Checked[],
  told: readonly Told[],
  stale: readonly StaleEntry[],
  source: SourceText,
  baseline: string | undefined,
): void {
  for (const plan of plans) {
    const own = told.filter(({ folder }) => folder === plan.folder);
    const shown = own.filter(({ finding }) => !finding.known);
    for (const { diagnostic } of shown) {
      print(diagnosticText(diagnostic, shownPath(pathOfUri(diagnostic.uri)), source));
      print();
    }
    printSummary(plan, own, own.length - shown.length);
  }
  for (const { code, path, count } of stale) print(`${shownPath(path)}: ${staleWords(code, count)}`);
  if (baseline !== undefined && stale.length > 0) {
    const entries = stale.length === 1 ? 'entry' : 'entries';
    print(paint('yellow', `${stale.length} stale ${entries} in ${baseline}`));
  }
}

function printSummary({ folder, snapshot }: Checked, own: readonly Told[], known: number): void {
  const { diagnostics, plan, documents } = snapshot;
  const found = known === 0 ? diagnostics : own.flatMap((one) => (one.finding.known ? [] : [one.diagnostic]));
  const counts = countsOf(found);
  const color = counts.error > 0 ? 'red' : counts.warning > 0 ? 'yellow' : 'green';
  const files = `${documents.length} ${documents.length === 1 ? 'file' : 'files'}`;
  const before = diagnostics.length - own.length;
  const above = before === 0 ? '' : `; ${before} of them shown above`;
  const old = known === 0 ? '' : `; ${known} known`;
  const words = known === 0 ? countText(counts) : countText(counts).replace('no problems', 'nothing new');
  print(`${paint(color, words)} in "${plan.title}" (${shownPath(folder)}, ${files}${above}${old})`);
}
