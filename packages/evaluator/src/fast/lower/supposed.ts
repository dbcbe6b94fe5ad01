import type { ValueId } from '../../format/types/index.ts';
import { ZERO } from '../../numbers/index.ts';
import type { Num } from '../arithmetic/node.ts';
import { NotFast } from '../refused.ts';
import type { Lowering } from './lowering.ts';
import type { Asker, Place } from './place.ts';

/**
 * What a value is where a year is supposed: `given` for each payee, over any window; `nothing`, as a component that is left
 * out; or what its `formula` comes to.
 */
export type Supposition = 'given' | 'nothing' | 'formula';

/** What is supposed of a value for whomever it is a number of. May throw `NotFast`. */
export type SupposedOf = (value: ValueId, asker: Asker) => Supposition;

/** The number that is supposed in place of a value's formula; undefined where the formula stands. */
export function supposedInput({ asker, window, value }: Omit<Place, 'inRow'>, to: Lowering): Num | undefined {
  const supposition = to.for.supposed?.(value, asker) ?? 'formula';
  if (supposition === 'formula') return undefined;
  if (supposition === 'nothing') return to.build.constant(ZERO);
  if (window.from < 0) throw new NotFast(`${value} is looked up before the year of the plan`);
  const unit = to.plan.values[value]?.unit ?? 'number';
  const input = to.inputs.indexOf({ kind: 'supposed', value, asker, window, unit });
  return to.build.input(input, to.sites.indexOf('unknown-value', value));
}
