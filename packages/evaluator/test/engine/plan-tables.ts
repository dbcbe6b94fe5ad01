import type { Table } from '../../src/format/types/index.ts';
import { num } from './expressions.ts';

/** `deals` with the columns that tests need, credited to their owner and optionally split or rolled up. */
export function dealsTable(): Table {
  const column = (type: 'text' | 'date' | 'money' | 'payee' | 'percent', blank = false) => ({
    type,
    unit: type === 'money' ? 'USD' : type,
    blank,
  });
  return {
    kind: 'input',
    key: ['id'],
    columns: {
      id: column('text'),
      closed: column('date', true),
      owner: column('payee', true),
      helper: column('payee', true),
      helper_share: column('percent', true),
      arr: column('money', true),
      kind: column('text', true),
    },
    computed: {},
  };
}

export function rosterTable(): Table {
  const optional = (type: 'text' | 'date' | 'payee' | 'money' | 'percent') => ({
    type,
    unit: type === 'money' ? 'USD' : type,
    blank: true,
  });
  return {
    kind: 'input',
    key: [],
    columns: {
      payee: { type: 'payee', unit: 'payee', blank: false },
      role: { type: 'text', unit: 'text', blank: false },
      team: optional('text'),
      start: { type: 'date', unit: 'date', blank: false },
      end: optional('date'),
      manager: optional('payee'),
      target_pay: optional('money'),
      quota: optional('money'),
    },
    computed: {},
  };
}

export function resultsTable(): Table {
  const column = (blank: boolean) => ({ type: 'text', unit: 'text', blank }) as const;
  return {
    kind: 'input',
    key: [],
    columns: { measure: column(false), for: column(true), period: column(false), value: column(false) },
    computed: {},
  };
}

/** Credits of all deals to their owner. */
export function ownerCredits(more: Partial<Extract<Table, { kind: 'credits' }>> = {}): Table {
  return {
    kind: 'credits',
    from: 'deals',
    date: 'closed',
    credits: [{ to: 'owner', share: num(1, 'percent'), blank: 'nobody' }],
    ...more,
  };
}
