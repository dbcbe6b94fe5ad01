import type { Expression } from '@ontarget/evaluator/format';
import { formatDate, ONE, sub, ZERO } from '@ontarget/evaluator/numbers';
import { componentNamed, weightedOf } from '@ontarget/language';
import type { MoneyStage, Pool, Role } from '@ontarget/language/ast';
import { constant, greatest, product, readValue } from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { declared } from '../declared.ts';
import { solvedFormula } from '../formulas/fixed-point.ts';
import { date, fraction } from '../literals.ts';
import { titleOf } from '../measures/measures.ts';
import { resultValue } from '../measures/results.ts';
import { ids } from '../names.ts';
import type { PayPlace } from '../pay/place.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { paidRoles } from '../roles/paid-roles.ts';

/**
 * What the payee at hand gets of a pool, as a value of its own; made at its first use. `pool/P/fund` is what the pool
 * holds, `pool/P/distributed` what is left of it without its reserve.
 */
export function shareOfPool(place: PayPlace, pool: Pool): string {
  const { c } = place;
  const id = ids.pool(pool.name);
  const share = `${id}/share`;
  if (c.values.has(share)) return share;
  c.places.put(id, pool);
  const team = pool.team.ref;
  if (team === undefined) return cannotCompile(pool, pool.name, 'its team is unknown');
  const amount = addAmounts(place, pool);
  const formula: Expression = {
    op: 'pool',
    amount: readValue(amount),
    weights: weightsOf(c, pool),
    team: team.name,
    ...(pool.day.date === undefined ? {} : { on: formatDate(date(pool, pool.day.date)) }),
    days: daysOf(c, pool),
    unit: c.header.rounding.unit,
  };
  const title = `${titleOf(pool)}, share`;
  return addValue(
    c,
    share,
    { title, stage: 'pay', unit: c.header.currency, subject: 'payee', formula },
    pool,
  );
}

function addAmounts(place: PayPlace, pool: Pool): string {
  const { c } = place;
  const { currency } = c.header;
  const id = ids.pool(pool.name);
  const add = (suffix: string, formula: Expression, words = suffix): string => {
    const title = `${titleOf(pool)}, ${words}`;
    const value = { title, stage: 'pay', unit: currency, subject: 'company', formula } as const;
    return addValue(c, `${id}/${suffix}`, value, pool);
  };
  const fund = add('fund', solvedFormula(place, pool.fund, undefined));
  if (pool.reserve === undefined) return fund;
  const kept = constant(sub(ONE, fraction(pool, pool.reserve)), 'percent');
  return add('distributed', product([readValue(fund), kept]), 'less its reserve');
}

/** What each role counts by; the roster may put any of them into the team. */
function weightsOf(c: Compilation, pool: Pool): Record<string, Expression> {
  const weigh = (role: Role): Expression | undefined => {
    if (pool.by.evenly) return constant(ONE, 'number');
    if (pool.by.targetPay) {
      return weightedOf(role).length === 0 ? undefined : readValue(`${ids.role(role.name)}/target-pay`);
    }
    if (pool.by.component !== undefined) return earnedBy(c, role, pool.by.component.$refText, pool.by.stage);
    const points = pool.by.points?.ref;
    if (points === undefined) return cannotCompile(pool, pool.name, 'nothing says what it is shared by');
    return readValue(resultValue(c, points, 'payee'));
  };
  // Roles of another plan are paid by that plan.
  const roles = pool.by.component === undefined ? declared(c, 'Role') : paidRoles(c);
  const weights = roles.flatMap((role) => {
    const weight = weigh(role);
    return weight === undefined ? [] : [[role.name, weight] as const];
  });
  if (weights.length === 0) {
    const what = pool.by.component?.$refText;
    cannotCompile(
      pool,
      pool.name,
      what === undefined ? 'no role has target pay' : `no role has a component ${what}`,
    );
  }
  return Object.fromEntries(weights.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a role's component of that name has earned, over its measurement periods that end in the pool's; never below 0. */
function earnedBy(
  c: Compilation,
  role: Role,
  name: string,
  stage: MoneyStage | undefined,
): Expression | undefined {
  const component = componentNamed(role, name);
  if (component === undefined) return undefined;
  const id = ids.component(role.name, name);
  const value = stage === 'payout' ? {} : { value: `${id}/earned` };
  return greatest([
    { op: 'due', component: id, stage: 'payout', ...value },
    constant(ZERO, c.header.currency),
  ]);
}

/** Target pay is itself by days, where the header says so, and what was earned is of the days there were. */
function daysOf(c: Compilation, pool: Pool): 'by days' | 'in full' {
  if (pool.by.targetPay || pool.by.component !== undefined) {
    if (pool.days === undefined) return 'in full';
    const why = pool.by.targetPay
      ? 'target pay is by days or in full as the header says'
      : 'what somebody has earned is of the days they were there';
    return refuse('clause-misplaced', pool, { clause: pool.days, owner: pool.name, why });
  }
  if (pool.days === 'by days' || pool.days === 'in full') return pool.days;
  const reading = c.choices.settle({
    code: 'choice-pool-days',
    params: { pool: pool.name },
    node: pool,
    owner: ids.pool(pool.name),
    readings: ['by days', 'in full'],
  });
  return reading === 'by days' ? 'by days' : 'in full';
}
