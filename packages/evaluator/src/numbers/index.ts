export * from './approximate.ts';
export * from './calendar.ts';
export * from './calendar-labels.ts';
export * from './calendar-periods.ts';
export * from './calendar-resolve.ts';
export * from './calendar-years.ts';
export * from './compare.ts';
export * from './currencies.ts';
export * from './dates.ts';
export * from './decimal.ts';
export * from './durations.ts';
export * from './errors.ts';
export * from './format.ts';
export * from './input.ts';
export * from './line.ts';
export { parseMoneyLiteral } from './literals/money.ts';
export { parseMultipleLiteral } from './literals/multiple.ts';
export { parseNumberLiteral } from './literals/number.ts';
export { parsePercentLiteral } from './literals/percent.ts';
export * from './literals.ts';
export * from './money.ts';
export * from './months.ts';
export * from './parsed.ts';
export * from './period.ts';
export {
  type PowerProblem,
  type PowerResult,
  roundedPower,
  wholePower,
} from './power.ts';
export * from './proration.ts';
export * from './rational.ts';
export * from './rational-text.ts';
export * from './rounding.ts';
export * from './week-year-end.ts';
