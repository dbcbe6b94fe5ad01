import type { Assignment } from './people.ts';
import type { Random } from './random.ts';

export const RESULT_COLUMNS = ['measure', 'for', 'period', 'value'];

const SCORED = ['CMO', 'CampaignManager', 'WebManager', 'FieldMarketer', 'ProductMarketer'];

/** The objectives' scores that managers entered at the year's end, in steps of 5%. */
export function results(people: readonly Assignment[], random: Random): (string | number)[][] {
  return people
    .filter((person) => SCORED.includes(person.role))
    .map((person) => ['Objectives', person.payee, 'FY27', `${random.between(12, 25) * 5}%`]);
}
