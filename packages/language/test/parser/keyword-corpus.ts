/** Where a name may stand, with every way of referring to it; `NAME` is replaced by each keyword in turn. */
export interface NamePlace {
  readonly kind: string;
  readonly text: string;
}

const SOURCE = 'data deals { id text key  closed date  owner payee  arr money  source one of web, field }';
const NEW_ARR = 'measure NewARR { total arr of deals  dated closed  credited to owner }';
const CURVE = 'curve Standard linear { below 50%: 0%  at 50%: 0%  at 100%: 100%, then flat }';

export const NAME_PLACES: readonly NamePlace[] = [
  {
    kind: 'measure',
    text: `${SOURCE} ${CURVE}
      measure NAME { total arr of deals  dated closed  credited to owner }
      measure Other { count of deals  dated closed  credited to owner }
      measure Ratio { ratio of NAME to Other }
      goal Revenue = NAME $12M in the year, phased evenly { team_a 100%  as NAME, $4 for each $1 of NAME }
      team team_a
      role Rep {
        target pay $30K in the year
        quota for NAME $1M in the year
        variable pay {
          100% Main on NAME each quarter by itself curve Standard { requires NAME to date at least $5 or NAME above $6, otherwise waits }
        }
        on top {
          commission Extra on NAME per deal each month by itself at 5% by NAME
          bonus Each $50 for each NAME each month by itself
          bonus Sized on NAME per deal each month by itself at Standard
          formula Odd each quarter by itself = NAME * 2% + least(NAME, $5)
        }
      }
      examples for Rep, quota $5 for NAME { | NAME || paid | 
        | $5 || $6 | 
        }`,
  },
  {
    kind: 'column of a table',
    text: `data deals { NAME money  closed date  owner payee  twice = NAME * 2  less = twice - NAME }
      measure Total { total NAME of deals where NAME above $5 and (NAME is not blank or NAME is "a" or b)
        dated closed  credited to owner }
      measure Count { count of deals where NAME is NAME or b  dated closed  credited to owner }`,
  },
  {
    kind: 'column of a date',
    text: `data deals { NAME date  owner payee  arr money }
      measure Total { total arr of deals  dated NAME  credited to owner, rolled up to managers of owner }`,
  },
  {
    kind: 'column of a payee',
    text: `data deals { NAME payee  closed date  arr money  part percent }
      measure Whole { total arr of deals  dated closed  credited to NAME or if blank to NAME, rolled up to managers of NAME }
      measure Split { total arr of deals  dated closed  credited part to NAME or if blank to nobody, the rest to NAME }`,
  },
  {
    kind: 'column of derived rows',
    text: `${SOURCE}
      data sums { from deals where source is web, one row for each owner { NAME = owner  again = arr } }
      data rows { from sums where NAME is not blank, one row for each row { NAME = NAME  more = NAME } }
      data each { from rows, one row for each NAME { NAME = NAME } }`,
  },
  {
    kind: 'column with a heading of its own',
    text: 'data deals { NAME one of NAME also "x" or y, b or blank from "Heading"  last text key }',
  },
  {
    kind: 'table',
    text: `data NAME { id text key  closed date  owner payee  arr money }
      data other { from NAME, one row for each id { id = id } }
      measure Total { total arr of NAME where arr above $5  dated closed  credited to owner }
      measure Count { count of NAME  dated closed  credited to owner }
      goal Revenue = Total $12M in the year { team_a shares 40% of the same number, counting NAME where arr above $5 }
      team team_a`,
  },
  {
    kind: 'curve',
    text: `${SOURCE} ${NEW_ARR} curve NAME linear { below 50%: 0%  at 50%: 0%  at 100%: 100%, then flat }
      role Rep {
        target pay $30K in the year
        variable pay { 100% Main on NewARR each quarter by itself curve NAME { requires NewARR above $5, otherwise curve NAME } }
        on top { commission Extra on NewARR each month by itself at NAME { no cap } }
      }`,
  },
  {
    kind: 'grade',
    text: `measure Level { graded one of NAME, other  if missing its component waits }
      curve Levels by grade { NAME: 50%  other: 100% }
      role Rep { target pay $5 in the year variable pay { 100% Main on Level the year by itself curve Levels } }
      examples for Rep { | Level || paid | 
        | NAME || $5 | 
        }`,
  },
  {
    kind: 'team',
    text: `${SOURCE} ${NEW_ARR} ${CURVE} team Above { team NAME { team Below } }
      goal Revenue = NewARR $12M in the year {
        handed down to NAME at 110%
        NAME 60%, handed down at 105% { Below 100% }
        NAME the rest
        NAME supports this with NewARR, target $5
      }
      role Rep in NAME, reports to Rep { target pay $30K in the year
        variable pay { 100% Main on Revenue.NAME.Below each quarter by itself curve Standard } }
      roles in NAME { | role | team | target pay |
        | Row | NAME | $5 |
        }
      examples for goal Revenue { | node || year | 
        | NAME.Below || $5 | 
        }`,
  },
  {
    kind: 'role',
    text: `${SOURCE} ${NEW_ARR} goal Revenue = NewARR $12M in the year { carried by NAME, NAME }
      role NAME { target pay $30K in the year }
      role Below reports to NAME { base $200K, target pay 30% of base }
      team team_a roles in team_a { | role | reports to |
        | Row | NAME |
        }
      examples for NAME, full year { | NewARR || paid | 
        | $5 || $6 | 
        }`.replace('role Below reports', 'role Below, reports'),
  },
  {
    kind: 'parameter',
    text: `${SOURCE} parameter NAME = 4 parameter Twice = NAME * 2 parameter Least = least(NAME, 5)
      measure Total { total arr * NAME of deals where arr above NAME  dated closed  credited NAME to owner, the rest to owner }
      goal Revenue = Total NAME in the year { team_a 100% as Total, NAME for each $1 of Total }
      team team_a
      curve Standard linear { below NAME: 0%  at NAME: NAME  at NAME + 1: 100%, then flat }
      role Rep { target pay $30K in the year on top {
        commission Extra on Total each month by itself at NAME { requires Total at least NAME }
        formula Odd each quarter by itself = NAME * $5
      } }`,
  },
  {
    kind: 'component to be weighed',
    text: `${SOURCE} ${NEW_ARR} ${CURVE} team team_a
      components for team_a { NAME on NewARR each quarter by itself curve Standard  Other on NewARR each quarter by itself curve Standard }`,
  },
  {
    kind: 'component',
    text: `${SOURCE} ${NEW_ARR} ${CURVE} role Rep { target pay $30K in the year
        variable pay {
          80% NAME on NewARR each quarter by itself curve Standard
          20% Other "Other" on NewARR each quarter by itself curve Standard { requires NAME attainment to date at least 50% }
        }
        on top { formula Odd each quarter by itself = NAME payout + NAME earned  bonus NAME $5 each month by itself }
        total { requires NAME payout above $5, otherwise pays nothing }
      }
      examples for Rep { | NewARR || NAME | NAME attainment | 
        | $5 || $6 | 50% | 
        }`,
  },
  {
    kind: 'goal',
    text: `${SOURCE} ${NEW_ARR} ${CURVE} team team_a
      goal NAME "Title" = NewARR $12M in the year, phased 20% 25% 25% 30% { team_a 100% }
      role Rep { target pay $30K in the year
        variable pay {
          50% Main on NAME each quarter by itself curve Standard
          50% Part on NAME.team_a each quarter by itself curve Standard { requires NAME of its team above $5 and NAME at least $5 }
        }
        on top { formula Odd each quarter by itself = NAME * 2% }
      }
      examples for goal NAME { | node || year | 
        | team_a || $5 | 
        }
      examples for Rep { | NAME.team_a || paid | 
        | 80% || $5 | 
        }`,
  },
  {
    kind: 'assessor',
    text: 'measure Goals { scored 0% to 125%  for each payee by NAME, if missing, its component waits }',
  },
];
