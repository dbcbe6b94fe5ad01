import { join } from 'node:path';
import { pathOfUri } from '@ontarget/workspace/node';
import type { Finding } from '../../findings/finding.ts';
import { fingerprint } from '../../findings/fingerprint.ts';
import type { Suite } from '../../findings/report.ts';
import type { SourceText } from '../source-text.ts';
import { isBelow, type TestedPlan } from '../test/tested.ts';
import { survivorsOf, tooFewWords, whyWords } from './text.ts';

const PAGE = 'docs/mutation.md';

/** Each mutant that no example notices as a notice; that they are too many as an error, at the first of them. */
export function mutantFindings(plan: TestedPlan, source: SourceText): Finding[] {
  const { mutants, folder, snapshot, currency, title, mutantsAtLeast } = plan;
  if (mutants === undefined) return [];
  const code = 'mutant-unnoticed';
  const findings = survivorsOf(mutants).map((fate): Finding => {
    const { file, ...range } = fate.range ?? { file: '.', line: 1, column: 1, endLine: 1, endColumn: 1 };
    const path = join(folder, file);
    const uri =
      snapshot.documents.map((one) => one.uri.toString()).find((one) => pathOfUri(one) === path) ?? '';
    return {
      code,
      title: 'Examples notice a mistake in what a plan pays by',
      severity: 'info',
      message: `${fate.mutant.words}: no example noticed.\n${whyWords(fate, currency)}`,
      path,
      range,
      page: PAGE,
      fixes: [],
      fingerprint: fingerprint({ code: `${code} ${fate.mutant.id}`, uri, range }, source),
    };
  });
  const [first] = findings;
  if (first === undefined || !isBelow(mutants.noticed, mutants.of, mutantsAtLeast)) return findings;
  const short = {
    code: 'mutants-unnoticed',
    title: 'Examples notice as many mistakes as was asked for',
    severity: 'error' as const,
    message: tooFewWords(title, mutants, mutantsAtLeast),
  };
  return [{ ...first, ...short }, ...findings];
}

/** One case, which fails where the examples notice too few. */
export function mutantSuite({ mutants, title, currency, mutantsAtLeast }: TestedPlan): Suite[] {
  if (mutants === undefined) return [];
  const isShort = isBelow(mutants.noticed, mutants.of, mutantsAtLeast);
  const text = survivorsOf(mutants)
    .map((fate) => `${fate.mutant.words}: ${whyWords(fate, currency)}`)
    .join('\n');
  const message = tooFewWords(title, mutants, mutantsAtLeast);
  const told = isShort ? [{ code: 'mutants-unnoticed', message, text }] : [];
  return [{ name: title, cases: [{ name: 'mutants', outcome: isShort ? 'failed' : 'passed', told }] }];
}
