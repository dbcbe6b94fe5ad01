import type { Simulation, Spread } from '@ontarget/analysis/simulate';
import { formatRational, type Rational } from '@ontarget/evaluator/numbers';
import type { Sensitivity, SimulationSetting } from './simulation.ts';

/** A simulation for programs, in the shape of `schema/simulate.schema.json`; exact, money in the plan's currency. */
export function simulationJson(
  {
    cost,
    roles,
    components,
    goals,
    leftOut,
    withoutTarget,
    held,
    scoresAtTarget,
    byReference,
    payees,
  }: Simulation,
  sensitivities: readonly Sensitivity[],
  { plan, assumptions: { draws, seed }, smallest }: SimulationSetting,
): object {
  const money = (value: Rational) => ({ value: formatRational(value), unit: plan.currency });
  const costs = (one: Spread & { readonly target: Rational }) => ({
    target: money(one.target),
    p10: money(one.p10),
    p50: money(one.p50),
    p90: money(one.p90),
    mean: money(one.mean),
  });
  const hidden = payees < smallest || roles.some((one) => one.payees < smallest);
  return {
    ok: true,
    plan: plan.id,
    draws,
    seed,
    payees,
    cost: costs(cost),
    ...(hidden
      ? {}
      : {
          roles: roles.map(({ role, payees: people, leverage, ...one }) => ({
            role,
            payees: people,
            cost: costs(one),
            ...(leverage === undefined ? {} : { leverage: shares(leverage) }),
          })),
        }),
    components: components.map(({ role, component, paid, atTarget, excellence }) => ({
      role,
      component,
      paid: formatRational(paid),
      ...(atTarget === undefined ? {} : { atTarget: formatRational(atTarget) }),
      ...(excellence === undefined
        ? {}
        : { excellence: { at: formatRational(excellence.at), reached: formatRational(excellence.reached) } }),
    })),
    goals: goals.map(({ node, attainment }) => ({ node, attainment: shares(attainment) })),
    parameters: sensitivities.map(({ name, lower, higher }) => ({
      name,
      ...(lower === undefined ? {} : { lower: formatRational(lower) }),
      ...(higher === undefined ? {} : { higher: formatRational(higher) }),
    })),
    leftOut,
    withoutTarget,
    held,
    scoresAtTarget,
    ...(hidden ? {} : { byReference }),
  };
}

function shares({ p10, p50, p90, mean }: Spread): object {
  return {
    p10: formatRational(p10),
    p50: formatRational(p50),
    p90: formatRational(p90),
    mean: formatRational(mean),
  };
}
