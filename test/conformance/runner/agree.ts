import type { Quantity } from '@ontarget/evaluator/format';
import {
  compare,
  isCurrency,
  mul,
  parseLiteral,
  parseRational,
  type Rational,
  rational,
  roundTo,
} from '@ontarget/evaluator/numbers';

/** Whether an exact value of ours, rounded half up to the decimals that a source prints, is what it prints. */
export function agrees(printed: string, found: Quantity): boolean {
  const exact = parseRational(found.value);
  if (!exact.ok) return printed === found.value;
  const stated = statedValue(printed);
  if (!fits(stated, found.unit)) return false;
  return compare(roundTo(exact.value, stated.step, 'half up'), stated.value) === 0;
}

interface Stated {
  readonly kind: 'percent' | 'multiple' | 'number' | { readonly currency: string };
  readonly value: Rational;
  /** One of the last digit that is printed. */
  readonly step: Rational;
}

/** A number as a source prints it. Throws for a text that is none: a case would otherwise compare nothing. */
function statedValue(printed: string): Stated {
  const read = parseLiteral(printed);
  if (!read.ok) throw new Error(`"${printed}": ${read.message}`);
  const literal = read.value;
  const decimals = printed.split('.')[1]?.match(/^\d+/)?.[0].length ?? 0;
  const step = rational(1, 10n ** BigInt(decimals));
  switch (literal.kind) {
    case 'money':
      return { kind: { currency: literal.currency }, value: literal.amount, step };
    case 'percent':
      return { kind: 'percent', value: literal.value, step: mul(step, rational(1, 100)) };
    case 'multiple':
    case 'number':
      return { kind: literal.kind, value: literal.value, step };
    default:
      throw new Error(`"${printed}" is no number`);
  }
}

/** Money is of one currency; sources leave units out of what is no money: a credit of 0.5, a score of 1.08. */
function fits({ kind }: Stated, unit: string): boolean {
  return typeof kind === 'object' ? kind.currency === unit : !isCurrency(unit);
}
