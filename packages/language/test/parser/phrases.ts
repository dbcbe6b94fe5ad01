/** Plans that between them use every construct and every word of the language. Each must parse and link by itself. */
export const PHRASES: Readonly<Record<string, string>> = {
  'header, said in full': `plan "FY27" {
  currency USD
  year 2027-02-01 to 2028-01-31
  paid monthly
  rounding half up to $0.01, each component
  target pay phased 20% 25% 25% 30%
  leavers earn on deals closed up to their last day, quota and target pay by days, open shortfalls and draws forgiven
}`,
  'header, said otherwise': `plan "FY27" {
  rounding half even to $1, each payment  paid half-yearly  target pay phased like quota
  leavers earn up to their last day, quota and target pay in full, forfeit unless employed on 2028-03-15, open shortfalls owed
}
plan "again" { rounding up to $0.01, each deal  paid yearly }
plan "and again" { rounding down to 0.01 EUR, on the running total  paid quarterly  target pay phased evenly }
plan "left open" { rounding to $0.01 }
plan "of weeks" { year 2027-01-31 to 2028-01-29 in weeks 4-4-5, ending on the last Saturday of January, named by its last day }
plan "of weeks, nearest" { year 2027-01-31 to 2028-01-29 in weeks 4-5-4, ending on the nearest Saturday to the end of January }
plan "by days" { target pay phased by days }
plan "started" { paid monthly from 2027-07-01 }
plan "amended" { year 2027-01-01 to 2027-12-31 amended from 2027-07-01, results continue }
plan "amended again" { amended from 2027-07-01, results restart }
plan "amended, left open" { amended from 2027-07-01 }
plan "named" { year 2027-07-01 to 2028-06-30, named by most of its months }
plan "named by its start" { year 2027-07-01 to 2028-06-30, named by its first day }`,
  'tables, read and worked out': `use "../company"
data deals "Closed deals" {
  id text key  closed date  opened date or blank  owner payee or blank from "Sales Agent"  arr money  list money
  margin percent  uplift multiple  seats number  calls count  grade score  paper flag
  kind one of new also "New Business" or nb, renewal, "up-sell" also x or y or blank
  discount = (list - arr) / list
}
data agents { name payee key  boss payee or blank }
data roster {
  from agents where boss is not blank, one row for each row { payee = name  manager = boss  role = "Rep"  start = 2027-01-01 }
  from agents, one row for each boss { payee = boss  role = "Manager"  start = 2027-01-01 }
  region text or blank
}`,
  measures: `data deals { id text key  closed date  owner payee  helper payee or blank  arr money  part percent  kind one of new, old }
revenue measure NewARR "New ARR" {
  total arr of deals where kind is new and arr above $0 or kind is not old and (arr at most $5M or arr below $1)
  dated closed
  credited to owner or if blank to helper, rolled up to managers of owner
}
measure Split { total arr * 2 of deals dated closed credited 60% to owner or if blank to nobody, part to helper, the rest to owner }
measure Overlaid { total arr of deals dated closed credited to owner, 25% overlay to helper or if blank to nobody, 5% overlay to owner, rolled up to managers of owner, total credit at most 200% }
measure Overlapping { total arr of deals dated closed credited 60% to owner, 10% overlay to helper or if blank to owner, the rest to owner, 5% overlay to owner  total credit at most 120% }
measure Largest { greatest arr of deals  dated closed  credited to owner  better when higher }
measure Deals { count of deals where kind is new  dated closed  credited to owner  for each team }
measure WinRate { ratio of NewARR to Split  for the company, if missing, its component waits }
measure Churn { entered as percent  for each payee  better when lower  if missing pays nothing }
measure Errors { entered as number  for each payee, better when lower, attainment is quota over result, at most 200%, if missing pays nothing }
data roster { late_quota number  or blank }
role Prompt { quota for Late from the roster's late_quota in the quarter, phased evenly
  on top { commission roster on Late each month by itself at $5 { quota 5 in the month unless the roster's late_quota says otherwise } } }
role Graded { on top { bonus Or $500 each quarter by itself { in full
  requires Launch is target or superior or Late this period at least 5 and (Launch this year is not unmet or Income to date above $5), otherwise pays nothing
  multiplied by 1.5x when Launch is superior } } }
measure Late { entered as number  for each payee  better when lower attainment is 200% less result over quota  if missing pays nothing }
measure Early { entered as number  for each payee  better when lower, attainment is quota over result, if missing pays nothing }
measure Income { entered for the company }
measure Objectives { scored 0% to 125%  for each payee by manager, if missing, pays at target }
measure Launch { graded one of unmet, target, superior  for the company by board }`,
  curves: `curve Straight "Straight" linear { below 50%: 0%  at 50%: 0%  at 100%: 100%  at 130%: 200%, then flat }
curve Open linear { below 50%: 0%  at 50%: 50%  at 100%: 100%, then same slope }
curve Bands steps { below 80%: 0%  from 80%: 50%  from 100%: 100%  above 120%: 150% }
curve Tiers marginal { from $0: 8%  from $100K: 10%  above $250K: 12% }
curve Whole retroactive { from 0%: 1x  from 100%: 1.5x }
curve Levels by grade { unmet: 0%  target: 100%  superior: 200% }
curve Rising steps { up to 90%: 0%  up to 100% of quota: 50% plus 5% per point  above 100%: 100% plus $1 per $2 }
curve Slices marginal { below 10% of quota: $0  from 10%: $100 for the band  above 20%: 1x }
curve Over retroactive above 100% { from 0%: 1x  from 100%: 1.5x plus 1x per 10% }
curve Vague tiered { from 0%: 1x }
curve Vaguer cumulative { from 0%: 1x }`,
  'two rates of exchange': `plan "P" { currency USD  paid in the payee's currency, converted at Fixed }
data deals { id text key  closed date  owner payee  arr money }
data Daily { currency currency key  begins date key  rate money }
data Fixed { currency currency key  rate money }
measure Sold { total arr of deals dated closed credited to owner }
role Rep { on top {
  commission One on Sold each month by itself at 1% { paid 60% on booking, 40% at year end { at exit: paid  later instalments: converted at Daily on the payment's last day } }
  commission Two on Sold each month by itself at 1% { paid 60% on booking, 40% at year end { later instalments: converted at Daily on 2027-01-01 at exit: forfeited } }
  commission Three on Sold each month by itself at 1% { paid 60% on booking, 40% at year end { later instalments: converted at Fixed } }
} }`,
  'several currencies': `plan "P" { currency USD  paid in the payee's currency, converted at Daily on the payment's last day }
plan "Q" { paid in the payee's currency, converted at Fixed  paid monthly }
plan "R" { paid in the payee's currency, converted at Daily on 2027-01-01 }
data deals {
  id text key  closed date  owner payee  currency currency  paid_in currency or blank
  amount money in currency  cost money in currency or blank from "Cost"  fee money in paid_in
  in text
  converted = (amount - cost) converted at Daily on closed
}
data Daily { currency currency key  begins date key  rate money }
data Fixed { currency currency key  rate money in currency }
measure Sold { total amount converted at Daily on closed + fee converted at Fixed of deals where currency is EUR or USD dated closed credited to owner }
measure Cost { total (cost * 2) converted at Daily on 2027-01-01 - 500 EUR converted at Fixed of deals dated closed credited to owner }
role Rep { on top {
  formula Both each quarter by itself = Sold - Cost
  commission Each on Sold per deal each quarter by itself at (when amount converted at Fixed above $5 then 1% otherwise 2%)
} }`,
  'grids, formulas and deals': `data deals { id text key  closed date  owner payee  helper payee  product text  arr money }
data rates { product text key  begins date key  rate percent }
measure Growth { entered as percent for the company }
measure Margin { entered as percent for the company }
measure Sales { total arr of deals dated closed credited 50% to helper, the rest to owner, each deal counts at most $150K, after the split }
measure Weighed { total when product is "A" or "B" and arr above $5 or (arr at most $1) then arr * 2 when product is not blank then arr rounded half up to $1 otherwise $0 of deals dated closed credited to owner }
measure Fees { total (the rate of rates for product on closed * arr) + (the rate of rates for (product, id) * arr) of deals dated closed credited to owner }
curve Grid matrix of Growth down, Margin across, interpolated both ways, zero before the edges, flat beyond them {
  |     |  8% |  12% |
  | 10% | 25% |  50% |
  | 20% | 50% | 100% |
}
curve Other matrix of Growth down, Margin across, steps down, interpolated across {
  ||  8% |
  | 10% | -25% |
}
curve Tiers marginal { from $0: 8% }
team All
pool Kicker { fund $5 shared by A earned among those in All on the last day }
pool Paid { fund $5 reserve 5% shared by A payout among those in All on 2027-03-01 }
curve Most steps { from 0%: 8% }
curve Factors steps { from $0: 1x }
parameter Uplift = 1.1x
role Rep {
  target pay $1 in the year
  variable pay { 100% Both on Growth, Margin the year by itself curve Grid }
  on top {
    commission A on Sales per deal each month by itself at Tiers { in order of closed, id  each deal pays at least $10, before the split }
    commission B on Sales per deal each month by itself at (the rate of rates for product on closed) { in order of closed, after the first $5K  cap rate at Most by Margin own credit attainment  cap attainment at A attainment }
    commission C on Sales each month by itself at 10% times Factors by Margin attainment
    commission Up on Sales each month by itself at 8% * 1.2x * Uplift times Factors { cap rate at 12% * 1.5x }
    commission UpAll on Sales each month by itself at Tiers * 120% by Margin
    commission Joint on Sales per deal each month by itself at Tiers by Fees { in order of closed, id, within each product and owner, after the first $5K }
    bonus UpEach $25 * 1.2x for each Sales each month by itself
    commission Slice on Sales each month by itself at Tiers { cap rate of each slice at 12% }
    commission All on Sales each month by itself at Tiers { cap effective rate at Most by Margin }
    formula Grown each month by itself = (Sales / (Sales over the same period of last year else $1) - 100%) * (Sales over the last 12 months) + (Sales over last year to date) - (A earned over the quarter before else $0)
    formula D each month by itself = when Growth at least 5% then curve Tiers at Sales otherwise (Sales rounded down to $1K) * curve Grid at Growth by Margin
  }
  total { pays the greater of A, B and C  pays the lesser of A and D }
}`,
  goals: `data deals { id text key  closed date  owner payee  arr money  source one of web, field }
measure NewARR { total arr of deals  dated closed  credited to owner }
measure Pipeline { entered as money  for each team }
measure Leads { entered as count  for each team }
parameter Coverage "Pipeline for each dollar" = $4
team Sales { team Enterprise  team Commercial }
team Marketing "All of marketing" { team Web  team Field  team Events  team Rest  team Research }
goal Revenue "Company revenue" = NewARR $120M in the year, phased 20% 25% 25% 30%, handed down at 105% {
  carried by CRO, CMO
  handed down to Enterprise at 110%
  Sales 100%, phased evenly, handed down at 110% {
    Enterprise $60M
    Commercial the rest
  }
  Marketing shares 40% of the same number, counting deals where source is web or field {
    Web   50% as Pipeline, Coverage for each $1 of NewARR, one quarter before it, next year's first quarter taken as 125% of this year's {
      Field 100% as Leads, 1 for each $20K of Pipeline, 2 months before it, next year's first month taken as 100% of this year's
    }
    Events 50%, as Pipeline, $4 for each $1 of NewARR, 2 quarters before it {
      shared out evenly among CRO, CMO each quarter, a leaver's part stays with the manager
      shared out by the roster's share among CRO each half-year, a leaver's part is shared again from the next period
      shared out by NewARR of last year among CMO each year
    }
    Rest shares 10% of the same number, counting all of it
  }
  Web        by the headcount of CRO, CMO each quarter, as Pipeline, $4 for each $1 of NewARR, phased evenly, handed down at 105% { carried by CRO }
  Field      by the headcount each year
  Enterprise by the roster's share of CRO each half-year, handed down at 105%
  Commercial by the roster's share each month { carried by CRO }
  Events     by NewARR of last year, phased evenly
  Research shares 5% of the same number
  Research supports this with Leads, target 5 * 2
  Rest supports this with Leads, target 1,200 in the year, phased evenly
}
goal Second = Leads 1,200 in the year { Web 1,200 as Pipeline, $5 for each 1 of Leads, 1 month before it }
role CRO { target pay $1 in the year }
role CMO { target pay $1 in the year }`,
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
  crediting: `data roster { mentor payee or blank }
data deals { id text key  closed date  owner payee  squad text  each payee  members payee  arr money }
measure A { total arr of deals dated closed credited to each member of squad or if blank to owner, 10% overlay to members of squad evenly or if blank to nobody rolled up along mentor of owner and squad, at most 1 level }
measure B { total arr of deals, dated closed, credited 20% to each, 30% to members, the rest to members of squad evenly or if blank to nobody, rolled up to managers of each and members, at most 2 levels, total credit at most 200% }
measure C { total arr of deals dated closed credited 50% to each member of squad or if blank to owner, the rest to owner rolled up to managers of owner }
role Rep { on top {
  commission One on A per whole deal each month by itself at 1%
  commission Two on A rolled-up credit of level 2 per deal each month by itself at 1% by A rolled-up credit of level 1
} }`,
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
  'lines of a statement': `measure Board { entered as money }
role Rep {
  on top {
    commission Tried on Board the year by itself from 2027-01-01 to 2027-06-30 at 3% { shown but not paid  payroll code "C-1" }
    commission Read on Board the year by itself at 3% { neither shown nor paid }
    bonus Fixed $5 the year by itself { in full  shown but not paid }
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
  'results among others': `data peers { company text key  total_return percent  listed flag }
measure Return { entered as percent  for the company }
measure Rank { percentile of Return among total_return of peers where listed is yes and total_return above 0%, for the company }
measure Line { percentile of Return interpolated among total_return of peers  for the company }`,
  'powers, roots and days': `data deals { id text key  closed date  owner payee  begun date  the text
  age = days from begun to closed  open = days from begun through (closed)
  weight = (age to the power of 1.5 rounded half up to 0.01) * age to the power of -2 }
parameter Growth = (the square root of 1.1 rounded down to 0.001) + 2 to the power of 3
measure NewARR { total weight of deals  dated closed  credited weight to the }
role Rep { on top { formula Odd each quarter by itself = $5 * (the cube root of (Growth + 1) rounded up to 0.1) } }`,
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
  'amounts of themselves': `measure this { entered as money  for the company }
team Field
pool Gain { fund 10% * (this - this fund) shared evenly among those in Field on the last day, in full }
role Rep in Field { on top {
  formula Odd each quarter by itself = least(Gain, this pay / 2) + this
  formula this each quarter by itself = this pay * 10% + Odd payout
} }`,
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
  'measures worked out': `measure Gross { entered as money  for each payee }
measure Returned { entered as money  for each payee }
parameter Weight = 40%
curve C linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then flat }
measure Net { worked out as Gross - Returned  for each payee }
measure Blend { worked out as (Weight * Gross + (1x - 60%) * Returned) / Gross, for each team, better when lower }
measure Read { worked out as when Gross above $5 then curve C at (Gross / Returned) otherwise -5%  for the company }
role Rep { on top { commission New on Net each month by itself at 1%  formula F each month by itself = Net * Blend * Read } }`,
  pools: `measure Points { entered as number  for each payee }
team Field
pool Gain "Gainsharing" { fund $5 * 10  reserve 25%  shared by Points among those in Field on the last day, by days }
pool Even { fund Points * $1 shared evenly among those in Field on 2027-12-31, in full }
pool Pay { fund $5 shared by target pay among those in Field on the last day }
role Rep in Field { on top { formula Share each quarter by itself = Gain + Even + Pay } }`,
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
  policies: `team Marketing { team Web }  data deals { id text key  closed date  owner payee  amount money }
revenue measure NewARR { total amount of deals  dated closed  credited to owner }
goal Revenue = NewARR $10M in the year, phased evenly { carried by CMO  accept few-carriers because "one leader" }
curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope  accept SharedNumber because "old" }
role CMO in Marketing {
  target pay $10K in the year
  variable pay { 100% Company on Revenue the year by itself curve Straight { accept weight-below-minimum because "all of it" } }
  accept SharedNumber because "new in the role"
}
plan "P" { accept too-many-measures because "a year of change"  accept SharedNumber }
policy SharedNumber "Marketing is paid on revenue" {
  every role in Marketing has revenue weight at least 20%
  every role in Marketing loses at least 4% of variable pay when only Revenue falls from 100% to 90%: warning
  every role other than CMO with a quota and target pay above $5K has a ramp and a clawback
  no role with variable share of 100% loses above 50% of variable pay when only revenue falls from 100% to 50%: information
  no component on revenue has weight below 10%: error
  no component on NewARR in Marketing has a retroactive tier
  some role is paid on Revenue
  every component is paid on NewARR
  no role in Marketing is not paid on revenue
  every part of Revenue in Marketing has number of carriers at least 1 and assigned share between 100% and 120% and share at most 60%
  every goal has number of carriers at least 1
  no handing-down in Marketing has assigned share above 115% and assigned share in all above 150%
  every team has number of roles at least 1 and linked weight at least 10% and target pay at most $1M
  every curve has threshold between 50% and 90% and threshold payout at most 50% and highest payout at most 200%
  every curve has largest jump at most 5% and slope above target above 1x and number of tiers at most 3
  every plan has revenue weight at least 50%
  every role has number of measures at most 3 and number of components at most 4 and on-target pay below $1M
  every role has scored weight at most 15% and volume weight below 100% and team weight at most 18%
  every role called AE, CMO in Marketing has quota to pay between 3x and 6x and number of spiffs at most 3
  every role has number of components on one number at most 1 and number of components at most 5
  no component with no direct report and a number above its team has jump in pay above 5% and months in force at most 3
  no component has a clawback and a clawback without end and clawback months above 24
  every component with a goal to serve and no score has a line to goals
  no role with a draw and no draw without end has leverage above 3x and draw months above 6 and draw share above 100%
  no component has a fall in pay
  no component with a quota has smallest quota below 5 and a quota of zero
  every role has spiff share between 3% and 7%
  every component with a score has a line to goals and a commission and no deal limit and no top
  every curve has rate above target above 1x and no fall
  no component has a single payment
  every measure has highest credit at most 200% and no credit without bound
  every plan has a goal shared by Marketing and Web
  every role has no draw and no cap and a gate and a line to goals
  error
  because "one number for both"
  source "a survey of 185 firms", confidence A
}
policy Another { source "somebody"  warning }`,
};
