import type { Pace, Steps } from '@ontarget/workspace';

/** Work was given up, since what it works on has changed. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** How long work goes on before it looks whether somebody waits for an answer, in milliseconds. */
const SLICE = 10;
/** The same for long work that nobody waits for with their hands on the keys: an answer takes a few turns to get through. */
export const SHORT_SLICE = 4;

/**
 * A pace that lets the server answer between two slices of work.
 *
 * @param isOutdated asked before each slice; once it says so, the work ends with `Superseded`. Work rests while it takes its
 * time to answer.
 */
export function interruptible(isOutdated: () => boolean | Promise<boolean>, slice = SLICE): Pace {
  return async <T>(steps: Steps<T>): Promise<T> => {
    if (await isOutdated()) throw outdated();
    let since = performance.now();
    for (;;) {
      const { done, value } = steps.next();
      if (done === true) return value;
      if (performance.now() - since < slice) continue;
      // Messages are read by tasks: a promise alone would not let them in.
      await new Promise((resume) => setTimeout(resume, 0));
      if (await isOutdated()) throw outdated();
      since = performance.now();
    }
  };
}

function outdated(): Superseded {
  return new Superseded('the text has changed meanwhile');
}
