import type { Plan } from '@ontarget/evaluator/format';
import { minorUnit } from '@ontarget/evaluator/numbers';
import type { PlanRounding } from '@ontarget/language';
import type { PlanHeader } from '@ontarget/language/ast';
import { exact } from '../build/expressions.ts';
import type { Choices } from '../choices.ts';
import { moneyAmount } from '../literals.ts';

type Rounding = Plan['rounding'];

/** How pay is rounded: mode, unit and point, each settled where the header leaves it open. */
export function roundingOf(
  header: PlanHeader,
  said: PlanRounding | undefined,
  currency: string,
  choices: Choices,
): Rounding {
  const unit = said === undefined ? minorUnit(currency) : moneyAmount(said.node, said.node.unit, currency);
  return {
    mode: said?.mode ?? openMode(header, said, choices),
    unit: exact(unit),
    point: said?.point ?? openPoint(header, choices),
  };
}

function openMode(header: PlanHeader, said: PlanRounding | undefined, choices: Choices): Rounding['mode'] {
  const to = said?.node.unit ?? '$0.01';
  const halfEven = `rounding half even to ${to}`;
  const reading = choices.settle({
    code: 'choice-rounding',
    params: { missing: said === undefined ? 'how amounts are rounded' : 'which way amounts are rounded' },
    node: said?.node ?? header,
    owner: 'plan',
    readings: [`rounding half up to ${to}`, halfEven],
  });
  return reading === halfEven ? 'half even' : 'half up';
}

function openPoint(header: PlanHeader, choices: Choices): Rounding['point'] {
  return choices.settle({
    code: 'choice-rounding-point',
    params: {},
    node: header,
    owner: 'plan',
    readings: ['each component', 'each payment', 'each deal', 'on the running total'],
  });
}
