/** The columns that a routine works on; all of one length. */
export interface Work {
  /** By the index of the input: whole numbers, NaN where nothing is given. */
  readonly inputs: readonly Float64Array[];
  /** What other functions paid, by their index, with the bounds of their errors where they have any. */
  readonly paid: readonly Float64Array[];
  readonly paidErrors: readonly (Float64Array | undefined)[];
  readonly values: Float64Array;
  readonly errors: Float64Array | undefined;
  readonly traces: readonly Float64Array[];
  /** Is filled with the rows that are not decided; as long as there are rows. */
  readonly odd: Int32Array;
}

/** Works a routine out for the rows from `from` to before `to`; gives back how many of them are not decided. */
export type Runner = (work: Work, from: number, to: number) => number;
