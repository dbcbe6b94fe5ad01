import type { IsoDate } from '@ontarget/evaluator/format';
import { formatDate } from '@ontarget/evaluator/numbers';
import type { PlanLeavers } from '@ontarget/language';
import type { PlanHeader } from '@ontarget/language/ast';
import type { Choices } from '../choices.ts';
import { date } from '../literals.ts';

/** What becomes of somebody who joins or leaves inside the year. */
export interface Leavers {
  /** How quota and target pay of somebody employed for part of a month count. */
  readonly proration: 'by days' | 'in full';
  /** Employment on this date is needed to be paid at all. */
  readonly employedOn?: IsoDate;
  /** What becomes of a shortfall that is open at exit and at year end; undefined where the plan does not say. */
  /** The header's own words on what is open at exit and at year end. */
  readonly open: PlanLeavers['open'];
  readonly openShortfalls: 'forgiven' | 'owed' | undefined;
}

/**
 * `earn up to their last day` alone means that quota and target pay go by days too, for joiners as for leavers; so
 * does a plan that only says who forfeits.
 */
export function leaversOf(node: PlanHeader, said: PlanLeavers, lastDay: IsoDate, choices: Choices): Leavers {
  if (said.node === undefined) return unsaid(node, lastDay, choices);
  const open = said.open?.fate;
  return {
    proration: said.proration?.inFull ? 'in full' : 'by days',
    open: said.open,
    openShortfalls: open === 'owed' || open === 'forgiven' ? open : undefined,
    ...(said.forfeit === undefined ? {} : { employedOn: formatDate(date(said.forfeit, said.forfeit.date)) }),
  };
}

function unsaid(node: PlanHeader, lastDay: IsoDate, choices: Choices): Leavers {
  const forfeits = "leavers forfeit unless employed on the plan's last day";
  const reading = choices.settle({
    code: 'choice-leavers',
    params: {},
    node,
    owner: 'plan',
    readings: ['leavers earn up to their last day', forfeits],
  });
  const leavers: Leavers = { proration: 'by days', open: undefined, openShortfalls: undefined };
  return reading === forfeits ? { ...leavers, employedOn: lastDay } : leavers;
}
