import type { Statement } from '@ontarget/evaluator/engine';
import type { Span } from '../oracle/calendar.ts';
import { added, type Fraction, less, NOTHING, plus, read, text } from '../oracle/fraction.ts';
import { type Booked, type HeldLine, holdLines, instalmentLines, UNKNOWN } from '../oracle/held-back.ts';
import { PayOracle } from '../oracle/pay.ts';
import { type HeldBack, waitsForCollection } from '../plan/held-back.ts';
import type { Commission, Weighted } from '../plan/model.ts';
import type { Sample } from '../sample.ts';
import { type Law, resultsOf } from './law.ts';

/**
 * What is held back, released, forfeited and still held back, payment by payment, is what the formulas of its pages come
 * to, given what components pay out: for whoever has one assignment and never waits.
 */
export const heldBackByFormula: Law = {
  name: 'what is held back is what the formulas of its pages come to',
  broken: (sample) =>
    sample.story.people.flatMap((person) => {
      const [oracle, ...more] = PayOracle.family(sample.model, sample.story, person);
      return oracle === undefined || more.length > 0 ? [] : wrongOf(sample, oracle);
    }),
};

function wrongOf({ model, year, payments }: Sample, oracle: PayOracle): readonly string[] {
  const { assignment } = oracle;
  const own = payments.map(({ span, result }) => ({
    span,
    statement: result.statements.find(({ payee, role }) => payee === assignment.payee && role === 'Rep'),
  }));
  if (own.some(({ statement }) => statement !== undefined && statement.status !== 'paid')) return [];
  const course = { plan: model, year, assignment, payments: own.map(({ span }) => span) };
  const toDate = (payment: Span) => oracle.sales({ from: 0, to: payment.to });
  const expected = new Map<string, readonly HeldLine[]>();
  const held = (one: HeldBack, name: string, booked: readonly Booked[], plain: readonly Fraction[]) => {
    const parts = one.instalments && instalmentLines(one.instalments, booked, course);
    if (parts === UNKNOWN) return;
    if (parts !== undefined) expected.set(`instalments of ${name}`, parts.lines);
    if (one.hold !== undefined)
      expected.set(`hold of ${name}`, holdLines(one.hold, parts?.paid ?? plain, toDate, course));
  };
  for (const part of [...model.weighted, ...model.commissions]) {
    if (part.heldBack === undefined || isWorthOtherwise(part)) continue;
    const booked = bookedOf(part, oracle, own);
    const due = own.map(({ span }) =>
      added(booked.filter(({ period: { to } }) => span.from <= to && to <= span.to).map((one) => one.payout)),
    );
    held(part.heldBack, part.name, booked, due);
  }
  if (model.total !== undefined) {
    const all = own.map(({ statement }) => totalAfterComponents(statement));
    const booked = own.map(({ span }, index) => ({ period: span, payout: all[index] ?? NOTHING, deals: [] }));
    held(model.total, 'total', booked, all);
  }
  return [...expected].flatMap(([name, lines]) =>
    own.flatMap(({ span, statement }, index) => {
      const line = statement?.balances?.find(({ balance }) => balance === name);
      const is = [line?.out, line?.back, line?.forgiven, line?.closing]
        .map((one) => one?.value ?? '0')
        .join(' ');
      const should = lines[index];
      const [out, back, forgiven, closing] = [
        should?.out,
        should?.back,
        should?.forgiven,
        should?.closing,
      ].map((one) => text(one ?? NOTHING));
      const is_ = `${out} ${back} ${forgiven} ${closing}`;
      return is === is_ ? [] : [`${name} of ${assignment.payee}, ${year.key(span)}: ${is}, not ${is_}`];
    }),
  );
}

/** Where deals are paid one by one, what is collected goes by what each pays: that is left to the sums. */
function isWorthOtherwise(part: Weighted | Commission): boolean {
  return (
    'rate' in part &&
    waitsForCollection(part.heldBack ?? {}) &&
    (part.limit !== undefined || ['per deal', 'in order', 'after'].includes(part.rate.kind))
  );
}

function bookedOf(
  { name, timing }: Weighted | Commission,
  oracle: PayOracle,
  own: readonly { readonly statement: Statement | undefined }[],
): readonly Booked[] {
  const lines = resultsOf(
    own.flatMap(({ statement }) => (statement === undefined ? [] : [statement])),
    name,
  );
  return oracle.due(timing.each).map((period) => {
    const line = lines.find(({ measurementPeriod: { key } }) => key === oracle.year.key(period));
    const deals = oracle
      .credits(period)
      .map(({ deal, amount, share }) => ({ deal, worth: { n: amount.n * share.n, d: amount.d * share.d } }));
    return { period, payout: read(line?.payout?.value ?? '0'), deals };
  });
}

/** The total, less what its components hold back, with what they release. */
function totalAfterComponents(statement: Statement | undefined): Fraction {
  const lines = (statement?.balances ?? []).filter(
    ({ kind, balance }) => kind === 'held back' && !balance.endsWith(' of total'),
  );
  const sum = (part: 'out' | 'back') => added(lines.map((line) => read(line[part]?.value ?? '0')));
  return plus(less(read(statement?.total?.value ?? '0'), sum('out')), sum('back'));
}
