import type { Rounding } from '../../format/types/index.ts';
import { div, type Rational } from '../../numbers/index.ts';
import { errorOf, type Held, held, isExact, WHOLE, WIDER, withFactor } from './held.ts';
import type { Instructions } from './instruction.ts';

/** A number rounded to a multiple of a unit: a whole number of them. Not decided next to where it turns. */
export function roundedOf(of: Held, unit: Rational, mode: Rounding['mode'], to: Instructions): Held {
  const units = div(of.factor, unit);
  const [top, bottom] = [Number(units.n), Number(units.d)];
  if (isExact(of) && of.whole && of.most * top <= WHOLE / 2 && bottom <= WHOLE / 2) {
    if (bottom === 1) return withFactor(of, unit, to);
    const register = to.push({ op: 'ratio', a: of.register, top, bottom, mode });
    const most = Math.min((of.most * top) / bottom + 1, WHOLE);
    return held({ register, factor: unit, whole: true, most, least: 1, relative: 0 });
  }
  const scaled = withFactor(of, unit, to);
  const gap = to.times(errorOf(scaled, to), WIDER);
  const register = to.push({ op: 'whole', a: scaled.register, gap, mode });
  return held({
    register,
    factor: unit,
    whole: true,
    most: Math.min(scaled.most + 1, WHOLE),
    least: 1,
    relative: 0,
  });
}
