/** Examples tables. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  examples: `data deals { id text key  closed date  owner payee  arr money }
measure NewARR { total arr of deals  dated closed  credited to owner }
team Sales
goal Revenue = NewARR $1M in the year { Sales 100% }
role Rep { target pay $30K in the year  on top { commission New on NewARR each month by itself at 8% } }
examples "A new hire" for Rep, hired 2027-02-01, first quarter, target pay $5K, quota $5 for NewARR {
  | month   | NewARR of its team | Revenue.Sales || New attainment | paid   |
  | 2027-02 | $0                 |               || 80%            | -$6.50 |
  | "text"  | -5                 | 1.5x          ||                | 1,200  |
  | 2027-03 | ?                  |               ||                | $8     |
}
examples "From rows" for Rep, first quarter {
  given deals {
    | id | closed     | owner | arr     |
    | D1 | 2027-02-01 | Rep   | $50K    |
    | D2 | 2027-03-01 | "a b" | -1,200  |  // a comment after the row
  }
  given roster { | payee | role | start | end |
    | ann | Rep | 2026-01-01 | |
  }
  || New    |
  || $4,000 |
}
examples for Rep, second half-year { | payee || total |
  | A.B || 2027-01-01 |
}
examples for Rep, third month, quota 5 { | NewARR || One slice 2 | One slice 1 pay | One quota | One target pay | One curve | One pay | One multiplier | paid |
}
examples for Rep { | quarter | NewARR || One attainment rounded half up to 0.01% | One slice 1 pay rounded down to $1 | One rate rounded up to 0.5x |
  | Q1 | missing || 66.67% | $5 | 1x |
}
examples for Rep, fourth quarter, 2027-05, full year { | NewARR || paid |
  | $5 || $6 | // a comment after the row
}
prove Rep total at most $2.16M
prove Rep total at least 50% of target pay
prove Rep New never falls when NewARR rises
prove Rep New never falls when Revenue.Sales gets better
prove Rep New never falls when NewARR falls
prove Rep New never jumps more than $500
prove Rep New never jumps more than 5% of target pay
prove Rep total never jumps
prove Rep total at target is $40K
examples for goal Revenue { | node || year | Q1 |
  | Sales || $1M | $250K |
}`,
};
