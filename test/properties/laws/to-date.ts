import { assignmentsOf } from '../oracle/credit.ts';
import { added, greater, less, NOTHING, read, text } from '../oracle/fraction.ts';
import { type Law, resultsOf } from './law.ts';

/**
 * Payments year to date telescope. With F pay to date: taken back, they add up to the last F; deducted from later pay, to
 * the greatest F that there was (of one assignment: what is open goes along to the next); forgotten, to all that F ever rose by.
 */
export const toDateTelescopes: Law = {
  name: 'payments to date telescope',
  broken({ model, story, payments, year }) {
    const running = [...model.weighted, ...model.commissions].flatMap(({ name, timing }) =>
      timing.kind === 'to date' ? [{ name, falls: timing.falls }] : [],
    );
    const assignments = story.people.flatMap((person) => assignmentsOf(person, year));
    return assignments.flatMap(({ payee, team }) => {
      const own = payments.flatMap(({ result }) =>
        result.statements.filter((one) => one.payee === payee && one.team === team),
      );
      return running.flatMap(({ name, falls }) => {
        const lines = resultsOf(own, name);
        const toDate = lines.map(({ stages }) => read(stages['to date']?.value ?? '0'));
        const earned = lines.map(({ stages }) =>
          read((stages['before clawback'] ?? stages.earned)?.value ?? '0'),
        );
        const moved = assignments.filter((one) => one.payee === payee).length > 1;
        if ((falls === 'deduct' && moved) || lines.some(({ status }) => status !== 'paid')) return [];
        const rises = toDate.map((one, index) => less(one, toDate[index - 1] ?? NOTHING));
        const should =
          falls === 'take it back'
            ? (toDate.at(-1) ?? NOTHING)
            : falls === 'deduct'
              ? toDate.reduce(greater, NOTHING)
              : added(rises.map((one) => greater(NOTHING, one)));
        const is = text(added(earned));
        return is === text(should) ? [] : [`${name} of ${payee}, ${falls}: ${is}, not ${text(should)}`];
      });
    });
  },
};
