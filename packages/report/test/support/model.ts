import type { PreviewComponent, PreviewGoal, PreviewModel, PreviewRole } from '../../src/index.ts';
import { accelerated, levels, renewalRates, standard, winRate } from './curves.ts';
import { dollars, percent } from './figures.ts';

/** A place in the sales file. */
function line(line: number) {
  return { file: 'sales.ote', line, column: 5, endLine: line, endColumn: 40 };
}

const newBusiness: PreviewComponent = {
  id: 'role/EnterpriseAE/NewBusiness',
  name: 'NewBusiness',
  title: 'New business',
  source: line(33),
  stale: false,
  kind: 'weighted',
  weight: percent(0.6),
  targetPay: dollars(84_000),
  on: ['New ARR'],
  revenue: 'revenue',
  timing: 'each quarter, year to date against quota to date',
  terms: ['quota $1.32M in the year', 'if pay to date falls, deduct it from later pay of this component'],
  curve: accelerated,
};
const team: PreviewComponent = {
  id: 'role/EnterpriseAE/Team',
  name: 'Team',
  title: 'Team',
  source: line(37),
  stale: false,
  kind: 'weighted',
  weight: percent(0.25),
  targetPay: dollars(35_000),
  on: ['Sourced pipeline'],
  revenue: 'linked',
  timing: 'each quarter by itself',
  terms: ['requires New business attainment at least 40%, otherwise pays nothing'],
  curve: standard,
};
const winning: PreviewComponent = {
  id: 'role/EnterpriseAE/Winning',
  name: 'Winning',
  title: 'Win rate',
  stale: true,
  kind: 'weighted',
  weight: percent(0.15),
  targetPay: dollars(21_000),
  on: ['Win rate'],
  revenue: 'other',
  timing: 'each half-year by itself',
  terms: [],
  curve: winRate,
};
const renewals: PreviewComponent = {
  id: 'role/EnterpriseAE/RenewalPay',
  name: 'RenewalPay',
  title: 'Renewal pay',
  source: line(43),
  stale: false,
  kind: 'commission',
  on: ['Renewals'],
  revenue: 'other',
  timing: 'each quarter by itself',
  terms: [],
  curve: renewalRates,
};
const quickStart: PreviewComponent = {
  id: 'role/EnterpriseAE/QuickStart',
  name: 'QuickStart',
  title: 'Quick start',
  source: line(44),
  stale: false,
  kind: 'bonus',
  on: [],
  revenue: 'other',
  timing: 'each quarter by itself',
  terms: ['from 2027-02-01 to 2027-04-30', 'requires New ARR at least $300K, otherwise pays nothing'],
  pays: '$2,500 in full',
};

export const executive: PreviewRole = {
  id: 'role/EnterpriseAE',
  name: 'EnterpriseAE',
  title: 'Enterprise account executive',
  source: line(30),
  stale: false,
  team: 'Enterprise',
  reportsTo: 'Enterprise sales manager',
  onTargetPay: dollars(280_000),
  base: dollars(140_000),
  targetPay: dollars(140_000),
  revenueWeight: percent(0.6),
  linkedWeight: percent(0.85),
  components: [newBusiness, team, winning, renewals, quickStart],
};

/** A role whose pay only the roster knows. */
export const strategist: PreviewRole = {
  id: 'role/Strategist',
  name: 'Strategist',
  title: 'Strategist',
  stale: false,
  components: [
    {
      id: 'role/Strategist/Judged',
      name: 'Judged',
      title: 'Judged',
      stale: false,
      kind: 'weighted',
      weight: percent(1),
      on: ['Strategy'],
      revenue: 'other',
      timing: 'the year by itself',
      terms: [],
      curve: levels,
    },
  ],
};

function quarters(year: number) {
  return ['Q1', 'Q2', 'Q3', 'Q4'].map((label, index) => ({
    label,
    target: dollars(year * ([0.2, 0.25, 0.25, 0.3][index] ?? 0)),
  }));
}

function node(id: string, own: Partial<PreviewGoal> & Pick<PreviewGoal, 'title' | 'part'>): PreviewGoal {
  return {
    id: `goal/Revenue${id}`,
    name: own.title,
    source: { ...line(3), file: 'goals.ote' },
    stale: false,
    measure: 'New ARR',
    revenue: 'revenue',
    carriers: [],
    children: [],
    ...own,
  };
}

function carriers(...titles: string[]): PreviewGoal['carriers'] {
  return titles.map((title) => ({ id: `role/${title.replaceAll(' ', '')}`, title }));
}

const revenue = node('', {
  title: 'Company new ARR',
  part: 'root',
  target: dollars(24_000_000),
  quarters: quarters(24_000_000),
  carriers: carriers('CRO', 'CMO'),
  children: [
    node('/Sales', {
      title: 'Sales',
      part: 'divides',
      share: percent(1),
      handedDown: percent(1.1),
      target: dollars(24_000_000),
      quarters: quarters(24_000_000),
      carriers: carriers('Solution engineer', 'SDR'),
      children: [
        node('/Sales.Enterprise', {
          title: 'Enterprise',
          part: 'divides',
          share: percent(0.6),
          target: dollars(15_840_000),
          quarters: quarters(15_840_000),
          carriers: carriers('Enterprise sales manager'),
        }),
        node('/Sales.Commercial', {
          title: 'Commercial',
          part: 'divides',
          share: percent(0.4),
          target: dollars(10_560_000),
          quarters: quarters(10_560_000),
          carriers: carriers('Commercial sales manager'),
        }),
      ],
    }),
    node('/Marketing', {
      title: 'Marketing',
      part: 'overlaps',
      share: percent(0.4),
      target: dollars(9_600_000),
      quarters: quarters(9_600_000),
      carriers: carriers('CMO', 'Head of demand generation', 'Campaign manager'),
      children: [
        node('/Marketing.DemandGen', {
          title: 'Demand generation',
          part: 'divides',
          share: percent(0.7),
          measure: 'Sourced pipeline',
          revenue: 'linked',
          conversion: '$4 for each $1 of New ARR, one quarter before it',
          target: dollars(28_224_000),
          quarters: quarters(28_224_000),
          carriers: carriers('Head of demand generation'),
          stale: true,
        }),
        node('/Marketing.WinRate', {
          title: 'Product marketing',
          part: 'supports',
          measure: 'Win rate',
          revenue: 'other',
          target: percent(0.25),
          carriers: carriers('Product marketer'),
        }),
      ],
    }),
  ],
});

/** A plan with everything that the preview can show. */
export const model: PreviewModel = {
  plan: {
    id: 'go-to-market',
    title: 'FY27 go-to-market',
    currency: 'USD',
    year: { first: '2027-02-01', last: '2028-01-31' },
  },
  roles: [executive, strategist],
  goals: [revenue],
  errors: 1,
};
