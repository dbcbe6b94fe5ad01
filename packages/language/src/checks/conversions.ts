import { formatNumber } from '@ontarget/evaluator/numbers';
import type { Conversion, Measure } from '../generated/ast.ts';
import type { Amount } from '../literals/read.ts';
import { measureOfNode } from '../resolve/measured.ts';
import { unitOfMeasure } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { nodeName } from './node-targets.ts';
import type { PlanView } from './plan-view.ts';
import { unitInWords } from './unit-words.ts';
import { constantValue, currencyIn, inWords, literalValue } from './values.ts';

/** "4 for each $1 of NewARR" turns the number of the part above, so it must be a number of NewARR. */
export const conversionsMustStartFromThePartAbove: Check<Conversion> = (conversion, say) => {
  const node = conversion.$container;
  const expected = measureOfNode(node.$container);
  const source = conversion.source.ref;
  if (expected === undefined || source === undefined || source === expected) return;
  say(
    'conversion-source-wrong',
    { node: conversion, property: 'source' },
    {
      node: nodeName(node),
      source: source.name,
      expected: expected.name,
    },
  );
};

/** Dollars of pipeline for dollars of revenue, leads for dollars of pipeline. */
export const conversionsMustKeepTheUnits: Check<Conversion> = (conversion, say, plan) => {
  const node = nodeName(conversion.$container);
  const { literal, parameter } = conversion.amount;
  const value = parameter?.ref?.value;
  const amount = literal === undefined ? value && constantValue(value, plan) : literalValue(literal, plan);
  const stated = amount === undefined ? '' : ` (${inWords(amount, plan)})`;
  const written = literal ?? `${parameter?.$refText ?? ''}${stated}`;
  const pairs = [
    { property: 'amount', written, amount, measure: conversion.measure.ref },
    {
      property: 'base',
      written: conversion.base,
      amount: literalValue(conversion.base, plan),
      measure: conversion.source.ref,
    },
  ] as const;
  for (const { property, written: text, amount: known, measure } of pairs) {
    if (known === undefined || measure === undefined || fits(known, measure, plan)) continue;
    say(
      'conversion-unit-wrong',
      { node: conversion, property },
      {
        node,
        amount: text,
        measure: measure.name,
        expected: unitInWords(unitOfMeasure(measure, { currency: currencyIn(plan) })),
      },
    );
  }
};

/** Towards the year's end the target looks into a year that the plan does not know. */
export const leadTimesMustSayNextYear: Check<Conversion> = (conversion, say) => {
  const { lead } = conversion;
  if (lead === undefined || conversion.nextYear !== undefined) return;
  const count = lead.one ? 'one' : formatNumberOf(lead.count ?? '');
  say(
    'choice-next-year',
    { node: lead },
    { node: nodeName(conversion.$container), lead: `${count} ${lead.unit}` },
  );
};

function formatNumberOf(text: string): string {
  return /^\d+$/.test(text) ? formatNumber({ n: BigInt(text), d: 1n }) : text;
}

function fits({ unit }: Amount, measure: Measure, plan: PlanView): boolean {
  const expected = unitOfMeasure(measure, { currency: currencyIn(plan) });
  if (expected.kind === 'unknown') return true;
  if (expected.kind === 'money') return unit.kind === 'money';
  return unit.kind !== 'money';
}
