import { unitCode, unitOfMeasure } from '@ontarget/language';
import type { Measure } from '@ontarget/language/ast';
import { attempt, type Compilation, needed } from '../compilation.ts';
import { declared } from '../declared.ts';
import { ids } from '../names.ts';
import type { Steps } from '../steps.ts';
import { compileCredits } from '../tables/credits.ts';
import { clauseOfMeasure } from './clauses.ts';

/** Compiles every measure that the plan declares, one in a step; its values are made where something reads them. */
export function* compileMeasures(c: Compilation): Steps<void> {
  for (const measure of declared(c, 'Measure')) {
    const id = ids.measure(measure.name);
    attempt(c, id, measure, () => {
      c.places.put(id, measure);
      if (measure.body.$type === 'TotalMeasure' || measure.body.$type === 'CountMeasure') {
        needed(c, ids.table(measure.body.table.$refText), measure.body.table.ref);
        compileCredits(c, measure);
      }
      c.measures.set(measure.name, {
        title: titleOf(measure),
        unit: unitOfResult(c, measure),
        revenue: measure.revenue,
        betterWhen:
          clauseOfMeasure(measure, 'BetterClause')?.direction ?? (isPlace(measure) ? 'lower' : 'higher'),
      });
    });
    yield;
  }
}

/** Of places the first is the best. */
function isPlace({ body }: Measure): boolean {
  return body.$type === 'RankMeasure' && body.award === undefined;
}

/** The code of the unit that a measure's results are in; an entered one without words is a number. */
export function unitOfResult(c: Compilation, measure: Measure): string {
  const unit = unitOfMeasure(measure, { currency: c.header.currency });
  return unit.kind === 'unknown' ? 'number' : unitCode(unit);
}

/** What people call it: its title, else its name. */
export function titleOf({ title, name }: { readonly title?: string; readonly name: string }): string {
  return title ?? name;
}
