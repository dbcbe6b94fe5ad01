/** A plan of two roles and a manager's number, paid quarterly. */
export const plan = `plan "Sales" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn on deals closed up to their last day, quota and target pay by days
}

data deals {
  id      text  key
  closed  date
  owner   payee
  amount  money
  kind    one of new also "New Business", renewal
}

revenue measure Bookings { total amount of deals  dated closed  credited to owner }
measure Score { scored 0% to 125%  for each payee by manager, if missing, its component waits }

curve Accelerated marginal {
  from   0%: 1x
  from 100%: 1.5x
}

role Rep "Account executive" {
  on-target pay $120K, 50% variable
  variable pay {
    100%  NewBusiness  on Bookings  each quarter by itself  curve Accelerated {
      quota $600K in the year, phased evenly
      no cap
    }
  }
}

role Coach {
  target pay $20K in the year
  variable pay {
    100%  Objectives  on Score  each quarter by itself  as scored
  }
}

examples "Around quota" for Rep, first quarter {
  | Bookings || NewBusiness |
  | $150K    || $15,000     |
  | $180K    || $19,500     |
}
`;

export const roster = `payee,role,start,end
Ann,Rep,2026-01-01,
Bo,Rep,2026-01-01,
Cy,Coach,2026-01-01,
`;

export const deals = `id,closed,owner,amount,kind
D1,2027-01-20,Ann,120000.00,new
D2,2027-03-31,Ann,60000.10,New Business
D3,2027-02-01,Bo,75000.00,renewal
`;

export const results = `measure,for,period,value
Score,Cy,FY27-Q1,110%
`;

/** The plan with its data, as a folder's files. */
export const files = {
  'plan.ote': plan,
  'data/roster.csv': roster,
  'data/deals.csv': deals,
  'data/results.csv': results,
};
