import type { RunProblem, RunResult } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { isPublicLog, paint } from '../terminal.ts';
import { placeOf } from './bad-rows.ts';

/** How many people with a problem are named. */
const MOST_PRINTED = 20;

/**
 * Who is held or in error and why, one line a problem. In a public log only how many have which problem: the codes
 * say what to do, and the files that `--out` writes say for whom.
 */
export function runProblemsText({ held, errors }: RunResult, plan: Plan): string {
  if (isPublicLog()) return [...countLines('error', errors), ...countLines('held', held)].join('\n');
  const lines = [
    ...errors.map((one) => line('error', one, plan)),
    ...held.map((one) => line('held', one, plan)),
  ];
  const shown = lines.slice(0, MOST_PRINTED);
  if (lines.length > shown.length)
    shown.push(`… and ${lines.length - shown.length} more; --out writes them all`);
  return shown.join('\n');
}

function line(
  kind: 'error' | 'held',
  { payee, component, code, message, rows }: RunProblem,
  plan: Plan,
): string {
  const who = [payee, component === undefined ? undefined : titleOf(component, plan)].filter(
    (part) => part !== undefined,
  );
  const [first, ...more] = rows;
  const where =
    first === undefined
      ? ''
      : ` (${placeOf(first.source)}${more.length > 0 ? ` and ${more.length} more` : ''})`;
  return `${paint(kind === 'error' ? 'red' : 'yellow', kind)}  ${who.join(', ')}${who.length > 0 ? ': ' : ''}${message}${where}  ${paint('dim', code)}`;
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
