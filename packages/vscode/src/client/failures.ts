/** Counts how often something failed lately, to tell what is broken from what was unlucky. */
export class Failures {
  readonly #most: number;
  readonly #windowMs: number;
  #times: number[] = [];

  /** More than `most` failures within `windowMs` milliseconds are too many. */
  constructor(most: number, windowMs: number) {
    this.#most = most;
    this.#windowMs = windowMs;
  }

  /** Records a failure at a time in milliseconds; true when that makes too many, and the count begins anew. */
  areTooMany(now: number): boolean {
    this.#times = [...this.#times.filter((time) => time > now - this.#windowMs), now];
    if (this.#times.length <= this.#most) return false;
    this.#times = [];
    return true;
  }
}
