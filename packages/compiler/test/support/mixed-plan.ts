/** Puts a list into some order. */
export type Mix = <T>(list: readonly T[]) => readonly T[];

/**
 * The declarations of a plan that says most of what plans can say. Wherever the order of lines means nothing, the
 * lines stand in the order that `mix` gives them.
 */
export function mixedPlan(mix: Mix): readonly string[] {
  const lines = (...list: readonly string[]) => mix(list).join('\n');
  const list = (...words: readonly string[]) => mix(words).join(', ');
  return mix([
    `plan "Mixed" { ${lines(
      'currency USD',
      'year 2027-02-01 to 2028-01-31',
      'paid quarterly',
      'rounding half up to $0.01, each component',
      'target pay phased 20% 25% 25% 30%',
      `leavers ${list('earn up to their last day', 'quota and target pay by days', 'open shortfalls forgiven')}`,
    )} }`,
    `data deals { ${lines(
      'id text key',
      'closed date',
      'owner payee',
      'helper payee or blank',
      'arr money',
      'cost money or blank from "Cost, net"',
      `kind one of ${list('new also "New business" or n', 'renewal', 'expansion')}`,
      'margin = (arr - 2 * cost) + 0.5 * arr',
    )} }`,
    `team Sales { ${lines('team East', 'team West')} }`,
    'team Services',
    `revenue measure NewARR "New ARR" {
      total arr of deals where ${mix(['kind is new or expansion', '(arr above $0 and closed at least 2027-01-01)']).join(' or ')}
      ${mix(['dated closed', 'credited 30% to helper or if blank to owner, the rest to owner', 'rolled up to managers of owner', 'better when higher']).join('\n')}
    }`,
    `measure Deals { count of deals ${mix(['dated closed', 'credited to owner']).join(' ')} }`,
    'measure Average { ratio of NewARR to Deals for each payee, if missing, its component waits }',
    'measure Quality { scored 0% to 125% for each payee if missing, pays at target }',
    `measure Grade { graded one of ${['unmet', 'met'].join(', ')} for each payee if missing, pays nothing }`,
    'parameter Base = 5% + 1%',
    `goal Revenue = NewARR $12M in the year, phased evenly, handed down at 110% { ${lines(
      'carried by Director',
      'East 60%',
      'West the rest',
      'Services shares 25% of the same number, counting deals where kind is expansion',
    )} }`,
    'curve Line linear { below 50%: 0%  at 50%: 40%  at 100%: 100%  at 150%: 200%, then same slope }',
    'curve Slices marginal { below 0%: 0x  from 0%: 1x  above 100%: 1.5x }',
    `curve Grades by grade { ${lines('unmet: 0%', 'met: 100%')} }`,
    'curve Amounts retroactive { from $0: 5%  from $100K: Base + 4% }',
    `role AE "Account executive" in East, reports to Director { ${lines(
      'on-target pay $240K, 50% variable unless the roster says otherwise',
      'quota for Deals 40 in the year, phased 10% 20% 30% 40%',
      `variable pay { ${lines(
        `60% New on NewARR each month, year to date against quota to date curve Slices { ${lines(
          'quota from the roster in the year, phased evenly',
          'if pay to date falls, deduct it from later pay of this component',
          'cap payout at 300% of target',
          'attainment rounded half even to 0.1%',
          'cap attainment at 250%',
          `requires ${mix(['Deals to date at least 2', 'Quality at least 50% - 5%']).join(' and ')}, otherwise pays nothing`,
          'requires Deals this year above 1, otherwise no more than 150% of its target',
          'zero quota pays nothing',
        )} }`,
        '20% Team on Revenue of its team each quarter by itself curve Line { requires New attainment to date at least 50%, otherwise waits }',
        '10% Score on Quality the year by itself as scored',
        '10% Graded on Grade the year by itself curve Grades',
      )} }`,
      `on top { ${lines(
        'commission Slicing on NewARR each quarter by itself at Amounts',
        'commission Flat on NewARR own credit per deal each quarter by itself at Base { cap rate at 5% }',
        'bonus Each $50 for each Deals each quarter by itself from 2027-03-01 to 2027-05-15',
        'bonus Fixed $1,000 each quarter by itself { prorated }',
        `formula Extra each quarter by itself = least(${list('Slicing payout', '$500', '1% * NewARR + 2% * NewARR')})`,
      )} }`,
      `total { ${lines('requires Deals at least 1, otherwise pays nothing', 'cap payout at 400% of target')} }`,
    )} }`,
    `role Rep in West, reports to Director { target pay $20K in the year variable pay { ${lines(
      '50% Team on Revenue of its team each quarter by itself curve Line',
      '50% Own on NewARR each quarter by itself curve Line { quota $1M in the quarter }',
    )} } }`,
    'role Servicer in Services { target pay $20K in the year variable pay { 100% Team on Revenue of its team each quarter by itself curve Line } }',
    `role Director in Sales { target pay $100K in the year variable pay { ${lines(
      '50% Whole on Revenue each quarter by itself curve Line',
      '50% Up on NewARR rolled-up credit each quarter by itself curve Line { quota $8M in the year, phased evenly }',
    )} } }`,
  ]);
}
