import type { Expression } from '@ontarget/evaluator/format';
import { ONE } from '@ontarget/evaluator/numbers';
import { clauseOf } from '@ontarget/language';
import type { QuotaRamp } from '@ontarget/language/ast';
import { constant } from '../build/expressions.ts';
import { fraction } from '../literals.ts';
import type { ComponentWork } from '../pay/work.ts';
import { refuse } from '../problems.ts';
import { byTenure } from './tenure.ts';

/** The part of its month's quota that a month of tenure has: the ramp's percent, and the whole after it. */
export function rampOf({ component }: ComponentWork): Expression | undefined {
  const ramp = clauseOf(component, 'QuotaRamp');
  if (ramp === undefined) return undefined;
  const { percents, months } = ramp;
  if (percents.length > 1 || months.only !== undefined || months.first === months.last) {
    const parts = percents.map((percent) => constant(fraction(ramp, percent), 'percent'));
    return byTenure(`The ramp of ${component.name}`, months, parts, constant(ONE, 'percent'));
  }
  const problem = 'there is one percent for several months';
  return refuse('tenure-months-wrong', months, { what: `The ramp of ${component.name}`, problem });
}

/** The same for target pay, where it is ramped alike; undefined where it stays as it is. */
export function targetPayRampOf(work: ComponentWork): Expression | undefined {
  const ramp = clauseOf(work.component, 'QuotaRamp');
  if (ramp === undefined) return undefined;
  return targetPayReading(work, ramp) === RAMPED ? rampOf(work) : undefined;
}

const UNCHANGED = 'target pay unchanged';
const RAMPED = 'target pay ramped alike';

function targetPayReading({ c, component, id }: ComponentWork, ramp: QuotaRamp): string {
  if (ramp.targetPay !== undefined) return `target pay ${ramp.targetPay}`;
  return c.choices.settle({
    code: 'choice-ramp-target-pay',
    params: { component: component.name },
    node: ramp,
    owner: id,
    readings: [UNCHANGED, RAMPED],
  });
}

/** Refuses a ramp where no quota of the payee's own could be ramped. */
export function refuseRamp({ component }: ComponentWork, why: string): void {
  const ramp = clauseOf(component, 'QuotaRamp');
  if (ramp !== undefined) refuse('ramp-without-quota', ramp, { component: component.name, why });
}
