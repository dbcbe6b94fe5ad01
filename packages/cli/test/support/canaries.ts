import { files } from './plan.ts';

/** Names and amounts that stand nowhere else: whoever prints one of them tells somebody's pay. */
export const names = ['Canary', 'Finch', 'Magpie', 'Robin', 'Sparrow', 'Wren'];
export const amounts = ['71234.56', '82345.67', '93456.78', '64567.89', '55678.91', '46789.12'];

export const roster = `payee,role,start,end\n${names.map((name, index) => `${name},${index === 0 ? 'Coach' : 'Rep'},2026-01-01,\n`).join('')}`;
export const deals = `id,closed,owner,amount,kind\n${names
  .slice(1)
  .map((name, index) => `D${index},2027-01-20,${name},${amounts[index]},new\n`)
  .join('')}`;

/** A plan with data of people whose names and amounts are canaries. */
export const flockFiles: Readonly<Record<string, string>> = {
  ...files,
  'data/roster.csv': roster,
  'data/deals.csv': deals,
  'data/results.csv': 'measure,for,period,value\nScore,Canary,FY27-Q1,113.7%\n',
};

/** An amount as data hold it, and as people read it. */
export function spelled(amount: string): string[] {
  return [amount, Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2 })];
}
