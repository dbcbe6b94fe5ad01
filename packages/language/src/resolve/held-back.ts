import type { HeldBackFate } from '../generated/ast.ts';

/** What becomes of pay that is still held back at exit, or when the year ends; undefined where nothing says it. */
export interface HeldBackFates {
  readonly exit: 'paid' | 'paid when due' | 'forfeited' | undefined;
  readonly yearEnd: 'paid' | 'carried over' | 'forfeited' | undefined;
}

export function fatesOfHeldBack({ fates }: { readonly fates: readonly HeldBackFate[] }): HeldBackFates {
  const exit = fates.find((fate) => fate.$type === 'FateAtExit');
  const end = fates.find((fate) => fate.$type === 'FateAtYearEnd');
  return {
    exit: exit && (exit.forfeited ? 'forfeited' : exit.whenDue ? 'paid when due' : 'paid'),
    yearEnd: end && (end.forfeited ? 'forfeited' : end.carried ? 'carried over' : 'paid'),
  };
}
