import type { Window } from '../../engine/windows.ts';
import type { ValueId } from '../../format/types/index.ts';
import type { InRow } from './stay.ts';

/** Whom a formula is asked for: a payee, a team, or the company. */
export type Asker =
  | { readonly kind: 'payee' }
  | { readonly kind: 'team'; readonly team: string }
  | { readonly kind: 'company' };

export const PAYEE: Asker = { kind: 'payee' };
export const COMPANY: Asker = { kind: 'company' };

/** Where a formula stands while it is lowered. */
export interface Place {
  readonly asker: Asker;
  readonly window: Window;
  /** The value whose formula it is part of: reasons name it. */
  readonly value: ValueId;
  /** The roster row that an `accrue` has come to, whose operand it is. */
  readonly inRow: InRow | undefined;
}

/** A text that differs for any two different places, but for the value. */
export function placeKey({ asker, window, inRow }: Omit<Place, 'value'>): string {
  return `${asker.kind} ${asker.kind === 'team' ? asker.team : ''} ${window.from}-${window.to} ${inRow ?? ''}`;
}
