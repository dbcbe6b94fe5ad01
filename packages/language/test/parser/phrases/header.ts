/** The plan's header. */
export const HEADER: Readonly<Record<string, string>> = {
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
};
