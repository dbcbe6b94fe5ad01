/**
 * `npm start`: pays the go-to-market example's first quarter, so that a fresh clone shows in one command what OnTarget
 * does. Stops at the first step that fails, with its exit status.
 */
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const command = join(root, 'packages/cli/bin/ontarget');
const plan = join('examples', 'go-to-market');
const period = 'FY27-Q1';
const evaluator = join('dist', 'go-to-market.evaluator.json');
/** A payee of the example whose quarter shows tiers, a team's number and an over-assigned goal. */
const payee = 'Finn Prescott';

ontarget('check', plan);
ontarget('run', plan, '--period', period);
console.log('');
ontarget('compile', plan, '--out', evaluator);
console.log(`
Try next:
  npx ontarget explain "${payee}" ${slashed(plan)} --period ${period}
  npx ontarget test ${slashed(plan)}
  npx ontarget run ${slashed(plan)} --period FY27-Q2 --out payouts --format csv,parquet,json
  npx ontarget run ${slashed(plan)} --evaluator ${slashed(evaluator)} --period ${period}
  npx ontarget init my-plan`);

function ontarget(...args: string[]): void {
  const { status, error } = spawnSync(process.execPath, [command, ...args], { cwd: root, stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) {
    console.error(`npm start: \`ontarget ${args.join(' ')}\` ended with status ${status}`);
    process.exit(status ?? 1);
  }
}

function slashed(path: string): string {
  return relative(root, join(root, path)).replaceAll('\\', '/');
}
