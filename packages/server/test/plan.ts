/** A small plan for the tests of editor features: one role, one measure, a goal, two curves. */
export const smallPlan = `plan "FY27 sales" {
  currency    USD
  year        2027-02-01 to 2028-01-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}

data deals {
  id      text   key
  closed  date
  owner   payee
  amount  money
  kind    one of new, renewal, "big expansion"
}

team Sales { team Enterprise }

// What counts as new business.
revenue measure NewARR "New ARR" { total amount of deals where kind is new  dated closed  credited to owner }

goal Revenue = NewARR $12M in the year, phased evenly {
  Sales 100%, handed down at 110% { carried by AE }
}

curve Accelerated marginal {
  from   0%: 1x
  from 100%: 1.5x
}

role AE "Account executive" in Enterprise {
  on-target pay $240K, 50% variable
  variable pay {
    80%  NewBusiness  on NewARR         each quarter by itself  curve Accelerated {
      quota $1.2M in the year, phased evenly
    }
    20%  Company      on Revenue.Sales  each quarter by itself  curve Accelerated
  }
}
`;
