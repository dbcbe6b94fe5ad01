import { type Cell, type RunResult, run } from '@ontarget/evaluator/engine';
import { parseRational } from '@ontarget/evaluator/numbers';
import { assignmentsOf } from '../oracle/credit.ts';
import { added, read, text as textOf } from '../oracle/fraction.ts';
import { compiledText } from '../plan/compiled.ts';
import { type Law, resultsOf } from './law.ts';
import { payoutsOf, someOf } from './order.ts';

/**
 * A plan that starts in mid-year, with what it would itself have earned and drawn before as its opening balances, goes on
 * to pay what the whole year's plan pays; for whoever has one assignment, since a row of `opening` names no team.
 */
export const openingGoesOn: Law = {
  name: 'a plan that starts in mid-year with its own balances goes on as it would have',
  async broken(sample) {
    const { model, story, year, payments, tables } = sample;
    const [, ...later] = payments;
    const first = someOf(later, sample);
    const parts = [...model.weighted, ...model.commissions];
    // The cents of a running total begin anew, and what is held back has rows by the day it is due.
    const beginsAnew =
      model.rounding.point === 'on the running total' ||
      model.total !== undefined ||
      parts.some(({ heldBack }) => heldBack !== undefined);
    if (first === undefined || beginsAnew || story.deals.length % 3 !== 2) return [];
    const text = sample.text.replace(
      `paid ${model.paid}`,
      `paid ${model.paid} from ${year.date(first.span.from)}`,
    );
    const { plan, digest } = await compiledText(text);
    const before = payments.filter(({ span }) => span.to < first.span.from).map(({ result }) => result);
    const staying = story.people
      .filter((one) => assignmentsOf(one, year).length === 1)
      .map(({ payee }) => payee);
    const rows = staying.flatMap((payee) => {
      const own = before.flatMap(({ statements }) => statements.filter((one) => one.payee === payee));
      const earned = parts
        .filter(({ timing }) => timing.kind !== 'by itself')
        .map(({ name }) => {
          const stages = resultsOf(own, name).map(
            (one) => one.stages['before clawback'] ?? one.stages.earned,
          );
          const sum = added(stages.map((one) => read(one?.value ?? '0')));
          return opening(payee, `${name} earned`, textOf(sum));
        });
      const drawn = own.at(-1)?.balances?.find(({ kind }) => kind === 'draw')?.closing?.value;
      return [...earned, ...(drawn === undefined ? [] : [opening(payee, 'recoverable draw', drawn)])];
    });
    const given = {
      ...tables,
      opening: {
        rows: rows.map((values, index) => ({ source: { file: 'opening.csv', record: index + 1 }, values })),
      },
    };
    const waited = new Set(
      before.flatMap(({ statements }) =>
        statements.flatMap(({ payee, status }) => (status === 'paid' ? [] : [payee])),
      ),
    );
    const found: string[] = [];
    for (const { span, result } of payments.filter((one) => one.span.from >= first.span.from)) {
      const again = await run({
        ...sample.input(span, given),
        evaluators: [{ plan, digest, effective: { from: model.first } }],
      });
      const unknown = new Set(
        again.statements.filter((one) => isNotKnown(one, result)).map(({ payee }) => payee),
      );
      for (const { who, payee, pays } of payoutsOf(again)) {
        const should = payoutsOf(result).find((one) => one.who === who)?.pays;
        if (staying.includes(payee) && !waited.has(payee) && !unknown.has(payee) && pays !== should)
          found.push(`${who}, ${year.key(span)}: ${pays}`, `not ${should}`);
      }
    }
    return found;
  },
};

/**
 * Whether somebody waits because a deal of the months before the start was canceled whose component deducts from later
 * pay: what it owed then is not known, and nothing is guessed. What else they wait for they wait for in the whole year's
 * plan, too.
 */
function isNotKnown(
  { payee, role, team, status, reasons }: RunResult['statements'][number],
  whole: RunResult,
): boolean {
  const own = whole.statements.find((one) => one.payee === payee && one.role === role && one.team === team);
  const others = reasons.filter(({ code }) => code !== 'missing-opening');
  const isKnown = ({ code, value }: (typeof reasons)[number]) =>
    own?.reasons.some((one) => one.code === code && one.value === value);
  return status === 'held' && others.length < reasons.length && others.every(isKnown);
}

function opening(payee: string, balance: string, amount: string): Readonly<Record<string, Cell>> {
  const parsed = parseRational(amount);
  if (!parsed.ok) throw new Error(parsed.message);
  return { payee, role: 'Rep', balance, amount: parsed.value };
}
