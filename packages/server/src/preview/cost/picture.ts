import {
  type Assumptions,
  assumedSentences,
  type Cost,
  histogram,
  type RoleOutcome,
  type Simulation,
} from '@ontarget/analysis/simulate';
import type { Plan } from '@ontarget/evaluator/format';
import {
  formatMoney,
  formatPercent,
  ONE,
  type Rational,
  rational,
  roundTo,
} from '@ontarget/evaluator/numbers';
import type { ComponentCost, CostSpread, Figure, PlanCost, RoleCost } from '@ontarget/report';
import { figure } from '@ontarget/workspace/view';

/** What a simulation comes to, as it is drawn. */
export function costPicture(simulation: Simulation, assumptions: Assumptions, plan: Plan): PlanCost {
  const { draws, seed } = assumptions;
  return {
    total: spread(simulation.cost, simulation.payees, plan),
    roles: simulation.roles.map((role) => roleCost(role, simulation, plan)),
    draws,
    seed,
    assumed: assumedSentences(simulation, assumptions, plan, 'its box'),
  };
}

function roleCost(outcome: RoleOutcome, { components }: Simulation, plan: Plan): RoleCost {
  const { role, payees, leverage } = outcome;
  const multiple = (ratio: Rational): Figure => {
    const text = `${formatPercent(roundTo(ratio, rational(1, 100), 'half even'))}`;
    return { ...figure(ratio, 'percent', plan.currency), text };
  };
  return {
    id: `role/${role}`,
    title: plan.roles[role]?.title ?? role,
    ...spread(outcome, payees, plan),
    ...(leverage === undefined
      ? {}
      : {
          leverage: {
            low: multiple(leverage.p10),
            middle: multiple(leverage.p50),
            high: multiple(leverage.p90),
          },
        }),
    components: components.filter((one) => one.role === role).map((one) => componentCost(one, plan)),
  };
}

function componentCost(
  { role, component, paid, atTarget, excellence }: Simulation['components'][number],
  plan: Plan,
): ComponentCost {
  return {
    id: `role/${role}/${component}`,
    title: plan.roles[role]?.components[component]?.title ?? component,
    paid: tenths(paid, plan),
    ...(atTarget === undefined ? {} : { atTarget: tenths(atTarget, plan) }),
    ...(excellence === undefined
      ? {}
      : {
          excellence: {
            at: figure(excellence.at, 'percent', plan.currency),
            reached: tenths(excellence.reached, plan),
          },
        }),
  };
}

function spread({ target, p10, p50, p90, mean, years }: Cost, payees: number, plan: Plan): CostSpread {
  const money = (amount: Rational) => wholeMoney(amount, plan);
  return {
    payees,
    target: money(target),
    p10: money(p10),
    p50: money(p50),
    p90: money(p90),
    mean: money(mean),
    bars: histogram(years).map(({ from, to, count }) => ({ from: money(from), to: money(to), years: count })),
  };
}

/** Rounded for the eye: nobody is paid a percentile. */
function wholeMoney(amount: Rational, { currency }: Plan): Figure {
  const text = formatMoney(roundTo(amount, ONE, 'half even'), currency, { planCurrency: currency });
  return { ...figure(amount, currency, currency), text };
}

function tenths(share: Rational, { currency }: Plan): Figure {
  const text = formatPercent(roundTo(share, rational(1, 1000), 'half even'));
  return { ...figure(share, 'percent', currency), text };
}
