import type { Window } from '../../engine/windows.ts';
import type { ValueId } from '../../format/types/index.ts';

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
  /** Whether it is the operand of an `accrue`, which has come to a roster row. */
  readonly inRow: boolean;
}

/** A text that differs for any two different places, but for the value. */
export function placeKey({ asker, window, inRow }: Omit<Place, 'value'>): string {
  return `${asker.kind} ${asker.kind === 'team' ? asker.team : ''} ${window.from}-${window.to} ${inRow}`;
}
