import { expect, it } from 'vitest';
import { readFromPayoutPage, readPayoutState } from '../src/payout/messages.ts';

it.each([
  [{ type: 'ready' }],
  [{ type: 'run' }],
  [{ type: 'chooseFolder' }],
  [{ type: 'choose', choice: 'period', value: 'a/b' }],
  [{ type: 'quarantine', isOn: true }],
  [{ type: 'explain', payee: 'Ann' }],
  [{ type: 'goTo', node: 'role/AE' }],
  [{ type: 'goToRow', table: 'deals', file: 'deals.csv', record: 4 }],
])('%j is read', (message) => {
  expect(readFromPayoutPage({ ...message, more: 1 })).toEqual(message);
});

it.each([
  [undefined],
  ['run'],
  [{ type: 'choose', choice: 'folder', value: '/etc' }],
  [{ type: 'choose', choice: 'period', value: 4 }],
  [{ type: 'quarantine', isOn: 'yes' }],
  [{ type: 'explain' }],
  [{ type: 'goToRow', table: 'deals', record: 4 }],
  [{ type: 'goToRow', table: 'deals', file: 'deals.csv', record: 1.5 }],
  [{ type: 'goToRow', table: 'deals', file: 'deals.csv', record: '4' }],
  [{ type: 'readFile', uri: 'file:///etc/passwd' }],
])('%j is none', (message) => {
  expect(readFromPayoutPage(message)).toBeUndefined();
});

it('keeps where it was over a restart, and nothing of what was paid', () => {
  const state = { uri: 'file:///a.ote', period: 'a/b', data: 'file:///data' };
  expect(readPayoutState({ ...state, run: { paid: 5 }, explained: 'Ann' })).toEqual(state);
  expect(readPayoutState({ uri: 'file:///a.ote', period: 4 })).toEqual({ uri: 'file:///a.ote' });
  expect(readPayoutState({ period: 'a/b' })).toBeUndefined();
});
