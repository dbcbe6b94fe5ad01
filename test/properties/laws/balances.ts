import { assignmentsOf } from '../oracle/credit.ts';
import { drawLines } from '../oracle/draw.ts';
import { added, type Fraction, isLess, less, NOTHING, plus, read, text } from '../oracle/fraction.ts';
import { type Law, sumOf } from './law.ts';

/** What is owed after a payment is what was owed before it, with what was drawn, less what was repaid or forgiven. */
export const balancesRollForward: Law = {
  name: 'balances neither lose nor create money',
  broken({ story, payments, year }) {
    return story.people.flatMap(({ payee }) => {
      let known: Fraction | undefined = NOTHING;
      return payments.flatMap(({ span, result }) => {
        const own = result.statements.filter((one) => one.payee === payee);
        // A draw that is never owed back leaves nothing behind.
        const lines = own.flatMap(({ balances = [] }) =>
          balances.filter(({ closing }) => closing !== undefined),
        );
        if (own.length === 0) return [];
        // Of a payment that waits nothing is known, so the next one is taken at its word for what was before it.
        if (own.some(({ status }) => status !== 'paid')) {
          known = undefined;
          return [];
        }
        const owed = known ?? sumOf(lines.map(({ broughtIn }) => broughtIn));
        const [broughtIn, out, back, forgiven, closing] = (
          ['broughtIn', 'out', 'back', 'forgiven', 'closing'] as const
        ).map((part) => sumOf(lines.map((line) => line[part])));
        const should = less(plus(owed, out ?? NOTHING), added([back ?? NOTHING, forgiven ?? NOTHING]));
        const where = `${payee}, ${year.key(span)}`;
        const found = [
          text(broughtIn ?? NOTHING) === text(owed)
            ? []
            : `${where}: ${text(broughtIn ?? NOTHING)} was brought in, not ${text(owed)}`,
          text(closing ?? NOTHING) === text(should)
            ? []
            : `${where}: ${text(closing ?? NOTHING)} is owed, not ${text(should)}`,
          isLess(sumOf(lines.flatMap((one) => (one.kind === 'draw' ? [one.closing] : []))), NOTHING)
            ? `${where}: less than nothing is owed`
            : [],
        ].flat();
        known = should;
        return found;
      });
    });
  },
};

/** What a draw tops up, takes back and forgives, payment by payment, for whoever has one assignment. */
export const drawsByTheirFormula: Law = {
  name: 'draws are what the formulas of their page come to',
  broken({ model, story, payments, year }) {
    const { draw } = model;
    if (draw === undefined) return [];
    const assignments = story.people.flatMap((person) => {
      const all = assignmentsOf(person, year);
      return all.length === 1 ? all : [];
    });
    return assignments.flatMap((assignment) => {
      const own = payments.flatMap(({ span, result }) =>
        result.statements
          .filter((one) => one.payee === assignment.payee)
          .map((statement) => ({ span, statement })),
      );
      if (own.some(({ statement }) => statement.status !== 'paid')) return [];
      const earned = own.map(({ span, statement }) => ({
        span,
        earned: read(statement.total?.value ?? '0'),
      }));
      const lines = drawLines(model, draw, assignment, earned);
      return own.flatMap(({ span, statement: { balances = [] } }, index) => {
        const line = balances.find(({ kind }) => kind === 'draw' || kind === 'guarantee');
        const should = lines[index];
        const parts = [line?.out, line?.back, line?.forgiven, line?.closing]
          .map((one) => one?.value ?? '0')
          .join(' ');
        const expected = [should?.drawn, should?.repaid, should?.forgiven, should?.owed]
          .map((one) => text(one ?? NOTHING))
          .join(' ');
        return parts === expected
          ? []
          : [`${assignment.payee}, ${year.key(span)}: ${parts}, not ${expected}`];
      });
    });
  },
};
