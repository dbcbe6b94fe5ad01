import { describe, expect, it } from 'vitest';
import { NOTHING_SUPPOSED, readFromPage, readPageState, withSupposed } from '../src/preview/messages.ts';

describe('a message of the page', () => {
  it.each([
    [{ type: 'ready' }, { type: 'ready' }],
    [
      { type: 'chooseRole', role: 'role/AE', more: 1 },
      { type: 'chooseRole', role: 'role/AE' },
    ],
    [
      { type: 'goTo', node: 'goal/Revenue' },
      { type: 'goTo', node: 'goal/Revenue' },
    ],
    [
      { type: 'suppose', set: 'lever', name: 'measure/New/payee', value: '85', more: 1 },
      { type: 'suppose', set: 'lever', name: 'measure/New/payee', value: '85' },
    ],
    [{ type: 'reset' }, { type: 'reset' }],
    [
      { type: 'chooseGoal', goal: 'goal/Revenue' },
      { type: 'chooseGoal', goal: 'goal/Revenue' },
    ],
  ])('%j is read', (message, read) => {
    expect(readFromPage(message)).toEqual(read);
  });

  it.each([
    [undefined],
    [null],
    ['ready'],
    [{}],
    [{ type: 'chooseRole' }],
    [{ type: 'chooseGoal', goal: {} }],
    [{ type: 'goTo', node: 7 }],
    [{ type: 'suppose', set: 'role', name: 'x', value: '85' }],
    [{ type: 'suppose', set: 'lever', name: 'x', value: 85 }],
    [{ type: 'runCommand', command: 'x' }],
  ])('%j is none', (message) => {
    expect(readFromPage(message)).toBeUndefined();
  });
});

it('reads the state kept over a restart, and nothing else', () => {
  expect(readPageState({ uri: 'file:///a.ote', role: 'role/AE' })).toEqual({
    uri: 'file:///a.ote',
    role: 'role/AE',
  });
  expect(readPageState({ uri: 'file:///a.ote', role: 3 })).toEqual({ uri: 'file:///a.ote' });
  expect(readPageState({ uri: 'file:///a.ote', goal: 'goal/R' })).toEqual({
    uri: 'file:///a.ote',
    goal: 'goal/R',
  });
  const whatIf = { levers: { x: '85' }, amounts: {}, start: '-6' };
  expect(readPageState({ uri: 'file:///a.ote', whatIf })).toEqual({ uri: 'file:///a.ote', whatIf });
  for (const wrong of [{ levers: { x: 1 }, amounts: {} }, { levers: {} }, 'x']) {
    expect(readPageState({ uri: 'file:///a.ote', whatIf: wrong })).toEqual({ uri: 'file:///a.ote' });
  }
  expect(readPageState({ role: 'role/AE' })).toBeUndefined();
  expect(readPageState(undefined)).toBeUndefined();
});

it('supposes one thing more, and leaves the rest as it is', () => {
  const one = withSupposed(NOTHING_SUPPOSED, { set: 'lever', name: 'a', value: '85' });
  const two = withSupposed(one, { set: 'amount', name: 'quota', value: '1' });
  expect(withSupposed(two, { set: 'start', name: '', value: '3' })).toEqual({
    levers: { a: '85' },
    amounts: { quota: '1' },
    start: '3',
  });
  expect(NOTHING_SUPPOSED).toEqual({ levers: {}, amounts: {} });
});
