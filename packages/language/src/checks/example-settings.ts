import type { Examples, QuotaSetting, Role } from '../generated/ast.ts';
import { quotaColumnsSet, quotasOfRole, rosterColumnOf } from '../resolve/quota.ts';
import type { Check, Say } from './context.ts';

const WORDS = 'unless the roster says otherwise';

/** A quota or target pay of somebody's own counts only where the role lets the roster say it. */
export const exampleSettingsMustChangeSomething: Check<Examples> = (examples, say) => {
  const role = examples.role?.ref;
  if (role === undefined) return;
  for (const setting of examples.settings) {
    if (setting.$type === 'QuotaSetting') quotaSetting(setting, role, say);
    if (setting.$type !== 'PaySetting') continue;
    const isRead =
      !isStated(role) || role.members.some((member) => 'roster' in member && member.roster === true);
    if (!isRead)
      say('example-setting-idle', { node: setting }, { role: role.name, what: 'target pay', words: WORDS });
  }
};

/** A quota is that of one column of the roster, which the role reads. */
function quotaSetting(setting: QuotaSetting, role: Role, say: Say): void {
  const [first, second] = quotaColumnsSet(setting);
  if (first === undefined) {
    const what = setting.measure === undefined ? 'quota' : `quota for ${setting.measure.$refText}`;
    say('example-setting-idle', { node: setting }, { role: role.name, what, words: WORDS });
  } else if (second !== undefined) {
    const measures = quotasOfRole(role).flatMap(({ terms, measure }) =>
      rosterColumnOf(terms) === undefined || measure === undefined ? [] : [measure.name],
    );
    const params = { role: role.name, amount: setting.amount, measures: [...new Set(measures)] };
    say('example-setting-open', { node: setting }, params);
  }
}

function isStated({ members }: Role): boolean {
  return members.some(({ $type }) => $type === 'OnTargetPay' || $type === 'BasePay' || $type === 'TargetPay');
}
