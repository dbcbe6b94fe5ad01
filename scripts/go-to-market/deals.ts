import { type Assignment, holders } from './people.ts';
import type { Random } from './random.ts';
import { dayIn, SEASON } from './year.ts';

export const DEAL_COLUMNS = 'deal_id closed owner engineer engineer_share amount stage kind source'.split(
  ' ',
);

const SEGMENTS = [
  { role: 'EnterpriseAE', dealsPerYear: 300, low: 40, high: 260 },
  { role: 'CommercialAE', dealsPerYear: 760, low: 12, high: 78 },
] as const;

/**
 * A year of closed deals. About 31 in 100 are won, four in ten of those sourced by marketing; some sources are spelled
 * as the CRM's older forms spell them, which the plan accepts.
 */
export function deals(people: readonly Assignment[], random: Random): (string | number)[][] {
  const rows: (string | number)[][] = [];
  for (const { role, dealsPerYear, low, high } of SEGMENTS) {
    SEASON.forEach((season, month) => {
      const count = Math.round((dealsPerYear * season) / 1000);
      for (let i = 0; i < count; i++) {
        const closed = dayIn(month, random);
        const owners = holders(people, role, closed);
        // The first half of the list sells somewhat more than the second.
        const owner = random.pick(random.chance(70) ? owners : owners.slice(0, Math.ceil(owners.length / 2)));
        const kind = random.chance(14) ? 'renewal' : random.chance(20) ? 'expansion' : 'new';
        const stage = random.chance(kind === 'renewal' ? 80 : 31) ? 'won' : 'lost';
        const engineer = random.chance(role === 'EnterpriseAE' ? 80 : 30)
          ? random.pick(holders(people, 'SolutionEngineer', closed))
          : '';
        const source = random.chance(41)
          ? random.pick(['marketing', 'marketing', 'marketing', 'Marketing', 'MKTG'])
          : random.pick(['sales', 'sales', 'outbound', 'partner']);
        const amount = `${random.between(low * 10, high * 10)}${random.pick(['00', '50', '00.50'])}`;
        const share = engineer === '' ? '100%' : random.pick(['100%', '50%']);
        rows.push(['', closed, owner, engineer, share, amount, stage, kind, source]);
      }
    });
  }
  rows.sort((a, b) => (String(a[1]) < String(b[1]) ? -1 : String(a[1]) > String(b[1]) ? 1 : 0));
  return rows.map((row, index) => [`D-${String(index + 1).padStart(5, '0')}`, ...row.slice(1)]);
}
