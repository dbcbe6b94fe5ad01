import { currencyOf, unitName, unitOf } from '@ontarget/language';
import type { FormulaPay } from '@ontarget/language/ast';
import { solvedFormula } from '../formulas/fixed-point.ts';
import { refuse } from '../problems.ts';
import { activeMonths } from './active.ts';
import { resultsWindow } from './timing.ts';
import { addStage, type ComponentWork } from './work.ts';

/** A component whose pay is worked out by a formula of its own. */
export function compileFormulaPay(work: ComponentWork<FormulaPay>): void {
  const { c, component, measurement } = work;
  const { currency } = c.header;
  // A formula has no rows of its own that dates could divide.
  activeMonths(c, component, component.dates, measurement);
  const unit = unitOf(component.value, { currency });
  if (unit.kind !== 'money' || currencyOf(unit) !== currency) {
    refuse('unit-unexpected', component.value, {
      what: `What ${component.name} pays`,
      expected: `money in ${currency}`,
      found: unitName(unit),
    });
  }
  addStage(work, 'pay', currency, solvedFormula(work, component.value, resultsWindow(measurement)));
}
