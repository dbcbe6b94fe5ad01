/** Pay of several people together. */
export const PEOPLE: Readonly<Record<string, string>> = {
  'pay of several people': `team Field
measure OfField { total New earned of members of Field, better when lower }
measure OfTeam { total New payout of members of its team }
measure OfReports { total New earned of those directly below }
measure OfAll { total New earned of those below  for each payee }
data members { id text key  owner payee  of money  closed date }
measure Rows { total of of members where owner is blank  dated closed  credited to owner }
measure Rest { total of of those  dated closed  credited to owner }
data those { id text key  owner payee  of money  closed date }
role Rep in Field { on top { commission New on Rows each month by itself at 1% } }
role Lead { on top { commission Over on OfField each quarter by itself at 10%  commission Own on OfReports each quarter by itself at 10%
  formula F each quarter by itself = OfTeam + OfAll + Rows + Rest } }`,
  'ranks of people': `team Field
measure Sold { entered as money  for each payee }
measure results { entered as money  for each payee }
curve Prizes steps { below 1: $0  from 1: $500  from 2: $0 }
measure Place { rank of Sold among those in Field on the last day, ties share the better rank, if missing, pays nothing }
measure Worst { rank of New attainment among those who are Rep on 2027-12-31 with results above 0%, ties share the worse rank  if missing, its component waits }
measure Prize { award Prizes by rank of Sold among those in Field on the last day with results at least $5, ties share the awards of their places }
measure Second { award Prizes by rank of results among those in Field on the last day, ties go by Sold, for each payee }
measure Standing { percentile of Sold among those in Field on the last day  if missing, pays nothing }
role Rep in Field { target pay $5K in the year  variable pay { 100% New on Sold each quarter by itself curve C { quota $5 in the quarter } }
  on top { formula Odd each quarter by itself = Prize + Second + $1 * (Place + Worst) * Standing } }
curve C linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then flat }`,
  pools: `measure Points { entered as number  for each payee }
team Field
pool Gain "Gainsharing" { fund $5 * 10  reserve 25%  shared by Points among those in Field on the last day, by days }
pool Even { fund Points * $1 shared evenly among those in Field on 2027-12-31, in full }
pool Pay { fund $5 shared by target pay among those in Field on the last day }
role Rep in Field { on top { formula Share each quarter by itself = Gain + Even + Pay } }`,
};
