import type { Expression, Grain } from '@ontarget/evaluator/format';
import type { AstNode } from 'langium';
import { earnedBefore } from '../balances/brought-in.ts';
import { difference, greatest, readValue } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { titleOf } from '../measures/measures.ts';
import { refuse } from '../problems.ts';
import { addStage, type ComponentWork, stageValue } from './work.ts';

/**
 * `whichever pays more`: with A the pay of the period by itself and F the same over the year to date, the greater of A
 * and F less all that was earned before. So what was earned to date is never below F, nor a period below its own A.
 */
export function caughtUp(work: ComponentWork, pay: Expression): Expression {
  refuseWithoutAttainment(work);
  const { c, component, id, measurement } = work;
  const { currency } = c.header;
  const title = `${titleOf(component)}, pay of a period by itself`;
  const value = { title, stage: 'pay', unit: currency, subject: 'payee', formula: pay } as const;
  const byItself = addValue(c, `${id}/by-itself`, value, component);
  addStage(work, 'to date', currency, readValue(byItself, 'year to date'));
  const before = soFar(measurement.grain, `${id}/earned`, earnedBefore(c, work));
  return greatest([readValue(byItself), difference(stageValue(work, 'to date'), before)]);
}

function soFar(each: Grain, value: string, opening: Expression | undefined): Expression {
  const of = readValue(value);
  return {
    op: 'over',
    each,
    periods: 'before the window',
    of,
    whileAssigned: true,
    ...(opening === undefined ? {} : { opening }),
  };
}

/**
 * Pay over the year to date is the component's own rule over a longer stretch, which means something only where all in
 * it grows with the stretch: attainment of a quota does, an amount for a period does not.
 */
function refuseWithoutAttainment({ component, stages }: ComponentWork): void {
  const refused = (node: AstNode, why: string): never =>
    refuse('clause-misplaced', node, { clause: 'whichever pays more', owner: component.name, why });
  if (stages.attainment === undefined) {
    refused(
      component.timing,
      'its pay does not follow from the attainment of a quota, which could be that of the year to date',
    );
  }
  for (const clause of component.clauses) {
    if (clause.$type === 'Clawback')
      refused(
        clause,
        'what a canceled deal added to pay would have to be looked for in every later period too',
      );
    if (clause.$type === 'InOrder')
      refused(clause, 'its deals are taken one after the other within a period');
    if (clause.$type === 'YearCap')
      refused(
        clause,
        'the year so far is one of the two that it pays; put the cap of the year in variable pay { } or total { }',
      );
    if (clause.$type === 'PayoutFloor' || (clause.$type === 'PayoutCap' && clause.percent === undefined))
      refused(
        clause,
        'an amount for a period says nothing of the year to date; a cap in percent of target does',
      );
    if (clause.$type === 'PayoutCap' && clause.excess !== undefined && clause.excess !== 'lost')
      refused(clause, 'the year to date comes back below the cap by itself, so nothing has to be carried');
    if (clause.$type === 'Requirement' && clause.consequence?.$type === 'Waits')
      refused(clause, 'the year to date pays what was missed once the requirement is met to date');
  }
}
