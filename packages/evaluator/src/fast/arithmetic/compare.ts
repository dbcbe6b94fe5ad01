import type { Relation } from '../../format/types/index.ts';
import { compare, type Rational } from '../../numbers/index.ts';

/** Whether one exact number stands in a relation to another; `at least` and `at most` include the bound. */
export function compareAs(relation: Relation, left: Rational, right: Rational): boolean {
  const side = compare(left, right);
  switch (relation) {
    case 'at least':
      return side >= 0;
    case 'above':
      return side > 0;
    case 'at most':
      return side <= 0;
    case 'below':
      return side < 0;
    case 'equal':
      return side === 0;
  }
}
