import type { Files } from './repository.ts';

/** The company's curve and measure, which both plans use. */
export const curves = `curve Accelerated marginal {
  from   0%: 1x
  from 100%: 1.5x
  from 125%: 2x
}
`;

export const data = `data deals { id text key  closed date  owner payee  amount money }

revenue measure Bookings { total amount of deals  dated closed  credited to owner }
`;

const header = `  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        quarterly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn on deals closed up to their last day, quota and target pay by days
  accept windfall-unlimited because "no deal is larger than a month's quota"
`;

const roles = `role Hunter "Account executive" {
  on-target pay $120K, 50% variable
  variable pay {
    100%  NewBusiness  on Bookings  each quarter by itself  curve Accelerated {
      quota $600K in the year, phased evenly
      no cap
    }
  }
}

role Farmer "Account manager" {
  on-target pay $100K, 40% variable
  variable pay {
    100%  Growth  on Bookings  each quarter by itself  curve Accelerated {
      quota $400K in the year, phased evenly
      no cap
    }
  }
}
`;

const examples = `examples "Around quota" for Hunter, first quarter {
  | Bookings || NewBusiness |
  | $120K    || $12,000     |
  | $165K    || $17,250     |
  | $195K    || $22,125     |
}
`;

export const salesPlan = `use "../company"

plan "Sales" {
${header}}

${roles}
${examples}`;

/** The same in three files in another order, with a curve of its own name in place of the shared one. */
export const salesParts = {
  'plan.ote': `use "../company"\n\nplan "Sales" {\n${header}}\n`,
  'roles.ote': roles.split('\n\n').reverse().join('\n\n').trimStart(),
  'examples.ote': examples,
};

const hunters = ['Ada', 'Bea', 'Cid', 'Dov', 'Eli', 'Fay'];
const farmers = ['Gil', 'Hal', 'Ida', 'Jon', 'Kim'];

export const roster = `payee,role,start,end
${hunters.map((name) => `${name} Canary,Hunter,2026-01-01,\n`).join('')}${farmers.map((name) => `${name} Canary,Farmer,2026-01-01,\n`).join('')}`;

/** Deals of two quarters: in the first the hunters are at 110%, 120%, … of quota and the farmers below theirs. */
export const deals = `id,closed,owner,amount
${[
  ...hunters.map((name, index) => `H${index},2027-02-01,${name} Canary,${165000 + index * 15000}.0${index}`),
  ...farmers.map((name, index) => `F${index},2027-03-01,${name} Canary,${50000 + index * 5000}.55`),
  ...hunters.map((name, index) => `S${index},2027-05-01,${name} Canary,${90000 + index * 20000}.37`),
].join('\n')}
`;

export const supportPlan = `plan "Support" {
${header.replace(/ {2}accept .*\n/, '')}}

measure Score { scored 0% to 125%  for each payee by manager, if missing, its component waits }

role Agent {
  target pay $20K in the year
  variable pay {
    100%  Quality  on Score  each quarter by itself  as scored
  }
}

examples "Scores" for Agent, first quarter {
  | Score || Quality |
  | 80%   || $4,000  |
}
`;

/** Two plans, a folder that one of them uses, and data of the one. */
export const repository: Files = {
  'company/curves.ote': curves,
  'company/data.ote': data,
  'sales/plan.ote': salesPlan,
  'sales/data/roster.csv': roster,
  'sales/data/deals.csv': deals,
  'support/plan.ote': supportPlan,
  'ontarget.json': '{ "plans": { "sales": "sales", "support": "support" } }\n',
  'README.md': '# Plans\n',
};
