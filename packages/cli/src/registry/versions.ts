import type { VersionedEvaluator } from '@ontarget/evaluator/engine';
import { inForce } from '@ontarget/evaluator/engine';
import { Failure } from '../failure.ts';
import { findingText } from '../output/publishing/findings.ts';
import { type Inspected, inspect } from './inspect.ts';
import type { KnownKey } from './keys.ts';
import { drift, type Lock } from './lock.ts';
import { Refusal } from './refusal.ts';
import { missingSuperseded, signatureOf } from './signature.ts';
import type { Finding, Store } from './store.ts';

/** The versions of a plan, in the order of their days, with all that is wrong with them. */
export async function versionsOf(store: Store, plan: string): Promise<readonly Inspected[]> {
  const versions: Inspected[] = [];
  for (const day of await store.days(plan)) versions.push(await inspect(store, plan, day));
  return versions;
}

/** What versions are held to before anybody is paid by them, or copies them. */
export interface HeldTo {
  readonly keys?: readonly KnownKey[] | undefined;
  readonly lock?: Lock | undefined;
}

/** All that speaks against the versions of a plan. */
export function findingsOf(
  store: Store,
  plan: string,
  versions: readonly Inspected[],
  { keys, lock }: HeldTo,
): readonly Finding[] {
  return [
    ...versions.flatMap((version) => [
      ...version.findings,
      ...(keys === undefined ? [] : signatureOf(version, keys).findings),
    ]),
    ...missingSuperseded(versions),
    ...(lock === undefined ? [] : drift(lock, plan, versions, store.place)),
  ];
}

/** The one plan of a store that is asked for. */
export async function onePlan(store: Store, plan: string | undefined): Promise<string> {
  if (plan !== undefined && (await store.days(plan)).length > 0) return plan;
  const ids = await store.plans();
  const there = ids.length === 0 ? undefined : `There are: ${ids.join(', ')}.`;
  if (plan !== undefined || ids.length === 0)
    throw new Failure(`no evaluator of ${plan ?? 'any plan'} is published in ${store.place}`, there);
  const [only = ''] = ids;
  if (ids.length > 1)
    throw new Failure(`${store.place} holds ${ids.length} plans`, `Name one with --plan: ${ids.join(', ')}.`);
  return only;
}

/**
 * The published versions of a plan to pay by, each in force until the day before the next one.
 *
 * @throws Refusal `damaged` or `drift` where anything speaks against one of them
 */
export async function publishedVersions(
  store: Store,
  plan: string | undefined,
  heldTo: HeldTo,
): Promise<VersionedEvaluator[]> {
  const id = await onePlan(store, plan);
  const versions = await versionsOf(store, id);
  refuseFindings(findingsOf(store, id, versions, heldTo));
  return inForce(versions).flatMap(({ evaluator, digest, effective }) =>
    evaluator === undefined || digest === undefined
      ? []
      : [{ plan: evaluator.plan, digest, effective, map: evaluator.map }],
  );
}

/** @throws Refusal where there are findings: `drift` where all of them are of the lock file */
export function refuseFindings(findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  const lines = findings.map((one) => `\n  ${findingText(one)}`).join('');
  if (findings.every(({ code }) => code.startsWith('lock-')))
    throw new Refusal(
      'drift',
      `what is published is not what the lock file says${lines}`,
      'If it is what you want to pay by, run `ontarget pull`, have the change of the lock file reviewed, and commit it.',
    );
  throw new Refusal(
    'damaged',
    `what is published cannot be trusted${lines}`,
    'Restore the files from where they were published; `ontarget verify` shows all that is wrong.',
  );
}
