import type { Expression, InputTable } from '../../format/types/index.ts';
import type { InputRow } from '../input.ts';
import { found, missing, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import type { Reason, RowRef } from '../reasons.ts';
import type { Row } from './row.ts';
import type { RowFormula } from './table-row.ts';

/** What all sound rows of one input table share. */
export interface SoundTable {
  readonly name: string;
  readonly contract: InputTable;
  readonly formula: RowFormula;
  refOf(row: InputRow): RowRef;
}

const NOTHING: readonly Reason[] = [];

/**
 * A row of an input table with nothing wrong. Big files hold millions of them, so that it keeps only the row it was
 * read as and makes everything else when it is asked for.
 */
export class SoundRow implements Row {
  readonly problems = NOTHING;
  readonly broken = NOTHING;
  private readonly read: InputRow;
  private readonly table: SoundTable;
  /** Outcomes of computed columns; absent until one is read. */
  private computed: Map<string, Outcome> | undefined;

  constructor(read: InputRow, table: SoundTable) {
    this.read = read;
    this.table = table;
  }

  get ref(): RowRef {
    return this.table.refOf(this.read);
  }

  cell(column: string): Outcome {
    const { contract, name } = this.table;
    if (Object.hasOwn(contract.columns, column)) return found(own(this.read.values, column) ?? null);
    const known = this.computed?.get(column);
    if (known !== undefined) return known;
    const stated = own(contract.computed, column);
    if (stated === undefined) return missing('unknown-value', `the table ${name} has no column ${column}`);
    return this.work(column, stated.formula);
  }

  private work(column: string, formula: Expression): Outcome {
    this.computed ??= new Map();
    // Found again while it is being worked out, the column depends on itself.
    const circle = `the column ${column} of ${this.table.name} depends on itself`;
    this.computed.set(column, missing('circular', circle));
    const outcome = this.table.formula(formula, this);
    this.computed.set(column, outcome);
    return outcome;
  }
}
