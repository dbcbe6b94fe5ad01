import type { Claim, ClaimVerdict, PayFunction, Point } from '@ontarget/analysis/prove';
import { quantityWords } from '@ontarget/evaluator/engine';
import { formatRational, type Rational } from '@ontarget/evaluator/numbers';

/** Of more results than these only so many are told. */
const MOST_RESULTS = 5;

/** What breaks a claim: a case and what it pays, or two that differ in one result. */
export function becauseOf(
  { pay, cases, along }: Pick<Extract<ClaimVerdict, { verdict: 'false' }>, 'pay' | 'cases' | 'along'>,
  currency: string,
): string {
  const money = (value: Rational): string =>
    quantityWords({ value: formatRational(value), unit: currency }, currency);
  const [first, second] = cases;
  if (first === undefined) return 'there is a case that breaks it';
  if (second === undefined || along === undefined) {
    const results = resultsOf(pay, first.point, currency, []);
    return `${results === '' ? '' : `${results} `}pays ${money(first.pays)}`;
  }
  const at = (point: Point): string =>
    resultsOf(
      pay,
      point,
      currency,
      pay.inputs.map(({ index }) => index).filter((one) => one !== along.index),
    );
  const others = resultsOf(pay, first.point, currency, [along.index]);
  return `${at(first.point)} pays ${money(first.pays)}, and ${at(second.point)} pays ${money(second.pays)}${others === '' ? '' : `, with ${others}`}`;
}

/** The results of a case in words, those left out that are not asked for. */
function resultsOf(pay: PayFunction, point: Point, currency: string, except: readonly number[]): string {
  const told = pay.inputs
    .filter(({ index }) => !except.includes(index) && point.has(index))
    .map((input) => {
      const value = point.get(input.index);
      const text =
        value === undefined || typeof value === 'string'
          ? (value ?? '')
          : quantityWords({ value: formatRational(value), unit: input.unit }, currency);
      const period = input.period === pay.period ? '' : ` of ${input.period}`;
      return `${input.name}${period} ${text}`;
    });
  const more = told.length - MOST_RESULTS;
  return more > 0 ? `${told.slice(0, MOST_RESULTS).join(', ')} and ${more} more` : told.join(', ');
}

/** What a claim is about, in words. */
export function payInWords({ role, component }: Claim): string {
  return component === undefined ? `the total of ${role}` : `${component} of ${role}`;
}
