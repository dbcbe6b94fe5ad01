import type { Component as EvaluatorComponent, Expression } from '@ontarget/evaluator/format';
import { ZERO } from '@ontarget/evaluator/numbers';
import type { Component, Role } from '@ontarget/language/ast';
import { anyOf } from '../build/conditions.ts';
import {
  branch,
  constant,
  difference,
  greatest,
  least,
  readValue,
  select,
  sum,
} from '../build/expressions.ts';
import { addValue, type Compilation } from '../compilation.ts';
import { ids } from '../names.ts';
import { addStage, type ComponentWork } from '../pay/work.ts';
import type { DrawnPay } from './draws.ts';

/** The name that the table `opening` calls a component's shortfall by. */
export function shortfallName({ name }: Component): string {
  return `${name} shortfall`;
}

/**
 * What is still to be deducted from a component's later pay. With R the change of pay to date and B what is open:
 * out = max(0, −R); back = min(B before, max(0, R)); B = B before + out − back − forgiven; earned = max(0, R) − back. The
 * balance is the payee's in the role: a transfer to another team takes it along.
 */
export function addShortfall(
  work: ComponentWork,
  rise: Expression,
): { readonly earned: Expression; readonly shortfall: NonNullable<EvaluatorComponent['shortfall']> } {
  const { c, component, id } = work;
  const nothing = constant(ZERO, c.header.currency);
  const add = (suffix: string, words: string, formula: Expression): string => {
    const title = `${component.name}, ${words}`;
    const value = { title, stage: 'balance', unit: c.header.currency, subject: 'payee', formula } as const;
    return addValue(c, `${id}/shortfall/${suffix}`, value, component);
  };
  const up = readValue(add('rise', 'rise of pay to date', greatest([nothing, rise])));
  const out = add('out', 'fall of pay to date', greatest([nothing, difference(nothing, rise)]));
  const broughtIn = add('brought-in', 'still to be deducted', {
    op: 'carried',
    balance: `${id}/shortfall`,
    opening: { op: 'opening', balance: shortfallName(component) },
  });
  const back = add('back', 'deducted of an earlier fall', least([readValue(broughtIn), up]));
  const open = difference(sum([readValue(broughtIn), readValue(out)]), readValue(back));
  const stretchEnds = { op: 'ends', what: work.measurement.within ?? 'year' } as const;
  const forgives = c.header.openShortfalls !== 'owed';
  const forgiven = forgives
    ? add('forgiven', 'no longer to be deducted', select([branch(anyOf([EXIT, stretchEnds]), open)], nothing))
    : undefined;
  addStage(
    work,
    'shortfall',
    c.header.currency,
    forgiven === undefined ? open : difference(open, readValue(forgiven)),
  );
  return {
    earned: difference(up, readValue(back)),
    shortfall: { broughtIn, out, back, ...(forgiven === undefined ? {} : { forgiven }) },
  };
}

const EXIT = { op: 'ends', what: 'assignment' } as const;

/**
 * Where shortfalls are owed, what is open when somebody leaves is taken from the payment that the component's last period
 * falls due in, as far as it goes: from all that the role pays, draws included. The rest stays owed.
 */
export function takenAtExit(
  c: Compilation,
  role: Role,
  drawn: DrawnPay,
  components: readonly { readonly id: string }[],
): DrawnPay {
  const deducting = components.filter(({ id }) => c.values.has(`${id}/shortfall`));
  if (deducting.length === 0 || c.header.openShortfalls !== 'owed') return drawn;
  // A hyphen, which no name of a component has.
  const id = `${ids.role(role.name)}/open-shortfalls`;
  const nothing = constant(ZERO, c.header.currency);
  const add = (suffix: string, title: string, formula: Expression): string => {
    const value = { title, stage: 'balance', unit: c.header.currency, subject: 'payee', formula } as const;
    return addValue(c, `${id}/${suffix}`, value, role);
  };
  const last = deducting.map(
    ({ id: component }): Expression => ({ op: 'due', component, stage: 'shortfall', periods: 'last' }),
  );
  const open = select([branch(EXIT, sum(last))], nothing);
  const broughtIn = add('open', 'Still to be deducted by who leaves', open);
  const taken = least([readValue(broughtIn), greatest([nothing, drawn.pay])]);
  const back = add('taken', 'Taken from the last payment for shortfalls', taken);
  const left = difference(readValue(broughtIn), readValue(back));
  const closing = add('balance', 'Still owed of shortfalls', left);
  return {
    pay: difference(drawn.pay, readValue(back)),
    balances: {
      ...drawn.balances,
      'open shortfalls': { title: 'Open shortfalls', kind: 'shortfall', broughtIn, back, closing },
    },
  };
}
