import { describe, expect, it } from 'vitest';
import { readFromPage, readPageState } from '../src/preview/messages.ts';

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
  ])('%j is read', (message, read) => {
    expect(readFromPage(message)).toEqual(read);
  });

  it.each([
    [undefined],
    [null],
    ['ready'],
    [{}],
    [{ type: 'chooseRole' }],
    [{ type: 'goTo', node: 7 }],
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
  expect(readPageState({ role: 'role/AE' })).toBeUndefined();
  expect(readPageState(undefined)).toBeUndefined();
});
