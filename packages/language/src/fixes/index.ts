export type { Fix, TextEdit } from './fix.ts';
export { fixableCodes, fixesFor } from './registry.ts';
