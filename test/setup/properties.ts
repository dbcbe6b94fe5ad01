import fc from 'fast-check';

/**
 * Property tests draw the same cases on every run, so that a change is judged by what it changed. Other cases are
 * explored by giving another seed, or `random`: `ONTARGET_SEED=random npm test`.
 */
const asked = process.env.ONTARGET_SEED ?? '20270201';
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked) });
