import { attainment } from './attainment.ts';
import type { Construct } from './construct.ts';
import { crediting } from './crediting.ts';
import { payment } from './payment.ts';
import { publishedNeeds } from './published-needs.ts';
import { rates } from './rates.ts';

/** Every row of the list of constructs, section by section. */
export const sections: readonly { readonly title: string; readonly constructs: readonly Construct[] }[] = [
  { title: 'Plans and crediting', constructs: crediting },
  { title: 'Attainment, goals, periods', constructs: attainment },
  { title: 'Rates, curves, multipliers', constructs: rates },
  { title: 'Limits, payment, correction', constructs: payment },
  { title: 'What published examples need beyond these', constructs: publishedNeeds },
];

export const constructs: readonly Construct[] = sections.flatMap((section) => section.constructs);

export type Status = 'covered' | 'not yet' | 'next issue';

/** Covered is what a page says and a vector shows. */
export function statusOf({ pages, vectors, open }: Construct): Status {
  if (open?.kind === 'next issue' || open?.kind === 'not yet') return open.kind;
  return pages.length > 0 && vectors.length > 0 ? 'covered' : 'not yet';
}

/** What is missing of a construct that is not covered. */
export function lackOf({ pages, vectors, open }: Construct): string {
  if (open !== undefined && open.kind !== 'out of scope') return open.why;
  return [pages.length === 0 ? 'a page' : [], vectors.length === 0 ? 'a vector' : []].flat().join(' and ');
}
