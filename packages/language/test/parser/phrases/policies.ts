/** Policies. */
export const POLICIES: Readonly<Record<string, string>> = {
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
