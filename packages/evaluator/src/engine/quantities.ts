import type { Quantity, Unit } from '../format/types/index.ts';
import { formatRational, type Rational } from '../numbers/index.ts';
import { type Cell, cellText } from './cells.ts';

/** A number with its unit, as results are written. */
export function quantity(value: Rational, unit: Unit): Quantity {
  return { value: formatRational(value), unit };
}

/** Any value with its unit: numbers exact, grades and other words as they are, flags `yes` or `no`. */
export function quantityOf(cell: Cell, unit: Unit): Quantity {
  return { value: cellText(cell), unit };
}
