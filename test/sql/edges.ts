import { join } from 'node:path';
import type { RunInput } from '@ontarget/evaluator/engine';
import type { Plan } from '@ontarget/evaluator/format';
import { TableCheck } from '@ontarget/evaluator/rows';
import { PLAIN_DIALECT, readCsv } from '@ontarget/warehouse';
import { DECLARED, type DialectName, planAsSql, type SqlScript } from '@ontarget/warehouse/sql';
import { nodeFileSystem, openPlan, uriOfPath } from '@ontarget/workspace/node';

/** The plan of the first example: marginal tiers on attainment, half up to cents. */
export async function firstPlan(): Promise<Plan> {
  const folder = join(import.meta.dirname, '../../examples/first-plan');
  const { evaluator } = await openPlan(nodeFileSystem(), uriOfPath(folder), { root: uriOfPath(folder) });
  if (evaluator === undefined) throw new Error('the first plan does not compile');
  return evaluator.file.plan;
}

/** A run of a plan over tables as CSV text. */
export function runOf(plan: Plan, period: string, tables: Readonly<Record<string, string>>): RunInput {
  const read = Object.entries(tables).map(([name, text]) => {
    const contract = plan.tables[name];
    if (contract?.kind !== 'input') throw new Error(`the plan has no table ${name}`);
    const check = new TableCheck(name, contract, PLAIN_DIALECT);
    readCsv(
      [new TextEncoder().encode(text)],
      { encoding: 'utf-8', delimiter: ',' },
      check.file(`${name}.csv`),
    );
    if (check.result.bad.length > 0) throw new Error(JSON.stringify(check.result.bad));
    return [name, { rows: check.result.rows }] as const;
  });
  const evaluators = [{ plan, digest: 'sha256:first', effective: { from: plan.year.first } }];
  return { evaluators, period, tables: Object.fromEntries(read), ledger: [] };
}

const roster = (...rows: readonly string[]) => `payee,role,start,end\n${rows.join('\n')}\n`;
const deals = (...rows: readonly string[]) => `id,closed,owner,amount,stage\n${rows.join('\n')}\n`;
const since2026 = (payee: string) => `${payee},AccountExecutive,2026-01-01,`;

/** Data at which engines differ, by what they are about. The quarter's quota is 150,000, its target pay 15,000. */
export const EDGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'exactly at a tier, a cent below and above it': {
    roster: roster(...['At', 'Below', 'Above', 'Second'].map(since2026)),
    deals: deals(
      '1,2027-01-05,At,150000.00,won',
      '2,2027-01-05,Below,149999.99,won',
      '3,2027-01-05,Above,150000.01,won',
      '4,2027-01-05,Second,187500.00,won',
    ),
  },
  'half a cent, to either side': {
    roster: roster(...['Half', 'Minus', 'Nearly'].map(since2026)),
    deals: deals(
      '1,2027-01-05,Half,50000.05,won',
      '2,2027-01-05,Minus,-50000.05,won',
      '3,2027-01-05,Nearly,50000.0499999999,won',
    ),
  },
  'refunds that leave nothing, or less': {
    roster: roster(...['Nil', 'Less'].map(since2026)),
    deals: deals(
      '1,2027-01-05,Nil,700.10,won',
      '2,2027-02-05,Nil,-700.10,won',
      '3,2027-01-05,Less,-0.01,won',
    ),
  },
  'no rows at all': { roster: roster(since2026('Only')), deals: deals() },
  'joiners and leavers by days, deals of the wrong days, and of nobody': {
    roster: roster(
      'Joins,AccountExecutive,2027-02-15,',
      'Leaves,AccountExecutive,2026-01-01,2027-02-14',
      'Back,AccountExecutive,2026-01-01,2027-01-14',
      'Back,AccountExecutive,2027-03-03,',
      'Gone,AccountExecutive,2026-01-01,2026-12-31',
    ),
    deals: deals(
      '1,2027-02-20,Joins,80000.01,won',
      '2,2027-02-20,Leaves,80000.07,won',
      '3,2027-02-10,Leaves,80000.03,won',
      '4,2027-02-10,Back,80000,won',
      '5,2027-03-10,Back,80000.33,won',
      '6,2027-02-10,Nobody,80000,won',
      '7,2026-12-31,Back,80000,won',
      '8,2028-01-01,Joins,80000,won',
    ),
  },
};

/** Texts that a careless query would read as SQL. */
export const HOSTILE = [
  `'; DROP TABLE ot_roster; --`,
  `"); DELETE FROM ot_roster; --`,
  `\\'; SELECT 1; --`,
  '$1 $x $$ :name ?',
  `ä\u2028\u202e'' \\n \\u0027`,
];

/** The plan with a role, a choice, a column, a component and teams named by a hostile text; and its data. */
export function hostile(
  plan: Plan,
  text: string,
): { readonly plan: Plan; readonly tables: Readonly<Record<string, string>> } {
  const quoted = JSON.stringify(text).slice(1, -1);
  const renamed = JSON.stringify(plan)
    .replaceAll('AccountExecutive', () => quoted)
    .replaceAll('NewBusiness', () => `${quoted}!`)
    .replaceAll('"won"', () => `"${quoted}"`)
    .replaceAll('"amount"', () => `"${quoted}?"`);
  const cell = (value: string) => `"${value.replaceAll('"', '""')}"`;
  const named = { ...(JSON.parse(renamed) as Plan), teams: { [text]: { title: text } } };
  return {
    plan: named,
    tables: {
      roster: `payee,role,team,start,end\n${cell(text)},${cell(text)},${cell(text)},2026-01-01,\n`,
      deals: `id,closed,owner,${cell(`${text}?`)},stage\n1,2027-01-05,${cell(text)},123456.78,${cell(text)}\n2,2027-01-06,${cell(text)},1,lost\n`,
    },
  };
}

/** A script written for bounds that say less than the truth, with data that its widest type has no room for. */
export function overflowing(
  plan: Plan,
  dialect: DialectName,
): { readonly script: SqlScript; readonly tables: RunInput['tables'] } {
  const bounds = { ...DECLARED, digits: () => ({ whole: 1, places: 0 }), rows: () => 1 };
  const script = planAsSql(plan, { from: 0, to: 2 }, { dialect, bounds });
  const inputs = script.inputs.map((input) => ({
    ...input,
    columns: input.columns.map((column) => (column.type === 'decimal' ? { ...column, digits: 36 } : column)),
  }));
  const { tables } = runOf(plan, 'FY27-Q1', {
    roster: roster(since2026('Huge')),
    deals: deals(`1,2027-01-05,Huge,${'9'.repeat(35)},won`),
  });
  return { script: { ...script, inputs }, tables };
}
