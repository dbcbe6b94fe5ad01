import type { NodeId } from '@ontarget/evaluator/format';
import { declarationsOf, partsOfMeasure } from '@ontarget/language';
import type { Measure, Role, Subject } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { clauseOfMeasure } from '../measures/clauses.ts';
import type { MeasureSubject } from '../names.ts';
import { refuse } from '../problems.ts';
import { levelOf } from '../tables/levels.ts';

/** Which credit of a payee counts: own, rolled up, or both where a partial plan asks for that reading. */
export function creditAsked(
  c: Compilation,
  role: Role,
  subject: Subject,
  measure: Measure,
  owner: NodeId,
): MeasureSubject {
  if (subject.rolledUp) refuseNoRollUp(subject, measure);
  if (subject.level !== undefined) return `payee-level-${levelOf(subject, subject.level)}`;
  if (subject.rolledUp) return subject.ownCredit ? 'payee-both' : 'payee-rolled-up';
  const rollUp = clauseOfMeasure(measure, 'RollUpClause');
  if (subject.ownCredit || rollUp === undefined) return 'payee';
  const leads =
    rollUp.relationship !== undefined ||
    declarationsOf(c.model, 'Role').some(({ manager }) => manager?.ref === role);
  // Nothing rolls up to a role that nobody reports to, so its own credit is all there is.
  if (!leads) return 'payee';
  const reading = c.choices.settle({
    code: 'choice-credit',
    params: { component: owner.split('/').at(-1) ?? owner, measure: measure.name, role: role.name },
    node: subject,
    owner,
    readings: ['own credit', 'rolled-up credit', 'own and rolled-up credit'],
  });
  return reading === 'own credit'
    ? 'payee'
    : reading === 'rolled-up credit'
      ? 'payee-rolled-up'
      : 'payee-both';
}

/** What rolls up to nobody would pay nothing, whatever the team closes. */
function refuseNoRollUp(subject: Subject, measure: Measure): void {
  const { body } = measure;
  const parts =
    body.$type === 'RatioMeasure' || body.$type === 'FormulaMeasure' ? partsOfMeasure(measure) : [measure];
  const rolls = parts.every(
    (part) => part !== undefined && clauseOfMeasure(part, 'RollUpClause') !== undefined,
  );
  if (rolls) {
    refuseLevelAbove(subject, parts);
    return;
  }
  const why =
    'it does not say "rolled up to managers of …" or "rolled up along …", so no credit reaches a manager';
  refuse('clause-misplaced', subject, { clause: 'rolled-up credit', owner: measure.name, why });
}

/** No credit comes from further below than it goes up. */
function refuseLevelAbove(subject: Subject, parts: readonly (Measure | undefined)[]): void {
  if (subject.level === undefined) return;
  const level = levelOf(subject, subject.level);
  for (const part of parts) {
    const rollUp = part && clauseOfMeasure(part, 'RollUpClause');
    if (part === undefined || rollUp?.levels === undefined || level <= levelOf(rollUp, rollUp.levels))
      continue;
    const why = `it goes up at most ${rollUp.levels} levels, so nothing comes from level ${level}`;
    refuse('clause-misplaced', subject, { clause: `of level ${level}`, owner: part.name, why });
  }
}
