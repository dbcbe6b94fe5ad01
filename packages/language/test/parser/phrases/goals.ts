/** Goals and their cascade. */
export const GOALS: Readonly<Record<string, string>> = {
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
};
