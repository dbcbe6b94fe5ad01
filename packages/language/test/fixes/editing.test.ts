import { describe, expect, it } from 'vitest';
import { addToBody, remove } from '../../src/fixes/editing.ts';
import type { TextEdit } from '../../src/fixes/fix.ts';
import { build } from '../support/parse.ts';

async function edited(
  text: string,
  edit: (built: Awaited<ReturnType<typeof build>>['documents'][number]) => TextEdit[],
): Promise<string> {
  const { documents } = await build({ '/p/a.ote': text });
  const [document] = documents;
  if (document === undefined) throw new Error('no document was built');
  const { textDocument } = document;
  return edit(document).reduce((result, { range, newText }) => {
    const [start, end] = [textDocument.offsetAt(range.start), textDocument.offsetAt(range.end)];
    return result.slice(0, start) + newText + result.slice(end);
  }, text);
}

describe('a line put into braces', () => {
  it.each([
    ['team A', 'team A {\n  team B\n}'],
    ['team A { }', 'team A { team B }'],
    ['team A {}', 'team A { team B }'],
    ['team A { team C }', 'team A { team C team B }'],
    ['team A {\n  team C\n}', 'team A {\n  team C\n  team B\n}'],
    ['  team A {\n  }', '  team A {\n    team B\n  }'],
  ])('%j becomes %j', async (before, after) => {
    const result = await edited(before, (document) => {
      const [node] = document.parseResult.value.declarations;
      return node === undefined ? [] : addToBody(document, node, 'team B');
    });
    expect(result).toBe(after);
  });
});

describe('a declaration taken away', () => {
  it.each([
    ['team A\nteam B\nteam C\n', 'team A\nteam C\n'],
    ['team A team B team C', 'team A team C'],
    ['team A\nteam B { team D }\n', 'team A\n'],
  ])('%j becomes %j', async (before, after) => {
    const result = await edited(before, (document) =>
      remove(document, document.parseResult.value.declarations[1]?.$cstNode),
    );
    expect(result).toBe(after);
  });
});
