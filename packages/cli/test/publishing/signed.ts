import { join } from 'node:path';
import { folderOf, type Outcome, ontarget } from '../support/command.ts';
import { files } from '../support/plan.ts';

/** A folder with a plan, a signing key outside of it, and the list of public keys. */
export interface SignedPlan {
  readonly plan: string;
  readonly registry: string;
  readonly key: string;
  publish(...more: string[]): Outcome;
  verify(...more: string[]): Outcome;
  /** Any command, in the plan's folder. */
  at(args: readonly string[], env?: Record<string, string>): Outcome;
}

export const dearer = files['plan.ote']
  .replace('from 100%: 1.5x', 'from 100%: 2x')
  .replace('$19,500', '$21,000');

/** Makes the folder and the key. */
export function signedPlan(more: Readonly<Record<string, string>> = {}): SignedPlan {
  const plan = folderOf({
    ...files,
    'ontarget.json': JSON.stringify({ plans: { '.': 'sales' }, registry: 'published' }),
    ...more,
  });
  const key = join(folderOf({}), 'key.pem');
  const at = (args: readonly string[], env: Record<string, string> = {}) =>
    ontarget(args, { cwd: plan, env });
  const made = at(['key', key, '--name', 'Operations']);
  if (made.status !== 0) throw new Error(made.stderr);
  return {
    plan,
    registry: join(plan, 'published'),
    key,
    at,
    publish: (...options) => at(['publish', '--key', key, ...options]),
    verify: (...options) => at(['verify', ...options]),
  };
}
