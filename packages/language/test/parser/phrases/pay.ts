/** Roles and what they are paid. */
export const PAY: Readonly<Record<string, string>> = {
  'pay, weighted': `data deals { id text key  closed date  owner payee  arr money }
measure NewARR { total arr of deals  dated closed  credited to owner, rolled up to managers of owner }
measure Level { graded one of low, high }
measure Score { scored 0% to 125%  if missing, its weight is shared among the rest }
curve C linear { below 50%: 0%  at 100%: 100%, then flat }
curve L by grade { low: 0%  high: 100% }
team Enterprise
goal Revenue = NewARR $1M in the year { Enterprise 100% }
role Rep "Account executive" in Enterprise, reports to Manager {
  on-target pay $240K, 50% variable unless the roster says otherwise
  quota for NewARR $1.2M in the year, phased evenly unless the roster says otherwise
  variable pay {
    40% New "New business" on NewARR own credit each month, year to date against quota to date curve C {
      quota from the roster in the half-year, phased 40% 60%
      requires NewARR to date at least quota to date or NewARR this year above full-year quota and New attainment below 90%, otherwise waits
      if pay to date falls, deduct it from later pay of this component
      attainment rounded half even to 1%
      cap attainment at 150%
      cap payout at 200% of target, the excess is paid at year end  cap payout for the year at 250% of target
      cap rate at 2x
      pays 75% at target
      zero quota pays nothing
    }
    20% Team  on Revenue.Enterprise each quarter by itself or year to date, whichever pays more curve C {
      requires Revenue over the last 3 months at least 10% and Team attainment over the half-year before above 50%, otherwise waits
      requires Revenue to date at least 50% of full-year quota and Revenue at least 80% of quota to date, otherwise pays nothing
      requires (NewARR rolled-up credit last period at most $5), otherwise no more than 50% of its target
      attainment rounded down to 1%  no cap  zero quota pays target
    }
    10% Both on NewARR own and rolled-up credit each half-year, year to date against full-year quota curve C {
      quota 5 in the month  if pay to date falls, take it back  attainment rounded up to 1%
    }
    10% Qtd on NewARR each month, quarter to date against full-quarter quota curve C { if pay to date falls, forget it }
    10% Htd on NewARR each quarter, half-year to date against full-half-year quota curve C { if pay to date falls, forget it }
    10% Qq on NewARR each month, quarter to date against quota to date curve C { if pay to date falls, forget it }
    10% Its on Revenue of its team the year by itself curve C { if pay to date falls, forget it  attainment rounded half up to 1% }
    10% Grade on Level each quarter, year to date curve L { requires Level at least 50%, otherwise curve C }
    10% Scored on Score quarterly as scored { requires NewARR this period above $1, otherwise pays nothing for the quarter }
    $5K Money on NewARR each quarter cumulative curve C { quota $5 in the quarter }
    1% Bare on NewARR cumulative curve C
    1% Yearly on NewARR yearly curve C { quota 50% in the year }
    1% Half on NewARR half-yearly curve C
    1% Monthly on NewARR monthly curve C
  }
}
role Manager { base $200K, target pay 30% of base }`,
  'pay, on top': `data deals { id text key  closed date  owner payee  arr money }
measure NewARR { total arr of deals  dated closed  credited to owner }
curve Tiers marginal { from $0: 8%  from $100K: 10% }
parameter Rate = 5%
role Rep reports to Rep { target pay $30K in the year
  on top {
    commission Flat "All deals" on NewARR per deal each month by itself at 8% { cap payout at $5,000 prorated }
    commission Banded on NewARR each quarter by itself at Tiers by NewARR { cap payout at $5,000 in full }
    commission Named on NewARR each month by itself at Rate
    commission Money on NewARR each month by itself at $50
    bonus Launch $500 each quarter by itself from 2027-02-01 to 2027-04-30 { prorated }
    bonus Each $50 for each NewARR each month by itself { in full }
    formula Odd each quarter by itself = least(NewARR * 2%, greatest(-Flat earned, $5)) + (Flat payout - Banded rate * $1) / 2 { no cap }
  }
  total {
    requires NewARR at least $5, otherwise pays nothing
    cap payout at 200% of target
  }
}`.replace('role Rep reports', 'role Rep, reports'),
  'pay, combined': `team Sales { team East }
measure Board { scored 0% to 125% }
measure Level { graded one of low, high }
curve C linear { below 50%: 0%  at 100%: 100%, then flat }
curve L by grade { low: 0.8x  high: 1.2x }
role Rep { target pay $30K in the year
  variable pay {
    100% New on Board the year by itself curve C {
      multiplied by L of Level this year, never above 1.1x when Board is above 90%, never below 50%
      multiplied by New attainment
      multiplied by Board of its team attainment
      multipliers add up
    }
    multiplied by 1.2x when Board is at least 100% or Board below 10% and (every team in Sales Board at least 50% or any team in Sales Board to date is above 1%)
    cap at $30K prorated, the excess is carried to later payments of the year
  }
  total {
    multiplied by Board last period
    multiplied by C of Board of its team
    multipliers multiply together
    cap at 200% of target, the excess is paid at year end or at exit  cap payout for the year at $50K prorated
  }
}`,
  'caps and floors': `measure Board { scored 0% to 125% }
curve C linear { below 50%: 0%  at 100%: 100%, then flat }
role Rep { target pay $30K in the year
  variable pay {
    100% New on Board the year by itself curve C {
      cap payout at $30K prorated, the excess is carried to later payments of the year
      floor payout at $1,000 in full, what it adds is kept
    }
    floor payout at 10% of target, what it adds is taken from later payments of the year
  }
  total { cap payout at 200% of target, the excess is lost  floor payout at $500 prorated, what it adds is kept }
}`,
  'amounts of themselves': `measure this { entered as money  for the company }
team Field
pool Gain { fund 10% * (this - this fund) shared evenly among those in Field on the last day, in full }
role Rep in Field { on top {
  formula Odd each quarter by itself = least(Gain, this pay / 2) + this
  formula this each quarter by itself = this pay * 10% + Odd payout
} }`,
  'amounts reached': `measure Basis { entered as money  for each payee }
curve Added steps that add up { below 5%: $0  from 5%: $5 }
curve Last steps that replace each other { below 5: $0  from 5: $5 }
role Rep { quota for Basis $5 in the quarter  on top {
    bonus One on Basis each quarter by itself at Added { prorated }
    bonus Two "Two" on Basis per deal each quarter by itself from 2027-02-01 to 2027-04-30 at Last
    bonus Three on Basis per whole deal each month by itself at Last
    bonus Four on Basis own credit each quarter, year to date against quota to date at Added { in full  if pay to date falls, forget it }
  } }`,
  'earned so far': `measure Basis { entered as money  for each payee }
role Rep { on top {
    formula Sum each month by itself = Basis over the year to date + (Odd earned over the earlier periods of the year)
    formula Odd each month by itself = least(Basis, $5 - (Odd payout over the earlier periods of the year)) + Sum earned over the year to date
  } }`,
  'bounds of pay': `measure Basis { entered as money  for each payee }
curve Share marginal by what it pays { from $0: 20%  from $15K: 10%  from $20K: 0% }
role Rep { on top { formula Odd each month by itself = Basis - (curve Share at Basis after (Basis / 2) paid) + (curve Share at Basis after Basis paid) } }`,
  'scorecards and roles as rows': `measure Board { scored 0% to 125% }
curve C linear { below 50%: 0%  at 100%: 100%, then flat }
team Executive
scorecard for Executive {
  60% One on Board the year by itself curve C { requires Two earned above $0, otherwise pays nothing }
  40% Two on Board the year by itself as scored
  total { multiplied by Board }
}
roles in Executive {
  | role                   | base  | target pay   | on-target pay | variable |
  | CEO "Chief executive"  | $900K | 120% of base |               |          |
  | CFO                    |       | $5           | $800K         | 40%      |
  | row                    |       |              |               |          | // the name of a role
}
roles in Executive { | role |
}
components for Executive {
  Two on Board, Board each quarter by itself curve C
  Three "Title" on Board the year by itself as scored { requires Two earned above $0, otherwise pays nothing }
  Four on Board the year by itself as scored
}
components for Executive { }
roles in Executive {
  | role | team      | reports to | base | target pay  | Two | Three | Four |
  | VP   | Executive | CEO        | $90K | 20% of base | 60% |       | 40%  | // a comment after the row
  // a comment between rows
  | team |           |            |      | $50K        | $5  | $10   |      |
  accept weight-below-minimum because "so it is"
}
examples for CEO { | Board || paid |
}`,
};
