import { expect, test } from 'vitest';
import { workspace } from './workspace.ts';

const FILE = 'p/plan.ote';
const OPTIONS = { tabSize: 2, insertSpaces: true };

/** A text after a character was typed at `▮`, and what it did. */
async function typed(text: string, ch: string): Promise<string> {
  const at = text.indexOf('▮');
  const plain = text.replace('▮', '');
  const opened = await workspace({ [FILE]: plain });
  const { textDocument } = opened.document(FILE);
  const edits = await opened.lsp.Formatter?.formatDocumentOnType(opened.document(FILE), {
    textDocument: { uri: textDocument.uri },
    position: textDocument.positionAt(at),
    ch,
    options: OPTIONS,
  });
  return opened.after(FILE, { changes: { [textDocument.uri]: edits ?? [] } });
}

const BROKEN = '\ncurve Broken { from 5 6 7 )\n';

test('columns line up when the last bar of a row is typed, though something else is broken', async () => {
  const rows = (second: string) =>
    `examples for AE, first quarter {\n  | NewARR || NewBusiness |\n  ${second}\n}\n`;
  expect(await typed(`${rows('| $300K || $24K |▮')}${BROKEN}`, '|')).toBe(
    `${rows('| $300K  || $24K        |')}${BROKEN}`,
  );
});

test('a bar inside a row changes nothing yet', async () => {
  const text = 'examples for AE, first quarter {\n  | NewARR || NewBusiness |\n  | $300K |▮\n}\n';
  expect(await typed(text, '|')).toBe(text.replace('▮', ''));
});

test('rows line up when their line ends, and the new line is left alone', async () => {
  const text = 'curve K marginal {\n  from 0%: 1x\n  from 100%: 1.5x\n  ▮\n}\n';
  expect(await typed(text, '\n')).toBe('curve K marginal {\n  from   0%: 1x\n  from 100%: 1.5x\n  \n}\n');
});

test('a closing brace lays its block out', async () => {
  expect(await typed('team A\ncurve K marginal {\nfrom 0%: 1x\n   from 100%: 1.5x\n  }▮\n', '}')).toBe(
    'team A\ncurve K marginal {\n  from   0%: 1x\n  from 100%: 1.5x\n}\n',
  );
});

test('a declaration that cannot be read is left as it is', async () => {
  const text = 'curve K marginal {\n  from 0%: 1x\n   from 100%: \n  }▮\n';
  expect(await typed(text, '}')).toBe(text.replace('▮', ''));
});

test('a range is laid out where the text around it is broken', async () => {
  const text = `team   A${BROKEN}team   B\nteam   C\n`;
  const opened = await workspace({ [FILE]: text });
  const { textDocument } = opened.document(FILE);
  const line = text.split('\n').indexOf('team   B');
  const edits = await opened.lsp.Formatter?.formatDocumentRange(opened.document(FILE), {
    textDocument: { uri: textDocument.uri },
    range: { start: { line, character: 0 }, end: { line, character: 3 } },
    options: OPTIONS,
  });
  expect(opened.after(FILE, { changes: { [textDocument.uri]: edits ?? [] } })).toBe(
    text.replace('team   B', 'team B'),
  );
});
