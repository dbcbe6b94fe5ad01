import { add, formatPercent, ONE, sign, sub, sum, toDecimalString } from '@ontarget/evaluator/numbers';
import type { VariablePay } from '../generated/ast.ts';
import { amountOf, fractionOf } from '../literals/read.ts';
import { payOf } from '../resolve/pay-terms.ts';
import { currencyOfDocument } from './currency.ts';
import { nodeAt, remove, replace, textOf } from './editing.ts';
import type { Fix, Fixer } from './fix.ts';

/** Puts what is missing on one of the components, or takes from one what is too much. */
export const fixWeights: Fixer<'weights-not-100'> = ({ document, range }) => {
  const pay = nodeAt<VariablePay>(document, range, 'VariablePay');
  if (pay === undefined) return [];
  const currency = currencyOfDocument(document);
  const weights = pay.components.map((component) => amountOf(component.weight, currency)?.value);
  if (!weights.every((weight) => weight !== undefined)) return [];
  const inPercent = pay.components.every((component) => fractionOf(component.weight) !== undefined);
  const whole = inPercent ? ONE : payOf(pay.$container, currency)?.targetPay?.value;
  if (whole === undefined) return [];
  const missing = sub(whole, sum(weights));
  return pay.components.flatMap((component, index): Fix[] => {
    const place = textOf(component, 'weight');
    const changed = add(weights[index] ?? missing, missing);
    if (place === undefined || sign(changed) <= 0) return [];
    const written = inPercent
      ? formatPercent(changed)
      : rewritten(component.weight, toDecimalString(changed, 4));
    if (written === undefined || written.includes('…')) return [];
    return [{ title: `Make ${component.name} ${written}`, edits: [replace(place.range, written)] }];
  });
};

/** Keeps what was said first. */
export const fixSaidTwice: Fixer<'said-twice'> = ({ document, range }) => {
  const text = { range };
  return [{ title: 'Remove this and keep the first', edits: remove(document, text) }];
};

/** An amount in the notation of another: with its currency sign, or with its code. */
function rewritten(like: string, digits: string | undefined): string | undefined {
  if (digits === undefined) return undefined;
  const grouped = digits.replace(/\B(?=(?:[0-9]{3})+(?:\.|$))/g, ',');
  const [sign_] = /^\p{Sc}/u.exec(like) ?? [];
  if (sign_ !== undefined) return `${sign_}${grouped}`;
  const [, code] = /([A-Z]{3})$/.exec(like) ?? [];
  return code === undefined ? undefined : `${grouped} ${code}`;
}
