/** The marketing plan of a company whose number sales and marketing carry, with the parts of it that stand elsewhere. */
export const MARKETING = `
plan "FY27 marketing" {
  currency    USD
  year        2027-02-01 to 2028-01-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn on deals closed up to their last day, quota and target pay by days
}
data deals {
  id      text   key
  closed  date
  owner   payee
  amount  money
  stage   one of won, lost
  source  one of marketing, sales
}
data opportunities {
  id              text   key
  opened          date
  amount          money
  source          one of marketing, sales
  campaign_owner  payee
}
data leads {
  id              text   key
  qualified_on    date
  status          one of rejected, qualified, accepted
  campaign_owner  payee
}

team Sales
team Marketing {
  team DemandGen { team PaidMedia  team Web }
  team Field
  team ProductMarketing
}

revenue measure NewARR { total amount of deals where stage is won  dated closed  credited to owner }
measure WonDeals { count of deals where stage is won  dated closed  credited to owner }
measure ClosedDeals { count of deals  dated closed  credited to owner }
measure SourcedPipeline "Marketing-sourced pipeline" {
  total amount of opportunities where source is marketing
  dated opened
  credited to campaign_owner
}
measure QualifiedLeads {
  count of leads where status is qualified or accepted
  dated qualified_on
  credited to campaign_owner
}
measure AcceptedLeads { count of leads where status is accepted  dated qualified_on  credited to campaign_owner }
measure LeadAcceptance { ratio of AcceptedLeads to QualifiedLeads, if missing, its component waits }
measure WinRate { ratio of WonDeals to ClosedDeals  for the company, if missing, its component waits }
measure Objectives { scored 0% to 125%  for each payee by manager, if missing, its component waits }

curve Standard linear {
  below 50%:   0%
  at    50%:   0%
  at   100%: 100%
  at   130%: 200%, then flat
}

goal Revenue = NewARR $120M in the year, phased 20% 25% 25% 30% {
  carried by CRO, CMO
  Sales 100%, handed down at 110%
  Marketing shares 40% of the same number, counting deals where source is marketing {
    DemandGen 70% as SourcedPipeline, $4 for each $1 of NewARR, one quarter before it, next year's first quarter taken as 125% of this year's {
      PaidMedia 50% as QualifiedLeads, 1 for each $20K of SourcedPipeline
      Web       50% as QualifiedLeads, 1 for each $20K of SourcedPipeline
    }
    Field 30% as SourcedPipeline, $4 for each $1 of NewARR, one quarter before it, next year's first quarter taken as 125% of this year's
  }
  ProductMarketing supports this with WinRate, target 25%
}

role CRO in Sales {
  on-target pay $600K, 50% variable
  variable pay { 100%  Company  on Revenue  the year by itself  curve Standard }
}
role SalesManager in Sales {
  on-target pay $300K, 40% variable
  variable pay { 100%  Number  on Revenue.Sales  each quarter by itself  curve Standard }
}
role CMO in Marketing {
  base $250K, target pay 60% of base
  variable pay {
    50%  Company     on Revenue            the year by itself      curve Standard
    30%  Sourced     on Revenue.Marketing  each quarter by itself  curve Standard
    20%  Objectives  on Objectives         the year by itself      as scored
  }
}
role HeadOfDemandGen in DemandGen {
  base $200K, target pay 25% of base
  variable pay {
    20%  Company   on Revenue                      the year by itself      curve Standard
    20%  Sourced   on Revenue.Marketing            each quarter by itself  curve Standard
    60%  Pipeline  on SourcedPipeline of its team  each quarter by itself  curve Standard
  }
}
role CampaignManager in PaidMedia {
  base $120K, target pay 15% of base
  variable pay {
    20%  Company     on Revenue                     the year by itself      curve Standard
    60%  Leads       on QualifiedLeads of its team  each quarter by itself  curve Standard {
      requires LeadAcceptance of its team at least 60%, otherwise no more than 50% of its target
    }
    20%  Objectives  on Objectives                  the year by itself      as scored
  }
}
role WebManager in Web {
  base $120K, target pay 15% of base
  variable pay {
    20%  Company     on Revenue                     the year by itself      curve Standard
    60%  Leads       on QualifiedLeads of its team  each quarter by itself  curve Standard {
      requires LeadAcceptance of its team at least 60%, otherwise no more than 50% of its target
    }
    20%  Objectives  on Objectives                  the year by itself      as scored
  }
}
role FieldMarketer in Field {
  base $130K, target pay 20% of base
  variable pay {
    20%  Company     on Revenue                      the year by itself      curve Standard
    60%  Pipeline    on SourcedPipeline of its team  each quarter by itself  curve Standard
    20%  Objectives  on Objectives                   the year by itself      as scored
  }
}
role ProductMarketer in ProductMarketing {
  base $150K, target pay 16% of base
  variable pay {
    30%  Company     on Revenue     the year by itself      curve Standard
    50%  Wins        on WinRate     each quarter by itself  curve Standard
    20%  Objectives  on Objectives  the year by itself      as scored
  }
}
`;
