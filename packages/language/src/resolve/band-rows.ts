import type { Curve, CurveRow, Expression } from '../generated/ast.ts';

/** A row of a curve that has a bound: every kind but a grade. */
export type BoundRow = Exclude<CurveRow, { $type: 'GradeRow' }>;

/** Where a row begins, and whether it includes that; `below` reaches down without end. */
export interface BandRow {
  readonly node: BoundRow;
  readonly opens: 'below' | 'at' | 'from' | 'above';
  readonly bound: Expression;
}

/**
 * The rows of a curve with bounds, each by where it begins. `up to X` says where a band ends: it begins just above the
 * end of the row before it, and what is first reaches down without end.
 */
export function bandRows({ rows }: Pick<Curve, 'rows'>): BandRow[] {
  let floor: Pick<BandRow, 'opens' | 'bound'> | undefined;
  return rows.flatMap((node): BandRow[] => {
    switch (node.$type) {
      case 'GradeRow':
        return [];
      case 'BelowRow':
        floor = { opens: 'from', bound: node.bound };
        return [{ node, opens: 'below', bound: node.bound }];
      case 'UpToRow': {
        const begins = floor ?? { opens: 'below' as const, bound: node.bound };
        floor = { opens: 'above', bound: node.bound };
        return [{ node, ...begins }];
      }
      default:
        return [{ node, opens: OPENS[node.$type], bound: node.bound }];
    }
  });
}

const OPENS = { AtRow: 'at', FromRow: 'from', AboveRow: 'above' } as const;
