import type { Advance, Measure } from '../generated/ast.ts';
import { measuredBy, subjectOf } from '../resolve/measured.ts';
import { columnsOf, tableOfMeasure } from '../resolve/tables.ts';
import type { Check } from './context.ts';

/** What was advanced and what repays it are told apart by contract: both sides must have rows, and say which. */
export const advancesMustBeKeptByContract: Check<Advance> = (advance, say) => {
  const component = advance.$container;
  const why = whyNot(advance);
  if (why !== undefined) say('advance-wrong', { node: advance }, { component: component.name, why });
};

function whyNot({ $container: component, expected, column }: Advance): string | undefined {
  if (component.$type !== 'Commission' || component.rate === undefined || component.source !== undefined)
    return 'only a commission at one rate earns the same on what is expected and on what comes in';
  if (component.perDeal || component.timing.runsOver !== undefined)
    return 'it is paid on what comes in each period, neither per deal nor to date';
  const measured = measuredBy(subjectOf(component));
  const advanced = expected.ref;
  if (measured === undefined || advanced === undefined) return undefined;
  if (measured.kind !== 'measure' || measured.whose !== 'payee' || !addsUp(measured.measure))
    return `${component.subject.ref.$refText} does not add up rows of the payee's own`;
  if (!addsUp(advanced)) return `${advanced.name} does not add up rows`;
  const repaying = tableOfMeasure(measured.measure);
  const names = repaying === undefined ? [] : columnsOf(repaying).map(({ name }) => name);
  return repaying === undefined || names.includes(column.$refText)
    ? undefined
    : `${repaying.name} has no column ${column.$refText} that says which one a row belongs to`;
}

function addsUp({ body }: Measure): boolean {
  return body.$type === 'TotalMeasure' && body.function === 'total';
}
