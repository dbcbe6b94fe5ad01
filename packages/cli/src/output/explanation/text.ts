import { chainsOf, sightLine } from '@ontarget/analysis/sight';
import type { Explanation } from '@ontarget/evaluator/engine';
import { paint } from '../../terminal.ts';
import { type ExplanationContext, sourceText } from './context.ts';
import { headline } from './headline.ts';
import { nameIn } from './names.ts';
import { componentSection, paymentSection, payoutsOf, readLast, type Section, worth } from './sections.ts';
import { type Step, stepsOf } from './steps.ts';
import { treeLines } from './tree.ts';
import { wholeTrees } from './whole-trees.ts';

/** The derivation of somebody's pay for reading: a heading for each component, and its steps in order below it. */
export function explanationText(explanation: Explanation, context: ExplanationContext): string {
  const { payee, role, team, period, status, reasons, notes, trees, evaluator } = explanation;
  const title = context.plan.roles[role]?.title ?? role;
  const lines = [
    `${paint('bold', payee)}, ${title}${team === undefined ? '' : ` in ${team}`}, ${period.label} (${period.key.replace('/', ' to ')})`,
  ];
  if (status !== 'paid') lines.push(paint('yellow', `Not paid: ${status === 'held' ? 'held' : 'in error'}`));
  for (const { message, code } of reasons) lines.push(`  ${message}  ${paint('dim', code)}`);
  for (const note of notes) lines.push(`  ${note}`);
  const { payment, sections } = context.everyStep
    ? { payment: [], sections: trees.map((tree) => treeLines(tree, context)) }
    : sectionsOf(explanation, context);
  const derivations = sections.map((part) => ['', ...part].join('\n'));
  const more = context.everyStep
    ? []
    : ['', paint('dim', '--all shows every step, with those of other periods.')];
  return [...lines, ...payment, ...derivations, ...more, '', paint('dim', `Evaluator ${evaluator}`)].join(
    '\n',
  );
}

/** A section for each component, and for what becomes of their payouts together where that is more than their sum. */
function sectionsOf(
  explanation: Explanation,
  context: ExplanationContext,
): { payment: readonly string[]; sections: readonly string[][] } {
  const trees = wholeTrees(explanation.trees);
  const told = new Map<string, string>();
  const payouts = readLast(payoutsOf(trees));
  const components = payouts.map((payout) => {
    const section = componentSection(payout, explanation, context, told);
    return [...sectionLines(headline(section), section, stepsOf(section)), ...lineOfSight(section)];
  });
  const payment: string[] = [];
  const totals = trees.flatMap((root) => {
    if (payouts.includes(root)) return [];
    const section = paymentSection(root, explanation, context, told);
    const steps = stepsOf(section);
    const paid = root.stage === 'paid' || root.stage === 'payment';
    const heading = `${paid ? 'Paid' : nameIn(root, section)}: ${worth(root, section)}`;
    const [only] = steps;
    const isSum = paid && steps.length === 1 && only?.details.length === 0;
    if (paid) payment.push(isSum ? only.head.replace(/^[^:]*/, 'Paid') : paint('bold', heading));
    return isSum ? [] : [sectionLines(heading, section, steps)];
  });
  return { payment, sections: [...components, ...totals] };
}

/** From what the component is measured on up to the company's number, where it leads to one. */
function lineOfSight({ plan, role, component, name }: Section): string[] {
  if (component === undefined) return [];
  return chainsOf(plan, { role, name, component }).map((chain) =>
    paint('dim', `  Line of sight: ${sightLine(chain)}`),
  );
}

function sectionLines(heading: string, { root, file }: Section, steps: readonly Step[]): string[] {
  const place = root.source === undefined ? '' : paint('dim', `  [${sourceText(root.source, file)}]`);
  const width = String(steps.length).length;
  return [
    `${paint('bold', heading)}${place}`,
    ...steps.flatMap(({ head, details }, index) => [
      `  ${String(index + 1).padStart(width)}. ${head}`,
      ...details.map((line) => `${' '.repeat(width + 6)}${line}`),
    ]),
  ];
}
