import type { Plan } from '../../format/types/index.ts';
import { parseDate } from '../../numbers/index.ts';
import type { Amendment } from '../evaluate/amendment.ts';
import type { PlanYear } from '../windows.ts';

/**
 * What is only supposed knows no other version of its plan. Where results restart it begins with the amendment; where they continue,
 * what came before is read by the plan's own terms.
 */
export function restartOf({ amended }: Plan, year: PlanYear): Amendment | undefined {
  const from = amended?.results === 'restart' ? parseDate(amended.from) : undefined;
  const month = from?.ok ? year.monthOf(from.value) : undefined;
  return month === undefined ? undefined : { month, results: 'restart', earlier: undefined };
}
