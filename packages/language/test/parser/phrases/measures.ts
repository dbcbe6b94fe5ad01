/** Measures and credit. */
export const MEASURES: Readonly<Record<string, string>> = {
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
  crediting: `data roster { mentor payee or blank }
data deals { id text key  closed date  owner payee  squad text  each payee  members payee  arr money }
measure A { total arr of deals dated closed credited to each member of squad or if blank to owner, 10% overlay to members of squad evenly or if blank to nobody rolled up along mentor of owner and squad, at most 1 level }
measure B { total arr of deals, dated closed, credited 20% to each, 30% to members, the rest to members of squad evenly or if blank to nobody, rolled up to managers of each and members, at most 2 levels, total credit at most 200% }
measure C { total arr of deals dated closed credited 50% to each member of squad or if blank to owner, the rest to owner rolled up to managers of owner }
role Rep { on top {
  commission One on A per whole deal each month by itself at 1%
  commission Two on A rolled-up credit of level 2 per deal each month by itself at 1% by A rolled-up credit of level 1
} }`,
  'measures worked out': `measure Gross { entered as money  for each payee }
measure Returned { entered as money  for each payee }
parameter Weight = 40%
curve C linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then flat }
measure Net { worked out as Gross - Returned  for each payee }
measure Blend { worked out as (Weight * Gross + (1x - 60%) * Returned) / Gross, for each team, better when lower }
measure Read { worked out as when Gross above $5 then curve C at (Gross / Returned) otherwise -5%  for the company }
role Rep { on top { commission New on Net each month by itself at 1%  formula F each month by itself = Net * Blend * Read } }`,
};
