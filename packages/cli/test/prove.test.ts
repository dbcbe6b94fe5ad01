import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';

/** A retroactive cliff, a pair of curves that falls, and an accelerator without end; quota is $100,000 a quarter. */
const PLAN = `plan "Curves to look at twice" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day
}

data deals { id text key  closed date  owner payee  amount money }
measure Bookings { total amount of deals  dated closed  credited to owner }

curve Cliff retroactive {
  from   0%: 0.5x
  from 100%: 1x
}
curve Standard linear {
  at   0%:   0%
  at 100%: 100%
  at 150%: 160%, then flat
}
curve Careful linear {
  at   0%:   0%
  at 100%:  50%
  at 150%: 100%, then flat
}
curve Accelerated marginal {
  from   0%: 1x
  from 100%: 2x
}

role Seller {
  on-target pay $160K, 50% variable
  variable pay {
    40%  Steep    on Bookings  each quarter by itself  curve Cliff        { quota $400K in the year, phased evenly  no cap }
    30%  Pair     on Bookings  each quarter by itself  curve Standard     {
      quota $400K in the year, phased evenly
      requires Bookings below $110K, otherwise curve Careful
    }
    30%  Endless  on Bookings  each quarter by itself  curve Accelerated  { quota $400K in the year, phased evenly  no cap }
  }
}
`;

const folder = folderOf({
  'here/plan.ote': PLAN,
  'there/plan.ote': PLAN.replace('from 100%: 2x', 'from 100%: 1.5x'),
});

test('the place and size of a cliff, a counter-example of a fall, and where pay has no end', () => {
  const { stdout, status } = ontarget(['prove', `${folder}/here`]);
  expect(status).toBe(0);
  const lines = stdout.split('\n').map((line) => line.trim());
  // Target pay of a quarter is $20,000, 40% of it $8,000: half of it is $4,000.
  expect(lines).toContain('jumps at Bookings $100,000 (100% of target): from $4,000 to $8,000, +$4,000');
  // At 110%, 100% + 10 x 1.2% of $6,000 is $6,720; the other curve pays 60% of it, $3,600.
  expect(lines).toContain('jumps at Bookings $110,000 (110% of target): from $6,720 to $3,600, -$3,120');
  expect(lines).toContain(
    'FALLS when Bookings rises: Bookings $109,999 pays $6,719.93, and $110,000 pays $3,600',
  );
  // 30% of $20,000 at twice $100,000: $0.06 for each $1 up to quota, $0.12 from there on.
  expect(lines).toContain(
    'at most anything, there is no limit: from Bookings $100,000 (100% of target) on each $1 more pays $0.12 more',
  );
  expect(lines).toContain('at target $8,000, 100% of its target pay (Bookings $100,000)');
});

test('programs get exact numbers, and the two cases of a fall', () => {
  const json = jsonOf('prove', ontarget(['prove', `${folder}/here`, '--json', '--role', 'Seller']));
  expect(json).toMatchObject({
    roles: [
      {
        role: 'Seller',
        proofs: [
          {
            component: 'Steep',
            follows: [{ name: 'Bookings', verdict: 'yes' }],
            jumps: [{ at: '100000', size: '4000' }],
          },
          {
            component: 'Pair',
            follows: [
              {
                verdict: 'no',
                counterExample: {
                  from: { results: [{ name: 'Bookings', value: '109999' }], pays: '671993/100' },
                  to: { results: [{ name: 'Bookings', value: '110000' }], pays: '3600' },
                },
              },
            ],
            most: { kind: 'most', value: '6720', isReached: false },
          },
          {
            component: 'Endless',
            most: { kind: 'without end', along: 'Bookings', slope: '3/25' },
            jumps: [],
          },
          { component: null, period: 'FY27' },
        ],
      },
    ],
  });
});

test('another plan is compared at target and at stated attainments', () => {
  const { stdout } = ontarget([
    'prove',
    `${folder}/here`,
    '--against',
    `${folder}/there`,
    '--at',
    '50%:1, 150%:3',
  ]);
  expect(stdout).toContain('Seller total against the other plan: pays the same at target, $80,000');
  expect(stdout).toMatch(/150% +\$/);
  const json = jsonOf(
    'prove',
    ontarget(['prove', `${folder}/here`, '--against', `${folder}/there`, '--json', '--at', '50%, 120%']),
  );
  expect(json).toMatchObject({ against: { roles: [{ isNeutralAtTarget: true }] } });
});

test('what cannot be asked is refused in words', () => {
  expect(ontarget(['prove', `${folder}/here`, '--role', 'Seler']).stderr).toContain('Did you mean Seller?');
  expect(
    ontarget(['prove', `${folder}/here`, '--against', `${folder}/there`, '--at', 'half']).stderr,
  ).toContain('"half" is no attainment');
});
