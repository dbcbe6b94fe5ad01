/** The files of a new plan, by path. */
export type PlanFiles = Readonly<Record<string, string>>;

/**
 * A small plan that checks clean and pays its two payees, with every choice written out: the words to change stand in
 * the text, not in a manual.
 */
export function templateFiles(id: string, year: number): PlanFiles {
  return {
    'plan.ote': planText(year),
    'ontarget.json': projectText(id),
    'data/roster.csv': `payee,role,start,end\r\nAna Silva,AccountExecutive,${year}-01-01,\r\nBen Ortiz,AccountExecutive,${year}-02-15,\r\n`,
    'data/deals.csv': `id,closed,owner,amount,stage\r\nD-1,${year}-01-20,Ana Silva,95000.00,won\r\nD-2,${year}-02-11,Ana Silva,80000.00,won\r\nD-3,${year}-03-30,Ben Ortiz,62500.50,won\r\nD-4,${year}-03-31,Ben Ortiz,40000.00,lost\r\n`,
  };
}

/** The id of a new plan in a folder of some name: lower-case words joined by hyphens. */
export function planIdOf(folderName: string): string {
  const words = folderName
    .normalize('NFKD')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-') ?? 'plan';
}

/** The project file of a plan that stands alone in its folder. */
export function projectText(id: string): string {
  return `${JSON.stringify({ plans: { '.': id } }, null, 2)}\n`;
}

function planText(year: number): string {
  return `// What practice differs on is said here, once, for the whole plan. A choice that is left out is an error whose
// message shows what each reading would pay.
plan "Sales plan ${year}" {
  currency    USD
  year        ${year}-01-01 to ${year}-12-31
  paid        quarterly  // or: monthly, half-yearly, yearly
  rounding    half up to $0.01, each component  // or: half even, up, down; each payment, each deal, on the running total
  target pay  phased evenly  // or: like quota, or a percent for each quarter
  leavers     earn on deals closed up to their last day, quota and target pay by days

  accept windfall-unlimited because "the sample deals are small; say here what a very large one pays"
}

// One row for each deal of data/deals.csv. The roster (data/roster.csv) is always there.
data deals {
  id      text  key
  closed  date
  owner   payee
  amount  money
  stage   one of won, lost
}

revenue measure Bookings {
  total amount of deals where stage is won
  dated closed
  credited to owner
}

// Each slice of attainment at its own rate; \`retroactive\` would pay all of it at the rate reached.
curve Accelerated marginal {
  from   0%: 1x
  from 100%: 1.5x
}

role AccountExecutive "Account executive" {
  on-target pay $120K, 50% variable

  variable pay {
    100%  NewBusiness "New business"  on Bookings  each quarter by itself  curve Accelerated {
      quota $600K in the year, phased evenly
      no cap
    }
  }
}

// What the plan should pay, worked out by hand; \`ontarget test\` compares.
examples "Below, at and above quota" for AccountExecutive, first quarter {
  | Bookings || NewBusiness |
  | $120K    || $12,000     |
  | $150K    || $15,000     |
  | $180K    || $19,500     |
}
`;
}
