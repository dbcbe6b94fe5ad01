import type { SliceAsked } from '@ontarget/evaluator/engine';
import type { Grain, Plan, Role, ValueId } from '@ontarget/evaluator/format';
import { plainParser } from '@ontarget/language';
import type { ExampleColumn } from '@ontarget/language/ast';
import { type Heading, headingOf } from './headings.ts';

/** A value that goes by a name in examples tables. */
export interface NamedValue {
  value: ValueId;
  /** How long its periods are; a result of a measure has those that it is asked for. */
  grain?: Grain;
  /** One row of its curve, and not all of it. */
  slice?: SliceAsked;
  /** Each deal that it adds up; a rate is then what the deal pays of what it comes to in `rateOf`. */
  eachDeal?: { rateOf?: ValueId };
}

/**
 * The value that a heading of a role's examples table asks for: `NewBusiness`, `NewBusiness attainment`, `Bookings of
 * its team`, `paid`; with `each deal` behind it, deal by deal. Undefined where the role has none of this name;
 * `not-a-name` for a text that is no heading.
 */
export function namedValue(text: string, plan: Plan, role: Role): NamedValue | 'not-a-name' | undefined {
  const ofDeals = /^(.*\S)\s+each\s+deal$/.exec(text)?.[1];
  const column = headingRead(ofDeals ?? text);
  // Values are exact; a rounding is of what a table expects.
  if (column === undefined || column.rounded !== undefined) return 'not-a-name';
  // Deals have rates of their own also where the component has none.
  const isRate = ofDeals !== undefined && column.stage === 'rate';
  const heading = headingOf(isRate ? { ...column, stage: 'pay' } : column, plan, role, 'output');
  return ofDeals === undefined ? namedBy(heading, plan) : eachDealOf(heading, column.stage, plan);
}

/** Deals are what a component's pay adds up, or a result; other stages are of all of them together. */
function eachDealOf(heading: Heading, stage: string | undefined, plan: Plan): NamedValue | undefined {
  const named = namedBy(heading, plan);
  if (named === undefined || heading.kind === 'result') return named && { ...named, eachDeal: {} };
  if (heading.kind !== 'stage' && heading.kind !== 'slice') return undefined;
  const { pay, measure } = heading.component.stages;
  if (pay === undefined) return undefined;
  if (stage === 'rate')
    return measure === undefined ? undefined : { ...named, value: pay, eachDeal: { rateOf: measure } };
  const isPay = heading.kind === 'slice' || stage === undefined || stage === 'pay';
  return isPay ? { ...named, value: pay, eachDeal: {} } : undefined;
}

function namedBy(heading: Heading, plan: Plan): NamedValue | undefined {
  switch (heading.kind) {
    case 'stage':
      return { value: heading.value, grain: heading.component.measured };
    case 'slice':
      return { value: heading.value, grain: heading.component.measured, slice: heading.slice };
    case 'sum':
      return { value: heading.value, grain: plan.paid };
    case 'closing':
    case 'opening':
      // Of several accounts at once there is no one value.
      return (heading.also ?? []).length > 0
        ? undefined
        : { value: heading.value, grain: heading.grain ?? plan.paid };
    case 'result': {
      const [value] = heading.values;
      return value === undefined ? undefined : { value };
    }
    default:
      return undefined;
  }
}

/** A heading by itself, read as the examples tables read it. */
function headingRead(text: string): ExampleColumn | undefined {
  const { value, lexerErrors, parserErrors } = plainParser().parse<ExampleColumn>(text, {
    rule: 'ExampleColumn',
  });
  return lexerErrors.length + parserErrors.length === 0 ? value : undefined;
}
