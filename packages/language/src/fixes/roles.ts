import { add, formatPercent, ONE, sign, sub, sum, toDecimalString } from '@ontarget/evaluator/numbers';
import type { CstNode } from 'langium';
import type { Role, VariablePay } from '../generated/ast.ts';
import { amountOf, fractionOf } from '../literals/read.ts';
import { payOf } from '../resolve/pay-terms.ts';
import { weightCellsOf } from '../resolve/role-rows.ts';
import { currencyOfDocument } from './currency.ts';
import { indentOf, insertAfter, keywordOf, lineOf, nodeAt, remove, replace, textOf } from './editing.ts';
import type { Fix, Fixer } from './fix.ts';

/** Puts what is missing on one of the components, or takes from one what is too much. */
export const fixWeights: Fixer<'weights-not-100'> = ({ document, range }) => {
  const pay = nodeAt<VariablePay>(document, range, 'VariablePay');
  const role = pay?.$container ?? nodeAt<Role>(document, range, 'Role');
  if (role === undefined) return [];
  const written = pay === undefined ? weightsOfRow(role) : weightsInside(pay);
  const currency = currencyOfDocument(document);
  const weights = written.map(({ weight }) => amountOf(weight, currency)?.value);
  if (!weights.every((weight) => weight !== undefined)) return [];
  const inPercent = written.every(({ weight }) => fractionOf(weight) !== undefined);
  const whole = inPercent ? ONE : payOf(role, currency)?.targetPay?.value;
  if (whole === undefined) return [];
  const missing = sub(whole, sum(weights));
  return written.flatMap(({ name, weight, place }, index): Fix[] => {
    const changed = add(weights[index] ?? missing, missing);
    if (place === undefined || sign(changed) <= 0) return [];
    const text = inPercent ? formatPercent(changed) : rewritten(weight, toDecimalString(changed, 4));
    if (text === undefined || text.includes('…')) return [];
    return [{ title: `Make ${name} ${text}`, edits: [replace(place.range, text)] }];
  });
};

/** A weight where it stands. */
interface Written {
  readonly name: string;
  readonly weight: string;
  readonly place: CstNode | undefined;
}

function weightsInside({ components }: VariablePay): Written[] {
  return components.map((component) => ({
    name: component.name,
    weight: component.weight ?? '',
    place: textOf(component, 'weight'),
  }));
}

function weightsOfRow(role: Role): Written[] {
  return weightCellsOf(role).map(({ component, cell }) => ({
    name: component.name,
    weight: cell.value ?? '',
    place: textOf(cell, 'value'),
  }));
}

/** Says that what the weights come to is the target pay. */
export const fixMissingPay: Fixer<'pay-missing'> = ({ document, range, params: { total } }) => {
  const role = nodeAt<Role>(document, range, 'Role');
  const open = role && keywordOf(role, '{');
  if (total === undefined || role === undefined || open === undefined) return [];
  const words = `target pay ${total} in the year`;
  const { line } = open.range.end;
  const isLast = lineOf(document, line).slice(open.range.end.character).trim() === '';
  const text = isLast
    ? `\n${indentOf(document, role.$cstNode?.range.start.line ?? line)}  ${words}`
    : ` ${words}`;
  return [{ title: `Add "${words}"`, edits: insertAfter(open, text), preferred: true }];
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
