/** The columns that a routine works on; all of one length. */
export interface Work {
  /** By the index of the input: whole numbers, NaN where nothing is given. */
  readonly inputs: readonly Float64Array[];
  /** What other functions paid, by their index, with the bounds of their errors where they have any. */
  readonly paid: readonly Float64Array[];
  readonly paidErrors: readonly (Float64Array | undefined)[];
  /** Are filled with the results, in their order, and with the bounds of their errors where they have any. */
  readonly values: readonly Float64Array[];
  readonly errors: readonly (Float64Array | undefined)[];
  readonly traces: readonly Float64Array[];
  /** Is filled with the rows of which some result is not decided, which is NaN there; as long as there are rows. */
  readonly odd: Int32Array;
}

/** Works a routine out for the rows from `from` to before `to`; gives back how many of them are not decided. */
export type Runner = (work: Work, from: number, to: number) => number;
