import type { Unit } from '../types/unit.ts';

/** Several values of a unit, as messages call them. */
export function unitInWords(unit: Unit): string {
  switch (unit.kind) {
    case 'money':
      return `amounts in ${unit.currency}`;
    case 'rate':
      return `${unit.currency} for each one`;
    case 'count':
      return 'whole numbers';
    case 'duration':
      return 'numbers of days';
    case 'flag':
      return 'yes or no';
    case 'text':
      return 'text';
    case 'currency':
      return 'currencies';
    case 'choice':
      return 'words of a list';
    case 'unknown':
      return 'of an unknown unit';
    default:
      return `${unit.kind}s`;
  }
}
