/** A table to write. Cells are text in plain ISO form: decimals keep every digit, dates are `2027-03-31`. */
export interface OutputTable {
  readonly columns: readonly OutputColumn[];
  /** One cell for each column; null is blank. */
  readonly rows: readonly (readonly (string | null)[])[];
}

export interface OutputColumn {
  readonly name: string;
  /** `decimal` cells are plain decimals such as `-1250.50`, without exponents. */
  readonly type: 'text' | 'decimal' | 'date';
}
