import type { DatedClause, Measure } from '../generated/ast.ts';
import { tableOfMeasure } from '../resolve/tables.ts';
import { unitName } from '../types/unit.ts';
import { unitOfNamed } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { currencyIn } from './values.ts';

/** The credit event decides the quarter that a deal is paid in. */
export const measuresMustSayWhichDateCounts: Check<Measure> = (measure, say) => {
  const table = tableOfMeasure(measure);
  if (table === undefined || measure.clauses.some(({ $type }) => $type === 'DatedClause')) return;
  say('date-missing', { node: measure, property: 'name' }, { measure: measure.name, table: table.name });
};

export const measuresMustBeDatedByADate: Check<DatedClause> = (clause, say, plan) => {
  const column = clause.column.ref;
  const unit = column && unitOfNamed(column, undefined, { currency: currencyIn(plan) });
  if (column === undefined || unit === undefined || unit.kind === 'date' || unit.kind === 'unknown') return;
  say(
    'date-not-a-date',
    { node: clause, property: 'column' },
    {
      measure: clause.$container.name,
      column: column.name,
      type: unitName(unit),
    },
  );
};
