/** Reading the cells of input files, whose values come as text and leave exact; one file per kind of column. */
export type { BlankCode, SignedCellCode } from './input/cell.ts';
export * from './input/date.ts';
export * from './input/dialect.ts';
export * from './input/flag.ts';
export * from './input/money.ts';
export * from './input/number.ts';
export * from './input/percent.ts';
export * from './input/text.ts';
export { parseZone } from './input/zone.ts';
