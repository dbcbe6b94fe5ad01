import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newKeyPair } from '../../src/registry/keys.ts';
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

/** Makes the folder, a key and the list of keys. */
export function signedPlan(more: Readonly<Record<string, string>> = {}): SignedPlan {
  const { pem, publicKey } = newKeyPair();
  const plan = folderOf({
    ...files,
    'ontarget.json': JSON.stringify({ plans: { '.': 'sales' }, registry: 'published' }),
    'ontarget.keys.json': JSON.stringify({ keys: [{ name: 'Operations', publicKey }] }),
    ...more,
  });
  const key = join(folderOf({}), 'key.pem');
  writeFileSync(key, pem, { mode: 0o600 });
  return signedPlanIn(plan, key);
}

/** A copy of a signed plan, with all that was published and pulled in its folder. */
export function copyOf({ plan, key }: SignedPlan): SignedPlan {
  const copy = folderOf({});
  cpSync(plan, copy, { recursive: true });
  return signedPlanIn(copy, key);
}

function signedPlanIn(plan: string, key: string): SignedPlan {
  const at = (args: readonly string[], env: Record<string, string> = {}) =>
    ontarget(args, { cwd: plan, env });
  return {
    plan,
    registry: join(plan, 'published'),
    key,
    at,
    publish: (...options) => at(['publish', '--key', key, ...options]),
    verify: (...options) => at(['verify', ...options]),
  };
}
