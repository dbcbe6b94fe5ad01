import type { QuotaTerms, Role } from '../generated/ast.ts';
import { quotasOfRole, rosterColumnOf } from '../resolve/quota.ts';
import { unitCode } from '../types/unit.ts';
import { unitOfMeasure, unitOfNamed } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { unitInWords } from './unit-words.ts';
import { currencyIn } from './values.ts';

/** A column of the roster read for two measures would hold both against the same number. */
export const rolesMustReadEachQuotaFromItsOwnColumn: Check<Role> = (role, say) => {
  const read = quotasOfRole(role).flatMap(({ terms, measure }) => {
    const column = rosterColumnOf(terms);
    return column === undefined || measure === undefined ? [] : [{ terms, measure, column }];
  });
  for (const [column, shared] of Map.groupBy(read, (one) => one.column)) {
    const [first] = shared;
    const second = shared.find(({ measure }) => measure !== first?.measure);
    if (first === undefined || second === undefined) continue;
    const params = { role: role.name, first: first.measure.name, second: second.measure.name, column };
    say('roster-quota-shared', { node: second.terms }, params);
  }
};

/** A quota that is read from a named column is in the unit of its measure. */
export const columnsOfQuotasMustBeInTheUnitOfTheirMeasure: Check<Role> = (role, say, plan) => {
  const context = { currency: currencyIn(plan) };
  for (const { terms, measure } of quotasOfRole(role)) {
    const column = (terms.column ?? terms.otherColumn)?.ref;
    if (column === undefined || measure === undefined || column.name === 'quota') continue;
    const [found, expected] = [unitOfNamed(column, undefined, context), unitOfMeasure(measure, context)];
    if (found.kind === 'unknown' || expected.kind === 'unknown') continue;
    if (unitCode(found) === unitCode(expected) || isNumberOf(found.kind, expected.kind)) continue;
    say(
      'quota-unit-wrong',
      { node: terms as QuotaTerms, property: terms.column === undefined ? 'otherColumn' : 'column' },
      {
        component: `${role.name} for ${measure.name}`,
        measure: measure.name,
        quota: `${column.name} in ${unitInWords(found)}`,
        expected: unitInWords(expected),
      },
    );
  }
};

/** Numbers count things; percents may stand for scores and ratios. */
function isNumberOf(found: string, expected: string): boolean {
  if (found === 'number') return expected === 'count';
  if (found === 'count') return expected === 'number';
  return found === 'percent' && (expected === 'score' || expected === 'number' || expected === 'ratio');
}
