import { describe, expect, it } from 'vitest';
import { createOnTargetServices } from '../../src/index.ts';
import { build, discard } from '../support/parse.ts';
import { MESSAGES, planWith } from './messages.table.ts';

const SYNTAX = [
  'not-understood',
  'character-unknown',
  'text-unfinished',
  'number-in-pieces',
  'number-european',
  'number-ambiguous',
  'cells-pasted',
  'quotes-curly',
  'dash-long',
  'space-unusual',
  'character-full-width',
  'nested-too-deep',
];
const services = createOnTargetServices();

/** What the reader complains of in a plan: code, underlined text and message. */
async function complaints(text: string) {
  const built = await build({ '/plan/all.ote': text }, services);
  const [document] = built.documents;
  if (document === undefined) throw new Error('nothing was parsed');
  const found = await services.OnTarget.validation.DocumentValidator.validateDocument(document);
  const said = found
    .filter(({ code }) => SYNTAX.includes(String(code)))
    .map(({ code, message, range }) => ({ code, marked: document.textDocument.getText(range), message }));
  await discard(built);
  return said;
}

describe('what cannot be read', () => {
  it.each(MESSAGES)('$at: $written', async ({ at, written, code, marked, says }) => {
    const [first, ...more] = await complaints(planWith(at, written));
    expect(first).toMatchObject({ code, marked });
    expect(first?.message).toContain(says);
    expect(more.filter((one) => one.code === 'not-understood')).toEqual([]);
  });

  it('is nothing in the plan as it should be', async () => {
    expect(await complaints(planWith('end', ''))).toEqual([]);
  });

  it('never speaks of tokens', async () => {
    for (const { at, written } of MESSAGES) {
      for (const { message } of await complaints(planWith(at, written))) {
        expect(message).not.toMatch(/ROW_END|PIPE|BARS|STRING|MONEY|PERCENT|\bID\b|EOF|token|OR_VALUE/);
        expect(message).toMatch(/[.?]$/);
      }
    }
  });

  it('names a nesting that no plan needs', async () => {
    const [first] = await complaints(`parameter a = ${'('.repeat(150)}5${')'.repeat(150)}`);
    expect(first?.code).toBe('nested-too-deep');
  });

  it('is reported once for each declaration, whatever the parser meets after it', async () => {
    const text = 'role A { OTE $5 foo bar baz }\nrole B { OTE $5 }\nteam C\nrole D { OTE }';
    expect((await complaints(text)).map(({ marked }) => marked)).toEqual(['OTE', 'OTE', 'OTE']);
  });
});
