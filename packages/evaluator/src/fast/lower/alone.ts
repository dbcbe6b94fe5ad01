import { windowBefore } from '../../engine/windows.ts';
import type {
  CarriedExpression,
  Condition,
  OpeningExpression,
  TenureExpression,
} from '../../format/types/index.ts';
import { ZERO } from '../../numbers/index.ts';
import type { Num, Test } from '../arithmetic/node.ts';
import { NotFast } from '../refused.ts';
import type { Lowering } from './lowering.ts';
import type { Place } from './place.ts';
import { hasBegun } from './time.ts';

/** What depends on all of a payee's rows in a role: known where there is one alone. */

/** `carried`: with one assignment in the role, it is the one that carries its balances as soon as it has begun. */
export function carried({ balance, opening }: CarriedExpression, place: Place, to: Lowering): Num {
  aloneIn('carried', place, to);
  const { asker, window } = place;
  const before = windowBefore(window);
  if (before !== undefined && hasBegun(asker, before, to)) return to.value(balance, asker, before);
  return hasBegun(asker, window, to) ? to.number(opening, place) : to.build.constant(ZERO);
}

/** `ends` of an assignment: its last day lies in the window or before it, or before it alone. */
export function endsAssignment(
  what: Extract<Condition, { op: 'ends' }>['what'],
  place: Place,
  to: Lowering,
): Test {
  const { over } = aloneIn('ends', place, to);
  const { from, to: last } = place.window;
  return to.build.truth(what === 'assignment' ? over <= last : over < from);
}

/** What is told of each payee by the reference engine ahead of any result. */
export function knownInput(formula: OpeningExpression | TenureExpression, place: Place, to: Lowering): Num {
  if (place.asker.kind !== 'payee' || to.for.supposed === undefined)
    throw new NotFast(`"${formula.op}" is worked out by the reference engine alone`);
  const { window, value } = place;
  const unit = to.plan.values[value]?.unit ?? 'number';
  const input = to.inputs.indexOf({ kind: 'known', value, window, formula, unit });
  return to.build.input(input, to.sites.indexOf('unknown-value', value));
}

function aloneIn(what: string, { asker }: Place, { for: { stay } }: Lowering): { readonly over: number } {
  if (asker.kind !== 'payee' || stay.alone === undefined)
    throw new NotFast(`"${what}" is worked out by the reference engine alone`);
  return stay.alone;
}
