import { abs, eq, formatPercent, ONE, sign, sub, sum } from '@ontarget/evaluator/numbers';
import type { Phasing } from '../generated/ast.ts';
import { fractionOf } from '../literals/read.ts';
import type { Check } from './context.ts';

/** How many parts a year can be phased in. */
const PARTS: readonly number[] = [2, 4, 12];

export const phasingMustAddUpTo100: Check<Phasing> = (phasing, say) => {
  const shares = phasing.shares.map((share) => fractionOf(share)).filter((share) => share !== undefined);
  if (shares.length === 0 || shares.length < phasing.shares.length) return;
  const missing = sub(ONE, sum(shares));
  if (eq(sum(shares), ONE)) return;
  say(
    'phasing-not-100',
    { node: phasing },
    {
      what: phasedThing(phasing),
      total: formatPercent(sum(shares)),
      difference: `${formatPercent(abs(missing))} of the year ${sign(missing) > 0 ? 'is in no part of it' : 'counts twice'}`,
    },
  );
};

export const phasingMustHaveAShareForEachPart: Check<Phasing> = (phasing, say) => {
  const count = phasing.shares.length;
  if (count === 0 || PARTS.includes(count)) return;
  say('phasing-parts', { node: phasing }, { what: phasedThing(phasing), count });
};

function phasedThing({ $container: around }: Phasing): string {
  switch (around.$type) {
    case 'TargetPayPhasing':
      return 'target pay';
    case 'Goal':
      return around.name;
    case 'GoalNode':
      return around.team?.$refText ?? 'this part';
    default:
      return 'the quota';
  }
}
