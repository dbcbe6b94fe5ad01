/** Crediting at volume: from files of transactions to what each payee is credited with, out of core (docs/volume.md). */
export { type CreditedTotals, type CreditingInput, creditFiles } from './credit-files.ts';
export type { WrittenLines } from './lines/write-lines.ts';
export { NotAtVolume } from './not-at-volume.ts';
export { type PaidRole, payAtVolume, type VolumeInput, type VolumeResult } from './pay.ts';
export { type Payees, payeesOf } from './payees.ts';
export { totalColumn } from './totals.ts';
