import { expect, it } from 'vitest';
import { createOnTargetServices } from '../../src/index.ts';

const role = (formula: string) => `role Rep { on top { formula Pay each month by itself = ${formula} } }`;
const LAST_YEAR = role('9.8% * greatest($0, Sales - (Sales over last year to date))');
const SAME_PERIOD = role(
  'when Sales above Sales over the same period of last year else $0 then $377 otherwise $0',
);

// The lookahead remembers what it has seen; two states of the grammar that it took for one made the second text unreadable.
it.each([
  ['after a formula on last year to date', [LAST_YEAR, SAME_PERIOD]],
  ['after one on the same period of last year', [SAME_PERIOD, LAST_YEAR]],
])('reads a text alike whatever was read before it: %s', (_, texts) => {
  const { LangiumParser } = createOnTargetServices().OnTarget.parser;
  for (const text of texts) {
    expect(LangiumParser.parse(text).parserErrors.map(({ message }) => message)).toEqual([]);
  }
});

it('gives completion a parser of its own that looks ahead alike', () => {
  const { CompletionParser } = createOnTargetServices().OnTarget.parser;
  const elements = [LAST_YEAR, SAME_PERIOD].map((text) => CompletionParser.parse(text).tokens.length);
  expect(elements.every((count) => count > 0)).toBe(true);
  const { wrapper } = CompletionParser as unknown as {
    wrapper: { lookaheadStrategy: { atn: { states: { stateNumber: number }[] } } };
  };
  const numbers = wrapper.lookaheadStrategy.atn.states.map(({ stateNumber }) => stateNumber);
  expect(new Set(numbers).size).toBe(numbers.length);
});
