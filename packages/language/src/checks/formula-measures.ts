import type { AstNode } from 'langium';
import type { FormulaMeasure, Measure } from '../generated/ast.ts';
import { subjectOfMeasure } from '../resolve/members.ts';
import { walk } from '../services/walk.ts';
import { unitOf } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { ROW_CLAUSES } from './row-clauses.ts';
import { currencyIn } from './values.ts';

/** Dates, credit and what a missing value does belong to the results that a formula reads. */
export const formulasSayNothingOfCredit: Check<Measure> = (measure, say) => {
  if (measure.body?.$type !== 'FormulaMeasure') return;
  for (const clause of measure.clauses) {
    const words = ROW_CLAUSES[clause.$type];
    if (words === undefined) continue;
    const why = 'it is worked out from other measures, and that is theirs to say';
    say('clause-misplaced', { node: clause }, { clause: words, owner: measure.name, why });
  }
};

/** The company has no result of one payee, and a team none either. */
export const formulasMustBeOfMeasures: Check<Measure> = (measure, say, plan) => {
  const { body } = measure;
  if (body?.$type !== 'FormulaMeasure') return;
  const { kind } = unitOf(body.value, { currency: currencyIn(plan) });
  if (['date', 'text', 'choice', 'payee', 'flag', 'grade'].includes(kind)) {
    const what = `What ${measure.name} comes to`;
    say('unit-unexpected', { node: body }, { what, expected: 'money or a number', found: kind });
  }
  const own = subjectOfMeasure(measure);
  for (const { measure: read, node } of namesIn(body)) {
    const of = read === undefined ? undefined : subjectOfMeasure(read);
    const what = `What ${measure.name} is worked out from`;
    if (read === undefined) {
      say(
        'unit-unexpected',
        { node },
        { what, expected: 'a measure or a parameter', found: 'something else' },
      );
    } else if (own === 'company' && of === 'team') {
      say(
        'unit-unexpected',
        { node },
        { what, expected: 'a number of the company', found: 'one number of a team' },
      );
    }
  }
};

function namesIn(body: FormulaMeasure): { measure: Measure | undefined; node: AstNode }[] {
  const found: { measure: Measure | undefined; node: AstNode }[] = [];
  walk(body, (node) => {
    const named = node.$type === 'Reference' ? (node as { ref?: { ref?: AstNode } }).ref?.ref : undefined;
    if (named === undefined || named.$type === 'Parameter') return;
    found.push({ measure: named.$type === 'Measure' ? (named as Measure) : undefined, node });
  });
  return found;
}
