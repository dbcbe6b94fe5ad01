import type { Expression, RankExpression, Relation } from '@ontarget/evaluator/format';
import { formatDate } from '@ontarget/evaluator/numbers';
import { componentNamed, subjectOfMeasure, unitCode, unitOf } from '@ontarget/language';
import type { Measure, PeerPercentile, RankedResult, RankMeasure, Role } from '@ontarget/language/ast';
import { exact, readValue } from '../build/expressions.ts';
import { type Compilation, needed } from '../compilation.ts';
import { constantOf } from '../formulas/constants.ts';
import { date } from '../literals.ts';
import { ids } from '../names.ts';
import { cannotCompile, refuse } from '../problems.ts';
import { paidRoles } from '../roles/paid-roles.ts';
import { clauseOfMeasure } from './clauses.ts';
import { unitOfResult } from './measures.ts';
import { resultValue, type Whose } from './results.ts';

/** A place, a percentile or an award among the people of a team or of a role. */
export function standingOf(
  c: Compilation,
  measure: Measure,
  body: RankMeasure | PeerPercentile,
  whose: Whose,
): RankExpression {
  if (whose !== 'payee' || subjectOfMeasure(measure) !== 'payee')
    return cannotCompile(
      body,
      measure.name,
      'each payee has a place of their own, and teams and the company have none',
    );
  const { among, result } = body;
  const { team } = among;
  if (team !== undefined) needed(c, ids.team(team.$refText), team.ref);
  const of = ofEachRole(c, result, among.role === undefined ? paidRoles(c) : [roleOf(body, among.role.ref)]);
  const breaker =
    body.$type === 'RankMeasure' ? clauseOfMeasure(measure, 'TiesClause')?.measure?.ref : undefined;
  return {
    op: 'rank',
    of,
    better: result.measure?.ref === undefined ? 'higher' : betterOf(result.measure.ref),
    ...(team === undefined ? {} : { team: team.$refText }),
    ...(among.day.date === undefined ? {} : { on: formatDate(date(among, among.day.date)) }),
    ...mustBe(c, measure, body),
    ...(breaker === undefined
      ? {}
      : { tieBreak: { of: ofMeasure(c, breaker, Object.keys(of)), better: betterOf(breaker) } }),
    ties: body.$type === 'RankMeasure' ? tiesOf(c, measure, body) : 'best',
    read: body.$type === 'PeerPercentile' ? 'percentile' : awardOf(c, measure, body),
  };
}

function roleOf(body: RankMeasure | PeerPercentile, role: Role | undefined): Role {
  return role ?? cannotCompile(body, 'This ranking', 'the role of those who take part is unknown');
}

/** What a payee of each role is ranked by; a role without the component takes no part. */
function ofEachRole(
  c: Compilation,
  result: RankedResult,
  roles: readonly Role[],
): Record<string, Expression> {
  const measure = result.measure?.ref;
  if (measure !== undefined)
    return ofMeasure(
      c,
      measure,
      roles.map(({ name }) => name),
    );
  const name = result.component?.$refText ?? '';
  const found = roles.filter((role) => componentNamed(role, name) !== undefined).map((role) => role.name);
  if (found.length === 0)
    return cannotCompile(result, name, 'nobody who takes part has a component of that name');
  for (const role of found) needed(c, ids.component(role, name), role);
  return Object.fromEntries(
    found.sort().map((role) => [role, readValue(`${ids.component(role, name)}/attainment`)]),
  );
}

function ofMeasure(c: Compilation, measure: Measure, roles: readonly string[]): Record<string, Expression> {
  const own = subjectOfMeasure(measure);
  if (own !== 'payee')
    return cannotCompile(measure, measure.name, 'people are ranked by a number that each of them has');
  const value = readValue(resultValue(c, measure, 'payee'));
  return Object.fromEntries([...roles].sort().map((role) => [role, value]));
}

function betterOf(measure: Measure): 'higher' | 'lower' {
  return clauseOfMeasure(measure, 'BetterClause')?.direction === 'lower' ? 'lower' : 'higher';
}

function mustBe(
  c: Compilation,
  measure: Measure,
  { among, result }: RankMeasure | PeerPercentile,
): Pick<RankExpression, 'results'> {
  if (among.bound === undefined || among.relation === undefined) return {};
  const { value, unit } = constantOf(c, among.bound);
  const ranked = result.measure?.ref;
  const expected = ranked === undefined ? 'percent' : unitOfResult(c, ranked);
  if (unit !== expected && !(expected === 'count' && unit === 'number')) {
    refuse('unit-unexpected', among.bound, {
      what: `What results of ${measure.name} must be`,
      expected,
      found: unitCode(unitOf(among.bound, { currency: c.header.currency })),
    });
  }
  return { results: { relation: among.relation as Relation, bound: exact(value) } };
}

const TIES = {
  'ties share the better rank': 'best',
  'ties share the worse rank': 'worst',
  'ties share the awards of their places': 'each',
} as const;

function tiesOf(c: Compilation, measure: Measure, { award }: RankMeasure): RankExpression['ties'] {
  const ties = clauseOfMeasure(measure, 'TiesClause');
  if (ties?.worse) return 'worst';
  if (ties?.places) return award === undefined ? noAward(measure, ties) : 'each';
  if (ties !== undefined) return 'best';
  const readings = Object.keys(TIES).filter((words) => award !== undefined || !words.includes('awards'));
  const reading = c.choices.settle({
    code: 'choice-ties',
    params: { measure: measure.name },
    node: measure,
    owner: ids.measure(measure.name),
    readings: readings as [string, string, ...string[]],
  });
  return TIES[reading as keyof typeof TIES] ?? 'best';
}

function noAward(measure: Measure, node: Parameters<typeof refuse>[1]): never {
  const why = 'it is a rank, and has no awards';
  return refuse('clause-misplaced', node, {
    clause: 'ties share the awards of their places',
    owner: measure.name,
    why,
  });
}

function awardOf(c: Compilation, measure: Measure, { award }: RankMeasure): RankExpression['read'] {
  if (award === undefined) return 'place';
  const name = award.$refText;
  const curve = needed(c, ids.curve(name), c.curves.get(name));
  if (curve.kind === 'by grade' || curve.kind === 'matrix' || !['number', 'count'].includes(curve.axis)) {
    return refuse('curve-does-not-fit', award.$refNode === undefined ? measure : measure.body, {
      component: measure.name,
      curve: name,
      why: 'an award is read at a place, so its bounds are plain numbers',
    });
  }
  return { curve: name };
}
