/** Work in steps, between which something else may be done, or the work given up. */
export type Steps<T> = Generator<void, T, void>;

/** Does work in steps to its end, however long that takes. */
export type Pace = <T>(steps: Steps<T>) => Promise<T>;

/** Does work in steps without a pause. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Work that cannot be paused, as a step of its own. */
export function* oneStep<T>(work: () => T): Steps<T> {
  yield;
  return work();
}

/** The pace of a command: without a pause. */
export const WITHOUT_PAUSE: Pace = async (steps) => finished(steps);
