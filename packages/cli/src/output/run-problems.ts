import type { RunProblem, RunResult } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { isPublicLog, paint } from '../terminal.ts';
import type { Lines } from './places.ts';

/** How many people with a problem are named. */
const MOST_PRINTED = 20;

/**
 * Who is held or in error and why, one line a problem. In a public log only how many have which problem: the codes
 * say what to do, and the files that `--out` writes say for whom.
 */
export function runProblemsText({ held, errors }: RunResult, plan: Plan, lines: Lines): string {
  if (isPublicLog()) return [...countLines('error', errors), ...countLines('held', held)].join('\n');
  const problems = [
    ...errors.map((problem) => ({ kind: 'error' as const, problem })),
    ...held.map((problem) => ({ kind: 'held' as const, problem })),
  ];
  const shown = problems.slice(0, MOST_PRINTED);
  lines.find(shown.flatMap(({ problem }) => problem.rows.slice(0, 1).map(({ source }) => source)));
  const texts = shown.map(({ kind, problem }) => problemText(kind, problem, plan, lines));
  if (problems.length > shown.length) {
    texts.push(`… and ${problems.length - shown.length} more; --out writes them all`);
  }
  return texts.join('\n');
}

function problemText(
  kind: 'error' | 'held',
  { payee, component, code, message, rows }: RunProblem,
  plan: Plan,
  lines: Lines,
): string {
  const who = [payee, component === undefined ? undefined : titleOf(component, plan)].filter(
    (part) => part !== undefined,
  );
  const [first, ...more] = rows;
  const others = more.length > 0 ? ` and ${more.length} more` : '';
  const where = first === undefined ? '' : ` (${lines.text(first.source)}${others})`;
  const mark = paint(kind === 'error' ? 'red' : 'yellow', kind);
  return `${mark}  ${who.join(', ')}${who.length > 0 ? ': ' : ''}${message}${where}  ${paint('dim', code)}`;
}

function titleOf(component: string, plan: Plan): string {
  const [, role = '', name = ''] = component.split('/');
  return plan.roles[role]?.components[name]?.title ?? component;
}

function countLines(kind: 'error' | 'held', problems: readonly RunProblem[]): string[] {
  const codes = Map.groupBy(problems, ({ code }) => code);
  return [...codes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, of]) => `${kind}  ${code}: ${of.length}`);
}
