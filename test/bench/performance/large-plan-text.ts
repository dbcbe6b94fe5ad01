import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The weighted plan with so many components, each of one of its three kinds, that share the same results. */
export function largePlanText(components: number): string {
  const text = readFileSync(join(import.meta.dirname, 'plans/weighted/plan.ote'), 'utf8');
  const weight = `${100 / components}%`;
  const kinds = [
    (at: number) => `${weight} Sold${at} on Bookings the year by itself curve Accelerated {
      quota $1M in the year unless the roster says otherwise
    }`,
    (at: number) =>
      `${weight} Kept${at} on Retention the year by itself curve Kept { cap payout at 150% of target }`,
    (at: number) => `${weight} Own${at} on Objectives the year by itself as scored {
      requires Sold${at - 2} attainment at least 50%, otherwise pays nothing
    }`,
  ];
  const all = Array.from({ length: components }, (_, at) => kinds[at % 3]?.(at));
  return text
    .replace(/variable pay \{[\s\S]*\n {2}\}\n {2}total/, `variable pay {\n${all.join('\n')}\n  }\n  total`)
    .replace(/\nexamples[\s\S]*/, '\n');
}
