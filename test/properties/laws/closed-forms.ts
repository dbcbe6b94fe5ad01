import type { ComponentResult, Statement } from '@ontarget/evaluator/engine';
import type { Span } from '../oracle/calendar.ts';
import type { Assignment } from '../oracle/credit.ts';
import { added, type Fraction, less, NOTHING, of, rounded, text } from '../oracle/fraction.ts';
import { type OracleComponent, PayOracle } from '../oracle/pay.ts';
import type { Sample } from '../sample.ts';
import type { Law } from './law.ts';

/**
 * Each component's earned and payout, for every assignment and measurement period, is what the oracle works out from the
 * formulas of the language's pages.
 */
export const closedForms: Law = {
  name: 'pay is what the formulas of the pages come to',
  broken: disagreements,
};

function disagreements(sample: Sample): readonly string[] {
  const { model, story } = sample;
  return story.people
    .flatMap((person) => PayOracle.family(model, story, person))
    .flatMap((oracle) => {
      const { assignment } = oracle;
      return oracle.components().flatMap((component) => ofComponent(sample, oracle, assignment, component));
    });
}

function ofComponent(
  { model, year, payments }: Sample,
  oracle: PayOracle,
  assignment: Assignment,
  { name, each, earned }: OracleComponent,
): readonly string[] {
  const due = oracle.due(each);
  return payments.flatMap(({ span, result }) => {
    const statement = result.statements.find(
      ({ payee, team, role }) => payee === assignment.payee && team === assignment.team && role === 'Rep',
    );
    const expected = due.filter(({ to }) => to >= span.from && to <= span.to);
    const found = resultsOf(statement, name);
    if (found.length !== expected.length) {
      return [
        `${name} of ${assignment.payee} in ${year.key(span)}: ${found.length} results, not ${expected.length}`,
      ];
    }
    return expected.flatMap((period, index) => {
      const line = found[index];
      const known = earned(period);
      const payout = known && payoutOf(model, oracle, each, earned, period, known);
      const where = `${name} of ${assignment.payee} in ${assignment.team}, ${year.key(period)}`;
      const says = [line?.stages.earned?.value ?? 'held', line?.payout?.value ?? 'held'].join(' paid ');
      const should = [
        known === undefined ? 'held' : text(known),
        payout === undefined ? 'held' : text(payout),
      ];
      return says === should.join(' paid ')
        ? []
        : [`${where}: ${says}, by the oracle ${should.join(' paid ')}`];
    });
  });
}

function resultsOf(statement: Statement | undefined, name: string): readonly ComponentResult[] {
  return (statement?.components ?? []).filter(({ component }) => component === `role/Rep/${name}`);
}

/** Rounded where the plan says; on the running total a payout is what rounding all earned so far adds. */
function payoutOf(
  { rounding: { mode, unit, point } }: Sample['model'],
  oracle: PayOracle,
  each: OracleComponent['each'],
  earned: OracleComponent['earned'],
  period: Span,
  known: Fraction,
): Fraction | undefined {
  const to = (amount: Fraction) => rounded(amount, mode, unit === '1' ? of(1) : of(1, 100));
  if (point === 'each payment') return known;
  if (point === 'each component') return to(known);
  const before = oracle
    .due(each)
    .filter((one) => one.to < period.from)
    .map(earned);
  const all = before.flatMap((one) => (one === undefined ? [] : [one]));
  if (all.length < before.length) return undefined;
  const sum = added([NOTHING, ...all]);
  return less(to(added([sum, known])), to(sum));
}
