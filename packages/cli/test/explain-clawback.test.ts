import { expect, test } from 'vitest';
import { folderOf, ontarget } from './support/command.ts';

const folder = folderOf({
  'plan.ote': `plan "By volume" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        monthly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day
}

data sales { id text key  sold date  seller payee  amount money  canceled date or blank }

measure Volume { total amount of sales  dated sold  credited to seller }

curve ByVolume retroactive {
  from   $0: 3%
  from $100K: 5%
}

role Seller {
  on top {
    commission Bonus on Volume each month by itself at ByVolume {
      when canceled, claw back what the deal added to pay {
        within 6 months of sold: 100%
        later: 0%
      }
    }
  }
}
`,
  'data/roster.csv': 'payee,role,start\nann,Seller,2026-01-01\n',
  'data/sales.csv':
    'id,sold,seller,amount,canceled\nS1,2027-01-03,ann,60000,\nS2,2027-01-05,ann,50000,2027-03-09\nS3,2027-03-20,ann,40000,\n',
});

test('a clawback that moves a closed period into a lower tier shows both tiers', () => {
  const { stdout } = ontarget(['explain', 'ann', folder, '--period', '2027-03']);
  expect(stdout).toMatch(/^Bonus pays -\$2,500\.00: .*, less \$3,700\.00 taken back for canceled deals/m);
  expect(stdout).toContain('S2, canceled on 2027-03-09 and credited in 2027-01: $3,700.00');
  expect(stdout).toMatch(/with S2, 2027-01: \$5,500\.00 = \$110,000\.00 at 5%/);
  expect(stdout).toMatch(/without S2, 2027-01: \$1,800\.00 = \$60,000\.00 at 3%/);
});
