import { type DayNumber, parseDate, type Rational } from '@ontarget/evaluator/numbers';
import { readAmount, type Unit, unitCode } from '@ontarget/language';
import type { AstNode } from 'langium';
import { refuse } from './problems.ts';

/** An exact number and the code of its unit. */
export interface Amount {
  readonly value: Rational;
  readonly unit: string;
}

/** An amount as written; refused where it cannot be read exactly, or is money of another currency than the plan's. */
export function amount(node: AstNode, text: string, currency: string): Amount {
  const read = readAmount(text, currency);
  if (!read.ok) return refuse('value-unreadable', node, { text, problem: read.message });
  refuseOtherCurrency(node, text, read.value.unit, currency);
  return { value: read.value.value, unit: unitCode(read.value.unit) };
}

/** An amount of money in the plan's currency. */
export function moneyAmount(node: AstNode, text: string, currency: string): Rational {
  return ofUnit(node, text, currency, currency);
}

/** A percent as a fraction: 65% is 13/20. */
export function fraction(node: AstNode, text: string): Rational {
  return ofUnit(node, text, 'percent', 'USD');
}

/** A date of the calendar. */
export function date(node: AstNode, text: string): DayNumber {
  const read = parseDate(text);
  return read.ok ? read.value : refuse('value-unreadable', node, { text, problem: read.message });
}

function ofUnit(node: AstNode, text: string, unit: string, currency: string): Rational {
  const read = amount(node, text, currency);
  if (read.unit === unit) return read.value;
  return refuse('unit-unexpected', node, { what: text, expected: unit, found: read.unit });
}

function refuseOtherCurrency(node: AstNode, text: string, unit: Unit, currency: string): void {
  if (unit.kind !== 'money' || unit.currency === currency) return;
  refuse('currency-mixed', node, { text, currency: unit.currency, plan: currency });
}
