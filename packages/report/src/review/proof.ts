import type { PlanDiff } from '@ontarget/analysis/diff';
import { markdownCode, markdownText } from '../markup/markdown.ts';
import type { ReviewedPlan } from './model.ts';

/** By what it was decided that nobody is paid otherwise: the digest, or role by role. */
export function proofMarkdown(
  { verdict, roles }: PlanDiff,
  { digest }: Pick<ReviewedPlan, 'digest'>,
): string[] {
  if (verdict !== 'no payout changes') return [];
  const { before, after } = digest ?? {};
  if (before !== undefined && before === after)
    return [`The proof: both compile to the same evaluator, to the last byte (${markdownCode(after)}).`];
  const same = roles.filter(({ pays }) => pays === 'same formulas').map(({ role }) => role);
  const equal = roles.filter(({ pays }) => pays !== 'same formulas').map(({ role }) => role);
  const list = (names: readonly string[]) => names.map(markdownText).join(', ');
  return [
    [
      'The proof:',
      ...(same.length === 0
        ? []
        : [
            `- ${list(same)}: all that decides pay is the same in both evaluators apart from names: formulas, curves, tables and periods.`,
          ]),
      ...(equal.length === 0
        ? []
        : [`- ${list(equal)}: the two totals of a year are the same function of the results.`]),
      ...(before === undefined || after === undefined
        ? []
        : [`- The evaluators were ${markdownCode(short(before))} and are ${markdownCode(short(after))}.`]),
    ].join('\n'),
  ];
}

function short(digest: string): string {
  return digest.slice(0, 'sha256:'.length + 12);
}
