import { compiledText, laidOut } from '../plan/compiled.ts';
import type { Law } from './law.ts';

/** A plan that is laid out says the same: it keeps its digest, and the layout keeps itself. */
export const layoutKeepsTheDigest: Law = {
  name: 'laying a plan out keeps its digest',
  async broken({ text, digest }) {
    const once = laidOut(text);
    if (once === undefined) return ['it is not laid out'];
    if (laidOut(once) !== once) return ['laying it out again changes it'];
    return (await compiledText(once)).digest === digest ? [] : [`its digest changes:\n${once}`];
  },
};
