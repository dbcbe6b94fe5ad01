/** What happens to pay after it is worked out. */
export const PAYMENTS: Readonly<Record<string, string>> = {
  clawbacks: `data deals { id text key  closed date  owner payee  arr money  canceled date or blank  unpaid date or blank }
measure NewARR { total arr of deals  dated closed  credited to owner }
measure Score { scored 0% to 125% }
role Rep { target pay $30K in the year
  on top {
    commission New on NewARR each month by itself at 8% {
      multiplied by Score, never above 1x
      when canceled, claw back what the deal added to pay {
        within 1 month of closed: 100%  within 6 months of closed: 75%
        later: 0%
      }
    }
    commission Old on NewARR each month by itself at 8% {
      when unpaid, claw back its average share of pay { within 1 month of closed: in proportion to the days left  within 6 months of closed: in proportion to the months left  within 12 months of closed: in proportion to the begun months left  within 24 months of closed: in proportion to the full months left  later: 0% }
      when unpaid, claw back its average share of pay { within 1 day of closed: 100%  within 30 days of closed: 50%  later: 0% }
    }
  }
}
examples for Rep, third month { | New clawback | NewARR || New | New shortfall |
  | $5 | $100 || $3 | $0 |
}`,
  advances: `data contracts { contract text key  written date  agent payee  yearly money  lapsed date or blank }
data premiums { id text key  contract text  received date  agent payee  amount money }
measure Expected { total yearly of contracts  dated written  credited to agent }
measure Collected { total amount of premiums  dated received  credited to agent }
role Agent { target pay $30K in the year
  on top {
    commission Life on Collected each month by itself at 110% {
      advance 75% on Expected for each contract, charged back when lapsed
    }
    commission Other on Collected each month by itself at 110% { advance 100% on Expected for each contract  no cap }
  }
}`,
  'balances and tenure': `data deals { id text key  closed date  owner payee  arr money }
measure NewARR { total arr of deals  dated closed  credited to owner }
curve C linear { below 50%: 0%  at 50%: 0%  at 100%: 100%, then flat }
role Rep { target pay $30K in the year
  variable pay {
    60% New on NewARR each month by itself curve C {
      quota $1.2M in the year, phased evenly
      ramp quota 25% 50% 75% in tenure months 1 to 3, target pay unchanged
    }
    40% Old on NewARR each month by itself curve C { ramp quota 50% in tenure month 1, target pay ramped alike }
  }
  recoverable draw $6,000 $4,000 a month prorated in tenure months 1 to 2 {
    top-ups are owed back: 50% of earnings above the draw, at most $500 a month, from the month after
    at exit: owed
    at year end: carried over
  }
  non-recoverable draw $2,000 a month in full
}
role Other { target pay $30K in the year
  recoverable draw $6,000 a month in full {
    top-ups are owed back: 100% of earnings above the draw, from the month after the last draw
    at exit: forgiven
    at year end: forgiven
  }
}`,
  'pay in instalments': `data deals { id text key  closed date  owner payee  arr money  collected date or blank }
measure NewARR { total arr of deals  dated closed  credited to owner }
curve C linear { below 50%: 0%  at 50%: 0%  at 100%: 100%, then flat }
role Rep { target pay $30K in the year
  variable pay {
    100% New on NewARR each month by itself curve C {
      quota $1.2M in the year, phased evenly
      paid 40% on booking, 10% 1 quarter later, 20% when collected, 5% 30 days after collected, 5% 1 month after collected, 20% at year end {
        at exit: paid when due
        at year end: carried over
      }
      no cap
    }
    paid 50% on booking, 50% at year end { at exit: forfeited }
  }
  on top {
    commission Old on NewARR each month by itself at 8% { paid in 3 equal instalments, 1 month apart { at exit: paid at year end: paid } }
    bonus Two $5 each month by itself { hold back 25% for 2 quarters { at exit: forfeited at year end: paid }  in full }
    bonus Three $5 each month by itself { hold back 25% until 2027-09-30  in full }
    bonus Four $5 each month by itself { hold back 100% until employed 90 days { at exit: forfeited at year end: carried over }  in full }
    bonus Five $5 each month by itself { hold back 50% until employed 6 months  in full }
    bonus One $5 each quarter by itself { paid 50% 1 half-year later, 25% 2 half-years later, 25% 3 years later { at year end: forfeited } }
  }
  total { paid 50% 2 months later, 50% 2 quarters later  hold back 10% until NewARR to date at least $1M and Old earned above $5 { at exit: paid } }
}
examples for Rep { | NewARR || New held back | New released | New open | total open |
}`,
  'lines of a statement': `measure Board { entered as money }
role Rep {
  on top {
    commission Tried on Board the year by itself from 2027-01-01 to 2027-06-30 at 3% { shown but not paid  payroll code "C-1" }
    commission Read on Board the year by itself at 3% { neither shown nor paid }
    bonus Fixed $5 the year by itself { in full  shown but not paid }
  }
}`,
};
