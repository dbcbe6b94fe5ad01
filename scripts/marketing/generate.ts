/**
 * Writes the input tables of `examples/marketing/data`: one made-up fiscal year of round numbers, whose payouts can be
 * worked out by hand (`examples/marketing/expected/README.md`); the same bytes every time.
 * Usage: node scripts/marketing/generate.ts [folder]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csv } from '../go-to-market/csv.ts';
import { DEALS, FIELD_PIPELINE, LEADS, LOST_DEALS, OBJECTIVES, PEOPLE, PIPELINE } from './year.ts';

/** The days of a quarter that rows are spread over, by the quarter's first month and year. */
const QUARTERS = [
  ['2027-02', '2027-03', '2027-04'],
  ['2027-05', '2027-06', '2027-07'],
  ['2027-08', '2027-09', '2027-10'],
  ['2027-11', '2027-12', '2028-01'],
] as const;

/** A day of a quarter: rows go through its months and through their first 28 days in turn. */
function dayOf(quarter: number, row: number): string {
  const month = QUARTERS[quarter]?.[row % 3] ?? '';
  return `${month}-${String(1 + (Math.floor(row / 3) % 28)).padStart(2, '0')}`;
}

/** The example's files by name. */
export function marketingData(): Record<string, string> {
  return {
    'roster.csv': csv(['payee', 'role', 'team', 'start', 'end', 'manager', 'quota'], PEOPLE),
    'deals.csv': csv(['id', 'closed', 'owner', 'amount', 'stage', 'source'], deals()),
    'opportunities.csv': csv(['id', 'opened', 'campaign_owner', 'source', 'amount'], opportunities()),
    'leads.csv': csv(['id', 'qualified_on', 'status', 'campaign_owner'], leads()),
    'results.csv': csv(
      ['measure', 'for', 'period', 'value'],
      OBJECTIVES.map(([payee, score]) => ['Objectives', payee, 'FY27', score]),
    ),
  };
}

function deals(): string[][] {
  let id = 0;
  const next = () => `D${String(++id).padStart(3, '0')}`;
  return DEALS.flatMap((owners, quarter) => {
    const won = Object.entries(owners).flatMap(([owner, amounts]) =>
      amounts.map((amount, index) => ({ owner, amount, source: index === 0 ? 'marketing' : 'sales' })),
    );
    const names = Object.keys(owners);
    const lost = Array.from({ length: LOST_DEALS[quarter] ?? 0 }, (_, index) => ({
      owner: names[index % names.length] ?? '',
      amount: 500_000 + 10_000 * index,
      source: index % 2 === 0 ? 'partner' : 'marketing',
    }));
    return [
      ...won.map((deal) => ({ ...deal, stage: 'won' })),
      ...lost.map((deal) => ({ ...deal, stage: 'lost' })),
    ].map(({ owner, amount, stage, source }, row) => [
      next(),
      dayOf(quarter, row),
      owner,
      String(amount),
      stage,
      source,
    ]);
  });
}

const DEMAND_GEN = [
  'Ivo Brandt',
  'Jana Costa',
  'Kofi Mensah',
  'Ivo Brandt',
  'Jana Costa',
  'Kofi Mensah',
  'Hana Sato',
];

function opportunities(): string[][] {
  let id = 0;
  const next = () => `O${String(++id).padStart(3, '0')}`;
  return PIPELINE.flatMap((amount, quarter) => {
    const field = FIELD_PIPELINE[quarter] ?? 0;
    const rows = [
      ...Array.from({ length: 14 }, (_, index) => [DEMAND_GEN[index % 7] ?? '', 'marketing', String(amount)]),
      ...Array.from({ length: 6 }, () => ['Lena Ferri', 'marketing', String(field)]),
      // What a partner brought in is no pipeline of marketing, whoever's campaign it came through.
      ['Lena Ferri', 'partner', '900000'],
      ['Ivo Brandt', 'partner', '800000'],
    ];
    return rows.map(([owner = '', source = '', money = ''], row) => [
      next(),
      dayOf(quarter, row),
      owner,
      source,
      money,
    ]);
  });
}

function leads(): string[][] {
  let id = 0;
  const next = () => `L${String(++id).padStart(4, '0')}`;
  return LEADS.flatMap((teams, quarter) =>
    teams.flatMap(({ owners, qualified, accepted }) =>
      Array.from({ length: qualified + 10 }, (_, index) => [
        next(),
        dayOf(quarter, index),
        index < accepted ? 'accepted' : index < qualified ? 'qualified' : 'rejected',
        owners[index % owners.length] ?? '',
      ]),
    ),
  );
}

if (import.meta.main) {
  const folder = process.argv[2] ?? join(import.meta.dirname, '../../examples/marketing/data');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(marketingData())) writeFileSync(join(folder, name), text);
}
