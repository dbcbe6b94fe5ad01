/** What formatting does, case by case: the text as written, and as it is laid out. */
export const formatCases: Record<string, { written: string; formatted: string }> = {
  'the header lines up what each setting says': {
    written: `plan "P" { currency USD
 year 2027-01-01   to 2027-12-31
target pay phased evenly
}`,
    formatted: `plan "P" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  target pay  phased evenly
}
`,
  },
  'claims stand one to a line': {
    written: `prove   Rep total at most   $2M prove Rep New never falls  when Revenue . Sales gets better
prove Rep New never jumps more than 5% of target pay`,
    formatted: `prove Rep total at most $2M
prove Rep New never falls when Revenue.Sales gets better
prove Rep New never jumps more than 5% of target pay
`,
  },
  'an amendment stands among the settings': {
    written: `plan "P" { currency USD
amended   from 2027-07-01 ,results   continue
}`,
    formatted: `plan "P" {
  currency  USD
  amended   from 2027-07-01, results continue
}
`,
  },
  'the weeks of a year stay one word': {
    written: `plan "P" { currency USD
 year 2027-01-31 to 2028-01-29 in weeks 4 - 4 -5 ,ending on the nearest Saturday to the end of January,named by its first day
}`,
    formatted: `plan "P" {
  currency  USD
  year      2027-01-31 to 2028-01-29 in weeks 4-4-5, ending on the nearest Saturday to the end of January, named by its first day
}
`,
  },
  'bounds end below each other, and so do whole parts of what is paid': {
    written: `curve C linear {
below 50%:0%
at 50%:   0%
at 100%: 100%
at 130%: 200% , then flat }
curve M marginal {
from 0%: 1x
from 100%: 1.5x
from 150%: 10.25x
}`,
    formatted: `curve C linear {
  below 50%:   0%
  at    50%:   0%
  at   100%: 100%
  at   130%: 200%, then flat
}
curve M marginal {
  from   0%:  1x
  from 100%:  1.5x
  from 150%: 10.25x
}
`,
  },
  'components line up across the blocks between them': {
    written: `role R {
variable pay {
80% New on NewARR each month, year to date against quota to date curve C {
no cap
}
100% Team "Team number" on Revenue each quarter by itself as scored { no cap }
}
}`,
    formatted: `role R {
  variable pay {
     80%  New                 on NewARR   each month, year to date against quota to date  curve C {
      no cap
    }
    100%  Team "Team number"  on Revenue  each quarter by itself                          as scored { no cap }
  }
}
`,
  },
  'tables of examples stand bar below bar, and empty cells stay empty': {
    written: `examples "A hire" for AE,hired 2027-02-01 {
| month | NewARR|Revenue ||paid|
| 2027-02 | $0 ||| $0 |
|2027-03|$60K| 100% || -$9,400|   // the first deal
}`.replace('|||', '| ||'),
    formatted: `examples "A hire" for AE, hired 2027-02-01 {
  | month   | NewARR | Revenue || paid    |
  | 2027-02 | $0     |         || $0      |
  | 2027-03 | $60K   | 100%    || -$9,400 |  // the first deal
}
`,
  },
  'given rows stand bar below bar, apart from the rows that they are given for': {
    written: `examples for AE{
given deals{
| id|closed|amount |
|D1 | 2027-01-05|-$50K| // canceled
| "D-10" ||$1,200 |
}
|| paid|New |
||$0 ||
}`
      .replace('||$1', '| |$1')
      .replace('||\n}', '| |\n}'),
    formatted: `examples for AE {
  given deals {
    | id     | closed     | amount |
    | D1     | 2027-01-05 | -$50K  |  // canceled
    | "D-10" |            | $1,200 |
  }
  || paid | New |
  || $0   |     |
}
`,
  },
  'comments stay where they were': {
    written: `// about the plan
team A   // trailing
/* before B */ team B {
    // inside
        team C

  // last

}
// the end`,
    formatted: `// about the plan
team A  // trailing
/* before B */ team B {
  // inside
  team C

  // last
}
// the end
`,
  },
  'one blank line at most, none at the edges of a block': {
    written: 'team A\n\n\n\nteam B {\n\n  team C\n\n}\n\n\n',
    formatted: 'team A\n\nteam B {\n  team C\n}\n',
  },
  'what its author broke goes on further in': {
    written: `goal G = M $1M in the year,
phased evenly,
handed down at 110% {
carried by A,
B
}`,
    formatted: `goal G = M $1M in the year,
    phased evenly,
    handed down at 110% {
  carried by A,
      B
}
`,
  },
  'blocks on one line stay on one line, their clauses two blanks apart': {
    written: `measure Won "Won" { count of deals where stage is won dated closed credited to owner }
measure All "All of them" {count of deals   dated closed credited to owner}
measure Score { scored 0% to 125% for each payee by manager, if missing, its component waits }`,
    formatted: `measure Won "Won"         { count of deals where stage is won  dated closed  credited to owner }
measure All "All of them" { count of deals                     dated closed  credited to owner }
measure Score { scored 0% to 125%  for each payee by manager, if missing, its component waits }
`,
  },
  'measures line up where only some have a title': {
    written: `measure NewARR "New ARR" { total amount of deals where kind is new dated closed credited to owner }
measure Renewals {total amount of deals   where kind is renewal dated closed credited to owner}
`,
    formatted: `measure NewARR  "New ARR" { total amount of deals where kind is new      dated closed  credited to owner }
measure Renewals          { total amount of deals where kind is renewal  dated closed  credited to owner }
`,
  },
  'columns on one line stay apart': {
    written: 'data deals {id text key closed date   owner payee}\n',
    formatted: 'data deals { id text key  closed date  owner payee }\n',
  },
  'signs, calls and parentheses touch what they belong to': {
    written: 'parameter A = - 3 * ( least ( 1 ,2 ) - B )\nparameter Longer "x" =4',
    formatted: 'parameter A          = -3 * (least(1, 2) - B)\nparameter Longer "x" = 4\n',
  },
  'columns, and choices that are longer than a type': {
    written: `data deals {
id text key
kind one of new, renewal also "Renew" or "RNW" from "Deal kind"
canceled date or blank from "Canceled on"
margin = ( price-cost ) / price
}`,
    formatted: `data deals {
  id        text  key
  kind      one of new, renewal also "Renew" or "RNW"  from "Deal kind"
  canceled  date  or blank from "Canceled on"
  margin = (price - cost) / price
}
`,
  },
  'a table on one line is one line': {
    written: 'data deals {id text   key closed date or blank  stage one of won,lost}',
    formatted: 'data deals { id text key  closed date or blank  stage one of won, lost }\n',
  },
  'the currency of money right after it, and a conversion in one line': {
    written: `data deals {
id text key
currency currency
amount money   in currency or blank
usd=amount   converted at Rates on closed
}`,
    formatted: `data deals {
  id        text               key
  currency  currency
  amount    money in currency  or blank
  usd = amount converted at Rates on closed
}
`,
  },
  'the currency of a payment lines up with the other settings': {
    written: `plan "P" { currency USD
paid monthly
paid in the payee's   currency , converted at Rates on the payment's last day
}`,
    formatted: `plan "P" {
  currency  USD
  paid      monthly
  paid      in the payee's currency, converted at Rates on the payment's last day
}
`,
  },
  'a policy has a sentence on each line, and a code is one word': {
    written: `policy P "Why" { every role in Marketing has   revenue weight at least 20%
no component has weight below 10% :error
 warning because "so"  source "a survey",confidence A }
role R { accept weight - below-minimum because "tried"
target pay $10K in the year }`,
    formatted: `policy P "Why" {
  every role in Marketing has revenue weight at least 20%
  no component has weight below 10%: error
  warning
  because "so"
  source "a survey", confidence A
}
role R {
  accept weight-below-minimum because "tried"
  target pay $10K in the year
}
`,
  },
  'what a part of a goal counts by stays one phrase': {
    written: `goal G = M $1M in the year, phased evenly {
Partners 20%
North by  the   headcount of AE ,SDR each quarter
South by the headcount of AE, SDR each   quarter { carried by Head }
}`,
    formatted: `goal G = M $1M in the year, phased evenly {
  Partners 20%
  North    by the headcount of AE, SDR each quarter
  South    by the headcount of AE, SDR each quarter { carried by Head }
}
`,
  },
  'the clauses of a pool, each on its line': {
    written: `team T
pool Gain {
fund 10%*Profit
reserve 25%
shared by Points
among those in T on the last day, in full }`,
    formatted: `team T
pool Gain {
  fund 10% * Profit
  reserve 25%
  shared by Points
  among those in T on the last day, in full
}
`,
  },
};
