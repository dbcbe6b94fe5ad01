/** Tables and formulas over their rows. */
export const TABLES: Readonly<Record<string, string>> = {
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
};
