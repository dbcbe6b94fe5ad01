import { accept, type Parsed, refuse } from '../parsed.ts';
import { type BlankCode, takeValue } from './cell.ts';

export type FlagCellCode = BlankCode | 'not-a-flag';

/** Reads `true`, `false`, `yes` or `no` in any case; `1`, `0`, `Y` and `x` are refused as too easily something else. */
export function parseFlagCell(cell: string): Parsed<boolean, FlagCellCode> {
  const value = takeValue(cell);
  if (!value.ok) return value;
  switch (value.value.toLowerCase()) {
    case 'true':
    case 'yes':
      return accept(true);
    case 'false':
    case 'no':
      return accept(false);
    default:
      return refuse('not-a-flag', `"${value.value}" is neither true nor false; write true, false, yes or no`);
  }
}
