import { type Assignment, holders } from './people.ts';
import type { Random } from './random.ts';
import { dayIn, SEASON } from './year.ts';

export const OPPORTUNITY_COLUMNS =
  'opportunity_id opened accepted developer campaign_owner source amount'.split(' ');
export const LEAD_COLUMNS = 'lead_id qualified_on status campaign_owner'.split(' ');

/** Opportunities of the year: about four in ten come from marketing's campaigns, the others from sales development. */
export function opportunities(people: readonly Assignment[], random: Random): (string | number)[][] {
  const rows: (string | number)[][] = [];
  SEASON.forEach((season, month) => {
    const count = Math.round((2_700 * season) / 1000);
    for (let i = 0; i < count; i++) {
      const opened = dayIn(month, random);
      const marketing = random.chance(36);
      const developer = random.chance(90) ? random.pick(holders(people, 'SDR', opened)) : '';
      const owners = [
        ...holders(people, 'CampaignManager', opened),
        ...holders(people, 'WebManager', opened),
        ...holders(people, 'FieldMarketer', opened),
      ];
      const source = marketing
        ? random.pick(['marketing', 'marketing', 'marketing', 'MKTG'])
        : random.pick(['sales', 'outbound', 'partner']);
      const owner = marketing && random.chance(97) ? random.pick(owners) : '';
      rows.push([
        '',
        opened,
        random.chance(82) ? 'yes' : 'no',
        developer,
        owner,
        source,
        random.between(80, 780) * 100,
      ]);
    }
  });
  return rows.map((row, index) => [`O-${String(index + 1).padStart(5, '0')}`, ...row.slice(1)]);
}

/** Leads of the year; a rejected lead has no date on which it was qualified. */
export function leads(people: readonly Assignment[], random: Random): (string | number)[][] {
  const rows: (string | number)[][] = [];
  SEASON.forEach((season, month) => {
    const count = Math.round((2_150 * season) / 1000);
    for (let i = 0; i < count; i++) {
      const day = dayIn(month, random);
      const owner = random.pick([
        ...holders(people, 'CampaignManager', day),
        ...holders(people, 'WebManager', day),
      ]);
      const status = random.chance(32) ? 'rejected' : random.chance(66) ? 'accepted' : 'qualified';
      rows.push(['', status === 'rejected' ? '' : day, status, random.chance(98) ? owner : '']);
    }
  });
  return rows.map((row, index) => [`L-${String(index + 1).padStart(5, '0')}`, ...row.slice(1)]);
}
