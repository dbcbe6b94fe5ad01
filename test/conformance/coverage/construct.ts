/**
 * A row of the list of constructs that the field's systems offer, or an item of its closing list, with what in this
 * project says it and what shows that it pays.
 */
export interface Construct {
  /** `A1.4`: the fourth row of the list's section A1. `N3`: the third item of its closing list. */
  readonly row: string;
  /** Words that the row has, by which a test finds that the list has moved. */
  readonly named: string;
  /** What it is, in our own words. */
  readonly title: string;
  /** Pages under `docs/` that say it, with an anchor where there is one. */
  readonly pages: readonly string[];
  readonly vectors: readonly Cited[];
  /** Published examples that need it. */
  readonly cases?: readonly string[];
  /** Why there is no page or vector, or none for a part of it. */
  readonly open?: Open;
}

/** A file of vectors, and what of the format its cases show; each is needed by an answer of a case. */
export interface Cited {
  /** Under `test/conformance/vectors`. */
  readonly file: string;
  /** How the sentence of the case begins; without it some case of the file. */
  readonly about?: string;
  /** Named as in `features.ts`. */
  readonly uses: readonly string[];
}

/** `out of scope`: never, and why; `next issue`: comes with the cascade; `not yet`: what is missing. */
export interface Open {
  readonly kind: 'out of scope' | 'next issue' | 'not yet';
  readonly why: string;
}
