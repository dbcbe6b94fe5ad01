import { div, ONE, type Rational, rational } from '@ontarget/evaluator/numbers';
import type { Conversion, GoalNode } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { constantOf } from '../formulas/constants.ts';
import { amount, fraction } from '../literals.ts';
import { titleOf } from '../measures/measures.ts';
import { cannotCompile } from '../problems.ts';

/** How a node turns the number above it into a measure that its team can move. */
export interface NodeConversion {
  /** Of the node's measure for each unit of the one above: 4 for `$4 for each $1`. */
  readonly factor: Rational;
  /** How many months earlier the node's result is needed; 0 without a lead time. */
  readonly leadMonths: number;
  /** What the first months of next year are, as a multiple of this year's. */
  readonly nextYear: Rational;
  /** The parameter that the factor comes from, so that whoever reads the goal can name it. */
  readonly parameter?: { readonly name: string; readonly title: string };
}

export function conversionOf(c: Compilation, node: GoalNode, id: string): NodeConversion | undefined {
  const { conversion } = node;
  if (conversion === undefined) return undefined;
  const base = amount(conversion, conversion.base, c.header.currency).value;
  if (base.n === 0n)
    cannotCompile(conversion, node.team.$refText, 'it converts for each zero of the number above');
  const leadMonths = leadOf(conversion);
  const parameter = conversion.amount.parameter?.ref;
  return {
    factor: div(factorAmount(c, conversion), base),
    leadMonths,
    nextYear: leadMonths === 0 ? ONE : nextYearOf(c, node, conversion, id),
    ...(parameter === undefined ? {} : { parameter: { name: parameter.name, title: titleOf(parameter) } }),
  };
}

function factorAmount(c: Compilation, { amount: written }: Conversion): Rational {
  if (written.literal !== undefined) return amount(written, written.literal, c.header.currency).value;
  const parameter = written.parameter?.ref;
  if (parameter === undefined) return cannotCompile(written, 'The conversion', 'its factor is unknown');
  return constantOf(c, parameter.value).value;
}

function leadOf({ lead }: Conversion): number {
  if (lead === undefined) return 0;
  const count = lead.one ? 1 : Number(lead.count);
  const months = lead.unit.startsWith('quarter') ? 3 * count : count;
  if (Number.isInteger(months) && months >= 0 && months <= 12) return months;
  return cannotCompile(lead, 'The lead time', 'it is a whole number of months or quarters, one year at most');
}

function nextYearOf(c: Compilation, node: GoalNode, conversion: Conversion, id: string): Rational {
  if (conversion.nextYear !== undefined) return fraction(conversion.nextYear, conversion.nextYear.percent);
  const { lead } = conversion;
  const reading = c.choices.settle({
    code: 'choice-next-year',
    params: {
      node: node.team.$refText,
      lead: `${lead?.one ? 'one' : (lead?.count ?? '')} ${lead?.unit ?? ''}`,
    },
    node: conversion,
    owner: id,
    readings: [
      "next year's first quarter taken as 100% of this year's",
      "next year's first quarter taken as 125% of this year's",
    ],
  });
  return reading.includes('125%') ? rational(5, 4) : ONE;
}
