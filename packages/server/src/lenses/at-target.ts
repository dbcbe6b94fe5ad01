import { compare } from '@ontarget/evaluator/numbers';
import { isRole } from '@ontarget/language/ast';
import { planOf } from '@ontarget/workspace';
import { factsOf } from '../facts/facts.ts';
import type { Lens } from './lens.ts';

/** Above a role: what it is paid in the year when every target is met; opens the preview when clicked. */
export const atTargetLens: Lens = {
  // What a row of a table comes to is said in its cells.
  isOn: (node) => isRole(node) && node.cells.length === 0,
  say(node, snapshot, { preview }) {
    const plan = planOf(snapshot);
    if (!isRole(node) || plan === undefined) return undefined;
    const facts = factsOf(plan);
    const role = facts.role(node.name);
    const stated = facts.exact(role?.targetPay?.value);
    const earned = facts.earnedAtTarget(node.name);
    const pay = earned ?? stated;
    if (pay === undefined) return undefined;
    const all = facts.exact(role?.onTargetPay?.value);
    const ofAll = all === undefined ? '' : `, of ${facts.money(all)} on-target pay`;
    const isOther = stated !== undefined && earned !== undefined && compare(stated, earned) !== 0;
    const title = isOther
      ? `At target: ${facts.money(earned)} in the year, and target pay is ${facts.money(stated)}`
      : `At target: ${facts.money(pay)} in the year${ofAll}`;
    return { title, command: preview ?? '' };
  },
};
