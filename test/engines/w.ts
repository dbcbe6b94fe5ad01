/**
 * The plan that engines are measured with: three weighted components (slices, a straight line with a cap, a score behind a
 * requirement), a cap on all of it, pay rounded to cents.
 */
export const W = `plan "W" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, quota and target pay by days
}

measure Bookings { entered as money    for each payee  if missing, its component waits }
measure Renewals { entered as money    for each payee  if missing, its component waits }
measure Mbo      { scored 0% to 125%   for each payee  if missing, its component waits }
measure Csat     { entered as percent  for each payee  if missing, its component waits }

curve Accelerated marginal {
  from   0%: 1x
  from 100%: 1.5x
  from 125%: 2x
}

curve Standard linear {
  below 50%:   0%
  at    50%:  50%
  at   100%: 100%
  at   130%: 200%, then flat
}

role Seller {
  target pay $60K in the year
  variable pay {
    50%  New    on Bookings  each quarter by itself  curve Accelerated {
      quota from the roster in the quarter
      no cap
    }
    30%  Keep   on Renewals  each quarter by itself  curve Standard {
      quota $400K in the year, phased evenly
      cap payout at 180% of target
    }
    20%  Goals  on Mbo       each quarter by itself  as scored {
      requires Csat at least 70%, otherwise pays nothing
    }
    cap payout at 200% of target
  }
}
`;
