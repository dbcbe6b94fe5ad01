/** A plan with each kind of curve, in attainment and in amounts, and people below, at and beyond the quota of $150,000. */
export const curvesPlan = {
  'plan.ote': `plan "Curves" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn on deals closed up to their last day, quota and target pay by days
}

data deals { id text key  closed date  owner payee  amount money  share percent }

revenue measure Bookings { total amount of deals  dated closed  credited share to owner, the rest to owner }

curve Line linear {
  below  50%:   0%
  at     50%:  35%
  at    100%: 100%
  at    140%: 210%, then flat
}

curve Stairs steps {
  below 60%: 0%
  from  60%: 50%
  from 100%: 100%
  above 120%: 140%
}

curve Slices marginal {
  from   0%: 0.7x
  from  75%: 1.9x
  from 110%: 2.3x
}

curve Whole retroactive {
  from    $0: 1.3%
  from $100K: 1.7%
  from $200K: 2.9%
}

curve Amounts marginal {
  from    $0: 0.3%
  from  $80K: 0.7%
  from $190K: 1.1%
}

role Rep "Representative" {
  on-target pay $130K, 50% variable
  variable pay {
    40%  Straight  on Bookings  each quarter by itself  curve Line   { quota $600K in the year, phased evenly }
    30%  Stepped   on Bookings  each quarter by itself  curve Stairs { quota $600K in the year, phased evenly }
    30%  Sliced    on Bookings  each quarter by itself  curve Slices { quota $600K in the year, phased evenly  no cap }
  }
  on top {
    commission Backward  on Bookings  each quarter by itself  at Whole
    commission Forward   on Bookings  each quarter by itself  at Amounts
  }
  accept cancellation-unsaid because "orders are paid before they are booked"
}
`,
  'data/roster.csv': 'payee,role,start,end\nAnn,Rep,2026-01-01,\nBo,Rep,2026-01-01,\nCy,Rep,2027-02-11,\n',
  'data/deals.csv': `id,closed,owner,amount,share
D1,2027-01-20,Ann,90000,60%
D2,2027-03-31,Ann,30000.10,100%
D3,2027-02-02,Bo,171234.56,35%
D4,2027-02-14,Bo,41000.05,100%
D5,2027-03-01,Cy,33333.33,100%
`,
};
