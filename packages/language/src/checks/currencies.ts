import { formatDate } from '@ontarget/evaluator/numbers';
import type {
  Commission,
  ConvertedExpression,
  DerivedColumn,
  FormulaPay,
  InOrder,
  InputColumn,
  PercentileMeasure,
  TotalMeasure,
} from '../generated/ast.ts';
import { currencyColumnOf, daysOfConversion, ratesOf, rateTableOf } from '../resolve/rate-tables.ts';
import { planSettings } from '../resolve/settings.ts';
import { tableOfColumn } from '../resolve/tables.ts';
import { BUILT_IN_COLUMNS } from '../scopes/built-in.ts';
import { currencyOf, isOwnMoney, type Unit, unitName } from '../types/unit.ts';
import { unitOf, unitOfNamed } from '../types/unit-of.ts';
import type { Check, Say } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { currencyIn } from './values.ts';

/** `money in currency` names a column of the same table that holds ISO codes. */
export const moneyMustNameItsCurrency: Check<InputColumn> = (column, say) => {
  const why = whyNoCurrency(column);
  if (why !== undefined)
    say('currency-column-wrong', { node: column, property: 'type' }, { column: column.name, why });
};

function whyNoCurrency(column: InputColumn): string | undefined {
  const { currency } = column.type ?? {};
  if (currency === undefined) return undefined;
  const named = currency.ref;
  if (named === undefined) return undefined;
  if (named.$type !== 'InputColumn' || named.type?.kind !== 'currency') {
    return `${currency.$refText} holds no codes such as EUR: its type must be currency`;
  }
  const table = tableOfColumn(column).name;
  const builtIn = BUILT_IN_COLUMNS.get(table)?.some(({ name }) => name === column.name) ?? false;
  return builtIn ? `what ${table} says in ${column.name} is always in the currency of the plan` : undefined;
}

/** A conversion needs a table of rates, and an amount of another currency than the plan's. */
export const conversionsMustBePossible: Check<ConvertedExpression> = (node, say, plan) => {
  const table = node.rates?.ref;
  if (table === undefined) return;
  const rates = rateTableOf(table);
  const why = 'why' in rates ? rates.why : whyNot(node, rates.from !== undefined, plan);
  if (why !== undefined) say('conversion-wrong', { node }, { table: table.name, why });
};

function whyNot(node: ConvertedExpression, dated: boolean, plan: PlanView): string | undefined {
  const context = { currency: currencyIn(plan) };
  if (node.date !== undefined) {
    if (!dated) return 'its rows have no date in their key, so "on" picks nothing';
    const { kind } = unitOf(node.date, context);
    if (kind !== 'date' && kind !== 'unknown') return `"on" is followed by a date, and this is a ${kind}`;
  }
  const unit = unitOf(node.operand, context);
  if (unit.kind === 'unknown') return undefined;
  const currency = currencyOf(unit);
  if (currency === undefined) return `what is converted is ${unitName(unit)}, and only money has a currency`;
  if (currency === context.currency) return `what is converted is in ${currency} already, as the plan is`;
  if (!isOwnMoney(unit) || currencyColumnOf(node.operand) !== undefined) return undefined;
  return `it is ${unitName(unit)}, and is converted by a column of that table`;
}

/** Who bears the moves of a currency depends on the day that its rate is of. */
export const conversionsMustSayTheirDay: Check<ConvertedExpression> = (node, say, plan) => {
  const from = ratesOf(node)?.from;
  if (from === undefined || node.date !== undefined) return;
  const { year } = planSettings(plan);
  const days = daysOfConversion(node, year === undefined ? undefined : formatDate(year.first));
  say('choice-rate-date', { node }, { table: node.rates.$refText, from: from.name, days });
};

/** $1.25 for a euro and 1.25 euros for a dollar are written with the same number. */
export const ratesMustSayTheirCurrency: Check<ConvertedExpression> = (node, say, plan) => {
  const rates = ratesOf(node);
  if (rates?.quoted !== 'unsaid') return;
  say(
    'choice-rate-quotation',
    { node, property: 'rates' },
    {
      table: node.rates.$refText,
      rate: rates.rate.name,
      currency: rates.currency.name,
      plan: currencyIn(plan),
    },
  );
};

export const totalsMustBeInOneCurrency: Check<TotalMeasure> = (measure, say, plan) => {
  const unit = unitOf(measure.amount, { currency: currencyIn(plan) });
  unconverted(
    unit,
    { what: `What ${measure.$container.name} adds up`, node: measure, property: 'amount' },
    say,
    plan,
  );
};

export const derivedMoneyMustBeConverted: Check<DerivedColumn> = (column, say, plan) => {
  const unit = unitOf(column.value, { currency: currencyIn(plan) });
  unconverted(unit, { what: column.name, node: column, property: 'value' }, say, plan);
};

export const formulasMustPayInThePlansCurrency: Check<FormulaPay> = (formula, say, plan) => {
  const unit = unitOf(formula.value, { currency: currencyIn(plan) });
  unconverted(unit, { what: `What ${formula.name} pays`, node: formula, property: 'value' }, say, plan);
};

export const ratesOfDealsMustBeInThePlansCurrency: Check<Commission> = (commission, say, plan) => {
  const unit = unitOf(commission.formula, { currency: currencyIn(plan) });
  unconverted(
    unit,
    { what: `The rate of ${commission.name}`, node: commission, property: 'formula' },
    say,
    plan,
  );
};

export const orderMustBeOfOneCurrency: Check<InOrder> = (order, say, plan) => {
  for (const [index, column] of order.columns.entries()) {
    const unit = column.ref && unitOfNamed(column.ref, undefined, { currency: currencyIn(plan) });
    if (unit === undefined) continue;
    unconverted(unit, { what: column.$refText, node: order, property: 'columns', index }, say, plan);
  }
};

export const numbersOfOthersMustBeOfOneCurrency: Check<PercentileMeasure> = (measure, say, plan) => {
  const column = measure.column.ref;
  const unit = column && unitOfNamed(column, undefined, { currency: currencyIn(plan) });
  if (unit === undefined) return;
  unconverted(unit, { what: measure.column.$refText, node: measure, property: 'column' }, say, plan);
};

type Unconverted<N> = { what: string; node: N; property: string; index?: number };

function unconverted<N extends Parameters<Say>[1]['node']>(
  unit: Unit,
  { what, ...place }: Unconverted<N>,
  say: Say,
  plan: PlanView,
): void {
  if (!isOwnMoney(unit)) return;
  say('currency-unconverted', place as never, {
    what,
    unit: unitName(unit),
    plan: currencyIn(plan),
    words: exampleOf(plan),
  });
}

/** The words that convert at a table of the plan, or at one that would have to be declared. */
function exampleOf(plan: PlanView): string {
  for (const table of plan.tables) {
    const rates = rateTableOf(table);
    if (!('why' in rates)) return `converted at ${table.name}${rates.from === undefined ? '' : ' on …'}`;
  }
  return 'converted at Rates on …';
}
