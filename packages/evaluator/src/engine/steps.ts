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

/** Without a pause. */
export const AT_ONCE: Pace = async (steps) => finished(steps);
