import { describe, expect, test } from 'vitest';
import type { Column, Condition, Expression, Table } from '../../src/format/types/index.ts';
import { deal, number, onePlan, ownerCredits, rosterTable, row } from './builders.ts';
import { col, is, minus, over, text, times } from './expressions.ts';
import { pay, statementOf } from './paying.ts';

/** A roster worked out from a list of agents and their managers. */
const agents: Table = {
  kind: 'input',
  key: ['agent'],
  columns: {
    agent: { type: 'payee', unit: 'payee', blank: false },
    boss: { type: 'payee', unit: 'payee', blank: true },
    office: { type: 'text', unit: 'text', blank: true },
  },
  computed: {},
};
const since: Expression = { op: 'date', value: '2020-01-01' };
const derivedRoster = (
  more: { each?: string; where?: Condition; boss?: Record<string, Expression> } = {},
): Table => ({
  kind: 'derived',
  columns: (rosterTable() as Extract<Table, { kind: 'input' }>).columns,
  parts: [
    {
      from: 'agents',
      ...(more.where === undefined ? {} : { where: more.where }),
      columns: { payee: col('agent'), role: text('AE'), start: since, manager: col('boss') },
    },
    {
      from: 'agents',
      each: 'boss',
      columns: more.boss ?? { payee: col('boss'), role: text('AE'), start: since },
    },
  ],
});
const plan = (roster: Table = derivedRoster()) => onePlan({}, { tables: { agents, roster } });
const agent = (name: string, boss: string | null, office = 'North') =>
  row('agents.csv', { agent: name, boss, office });
const LIST = [agent('ann', 'mia'), agent('bob', 'mia'), agent('cid', null)];

describe('a roster that the plan derives', () => {
  test('one row for each agent and one for each distinct manager', async () => {
    const result = await pay(plan(), 'FY27-Q1', {
      agents: LIST,
      deals: [deal('D1', 'ann', '2027-03-01', 300_000)],
    });
    expect(result.statements.map(({ payee, paid }) => `${payee} ${paid?.value}`)).toEqual([
      'ann 30000',
      'bob 0',
      'cid 0',
      'mia 0',
    ]);
    expect(result.errors).toEqual([]);
  });

  test('where picks rows', async () => {
    const north = derivedRoster({ where: is(col('office'), 'North') });
    const result = await pay(plan(north), 'FY27-Q1', { agents: [...LIST, agent('dan', null, 'South')] });
    expect(result.statements.map(({ payee }) => payee)).toEqual(['ann', 'bob', 'cid', 'mia']);
  });

  test('rows that are gathered into one must agree', async () => {
    const disagreeing = derivedRoster({
      boss: { payee: col('boss'), role: text('AE'), start: since, team: col('office') },
    });
    const result = await pay(plan(disagreeing), 'FY27-Q1', {
      agents: [agent('ann', 'mia', 'North'), agent('bob', 'mia', 'South')],
    });
    expect(result.errors.find(({ payee }) => payee === 'mia')).toMatchObject({ code: 'ambiguous-column' });
    expect(result.statements.filter(({ status }) => status === 'paid').map(({ payee }) => payee)).toEqual([
      'ann',
      'bob',
    ]);
  });

  test('a source row in quarantine could be anybody', async () => {
    const bad = {
      table: 'agents',
      source: { file: 'agents.csv', record: 9 },
      values: { boss: 'mia' },
      bad: [{ column: 'agent', message: 'blank' }],
    };
    const result = await pay(plan(), 'FY27-Q1', { agents: LIST }, { quarantined: [bad] });
    expect(result.statements.every(({ status }) => status === 'held')).toBe(true);
    expect(result.totals.paid.value).toBe('0');
  });
});

describe('columns that are worked out', () => {
  const deals = (computed: Expression): Table => {
    const number_: Column = { type: 'number', unit: 'number', blank: true };
    return {
      kind: 'input',
      key: ['id'],
      columns: {
        id: { type: 'text', unit: 'text', blank: false },
        closed: { type: 'date', unit: 'date', blank: true },
        owner: { type: 'payee', unit: 'payee', blank: true },
        price: number_,
        cost: number_,
      },
      computed: { arr: { unit: 'USD', formula: computed } },
    };
  };
  const computing = (formula: Expression) =>
    onePlan(
      {},
      {
        tables: { agents, roster: derivedRoster(), deals: deals(formula), 'credits/NewARR': ownerCredits() },
      },
    );
  const sold = (price: number, cost: number) => ({
    agents: LIST,
    deals: [
      {
        ...deal('D1', 'ann', '2027-03-01', 0),
        values: { ...deal('D1', 'ann', '2027-03-01', 0).values, price: number(price), cost: number(cost) },
      },
    ],
  });

  test('from others of the same row, exactly', async () => {
    const margin = times(over(minus(col('price'), col('cost')), col('price')), col('price'));
    const statement = statementOf(await pay(computing(margin), 'FY27-Q1', sold(300_000, 1)), 'ann');
    expect(statement.components[0]?.stages.measure?.value).toBe('299999');
  });

  test('a division by zero holds whom the row credits, with the row, and nobody else', async () => {
    const margin = over(minus(col('price'), col('cost')), col('price'));
    const result = await pay(computing(margin), 'FY27-Q1', sold(0, 1));
    expect(result.held).toMatchObject([
      { payee: 'ann', code: 'zero-divisor', rows: [{ table: 'deals', key: { id: 'D1' } }] },
    ]);
    expect(statementOf(result, 'bob').status).toBe('paid');
  });
});
