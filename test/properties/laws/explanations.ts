import { type ExplanationNode, explain } from '@ontarget/evaluator/engine';
import { plus, read, text } from '../oracle/fraction.ts';
import { type Law, sumOf } from './law.ts';
import { someOf } from './order.ts';

/** What an explanation shows adds up, at every step, to what the step comes to; and its first line is what is paid. */
export const explanationsAddUp: Law = {
  name: 'explanation lines add up to what is paid',
  broken(sample) {
    const payment = someOf(sample.payments, sample);
    return (payment?.result.statements ?? []).flatMap((statement) => {
      const explained = explain({
        ...sample.input((payment ?? never()).span),
        payee: statement.payee,
      }).filter(({ role, team }) => role === statement.role && team === statement.team);
      return explained.flatMap(({ trees: [root, ...more] }) => {
        const found = [root, ...more].flatMap((one) => (one === undefined ? [] : wrongIn(one)));
        const paid = statement.payment?.amount.value ?? statement.paid?.value;
        if (paid === undefined || root?.quantity?.value === paid) return found;
        return [...found, `${statement.payee} is paid ${paid}, explained as ${root?.quantity?.value}`];
      });
    });
  },
};

function wrongIn(node: ExplanationNode): readonly string[] {
  const { quantity, rows, slices, months, rounding, children, stage } = node;
  if (node.repeated === true) return [];
  const found: string[] = [];
  const adds = (what: string, parts: readonly { readonly value: string }[]) => {
    const sum = text(sumOf(parts));
    if (quantity !== undefined && sum !== quantity.value) {
      found.push(`${node.node}: its ${what} come to ${sum}, not ${quantity.value}`);
    }
  };
  // Beside a clawback stand the rows that were canceled, and beside what is released those that were collected, with what
  // they had counted.
  if (rows !== undefined && node.kind === 'rows' && !node.node.endsWith('/instalments/released'))
    adds(
      'rows',
      rows.map(({ credited }) => credited),
    );
  if (slices !== undefined && slices.length > 0)
    adds(
      'slices',
      slices.map(({ pay }) => pay),
    );
  if (months !== undefined)
    adds(
      'months',
      months.map(({ counted }) => counted),
    );
  if (stage === 'total')
    adds(
      'payouts',
      children.flatMap((one) => (one.quantity === undefined ? [] : [one.quantity])),
    );
  if (rounding !== undefined) {
    const after = text(plus(read(rounding.before.value), read(rounding.difference.value)));
    if (after !== rounding.after.value)
      found.push(`${node.node}: rounding changes ${rounding.before.value} to ${after}`);
  }
  return [...found, ...children.flatMap(wrongIn)];
}

function never(): never {
  throw new Error('there is a payment');
}
