import type { Condition, Expression, Relation } from '@ontarget/evaluator/format';
import { unitCode, unitOf } from '@ontarget/language';
import type { Measure, Team, TeamsCondition } from '@ontarget/language/ast';
import { allOf, anyOf, compare } from '../build/conditions.ts';
import { readValue, type Window } from '../build/expressions.ts';
import { addValue, needed } from '../compilation.ts';
import { payFormula } from '../formulas/pay.ts';
import { titleOf, unitOfResult } from '../measures/measures.ts';
import { resultOf } from '../measures/results.ts';
import { ids } from '../names.ts';
import { overQuota } from '../pay/over-quota.ts';
import type { PayPlace } from '../pay/place.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { refuseStretch, windowOf } from './windows.ts';
import { subjectWords } from './words.ts';

const RATIOS: ReadonlySet<string> = new Set(['percent', 'score', 'multiple', 'number']);

/**
 * `every team in T` and `any team in T`: the condition for each of the teams right below T, joined. Held against a
 * percent, a result that is no part itself means its attainment: of the target that a goal gives the team.
 */
export function teamsCondition(place: PayPlace, condition: TeamsCondition): Condition {
  const { right } = condition;
  const teams = condition.team.ref?.teams ?? [];
  const name = condition.team.$refText;
  if (teams.length === 0)
    cannotCompile(condition, `${condition.quantifier} team in ${name}`, 'it has no teams below it');
  const bound = right.value;
  if (bound === undefined) {
    const why = 'each team has a target of its own; hold it against a percent of it';
    return cannotCompile(condition, `${condition.quantifier} team in ${name}`, why);
  }
  const window = windowOf(place, condition);
  const asked = condition.subject.ref.ref;
  if (asked?.$type === 'Measure') refuseStretch(asked, window, condition.stretch);
  const isPercent = unitOf(bound, { currency: place.c.header.currency }).kind === 'percent';
  const limit = payFormula(place, bound, window);
  const parts = teams.map((team) => {
    const { value, unit } = resultOfTeam(place, condition, team, window, isPercent);
    const expected = unitCode(unitOf(bound, { currency: place.c.header.currency }));
    if (unit !== expected && !(RATIOS.has(unit) && RATIOS.has(expected)) && expected !== 'number') {
      refuse('unit-unexpected', right, { what: 'This bound', expected: unit, found: expected });
    }
    return compare(value, condition.relation as Relation, limit);
  });
  return condition.quantifier === 'every' ? allOf(parts) : anyOf(parts);
}

function resultOfTeam(
  place: PayPlace,
  { subject }: TeamsCondition,
  team: Team,
  window: Window,
  isPercent: boolean,
): { value: Expression; unit: string } {
  const { c } = place;
  const named = subject.ref.ref;
  if (named === undefined) return cannotCompile(subject, subject.ref.$refText, 'nothing is called so');
  if (subject.ofTeam || subject.ownCredit || subject.rolledUp || subject.path.length > 0) {
    const why = 'it is asked of each team as a whole';
    return cannotCompile(subject, subjectWords(subject), why);
  }
  const isGoal = named.$type === 'Goal';
  const node = [...c.goals].find(
    ([id, one]) =>
      one.team === team.name &&
      (isGoal ? id.startsWith(`${ids.goal(named.name, [])}/`) : one.measure === named.name),
  )?.[1];
  if (isGoal && node === undefined)
    return cannotCompile(subject, named.name, `no part of it is ${team.name}'s`);
  const actual =
    named.$type === 'Measure'
      ? measureOfTeam(place, named, team, window)
      : readValue(node?.actual ?? '', window);
  const unit =
    named.$type === 'Measure'
      ? unitOfResult(c, named)
      : (c.measures.get(node?.measure ?? '')?.unit ?? 'number');
  if (!isPercent || ['percent', 'score', 'multiple'].includes(unit)) return { value: actual, unit };
  if (node === undefined)
    return cannotCompile(subject, named.name, `no goal gives ${team.name} a target for it`);
  const target = readValue(node.target, window);
  const divided = overQuota(c, [node.measure], actual, target, { op: 'hold', code: 'zero-quota' });
  return { value: divided, unit: 'percent' };
}

/** The result of a named team, as a value of its own. */
function measureOfTeam({ c }: PayPlace, measure: Measure, team: Team, window: Window): Expression {
  needed(c, ids.measure(measure.name), c.measures.get(measure.name));
  const id = `${ids.measure(measure.name)}/team/${team.name}`;
  if (!c.values.has(id)) {
    const formula = resultOf(c, measure, { team: team.name });
    const title = `${titleOf(measure)} of ${titleOf(team)}`;
    const unit = unitOfResult(c, measure);
    addValue(c, id, { title, stage: 'measure', unit, subject: 'company', formula }, measure);
  }
  return readValue(id, window);
}
