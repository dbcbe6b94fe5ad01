import { expect, it } from 'vitest';
import { splitProblems, untold } from '../src/client/told-by-schema.ts';

it('parts what the schema of the project file tells as well from what only the server knows', () => {
  const plain = { code: 'project-file-wrong', message: '"plan" is not known here.' };
  const linked = { code: { value: 'project-file-wrong', target: 'rules/project-file-wrong.md' } };
  const others = [{ code: 'rule-unknown' }, { code: { value: 'rule-level-fixed' } }, {}, { code: 7 }];
  expect(splitProblems([plain, ...others, linked])).toEqual({ bySchema: [plain, linked], others });
});

it('leaves out what is told at the same place already, and nothing that is told nowhere', () => {
  const at = (line: number, from: number, to: number) => ({
    range: { start: { line, character: from }, end: { line, character: to } },
  });
  const [first, second] = [at(2, 2, 8), at(5, 4, 9)];
  expect(untold([first, second], [])).toEqual([first, second]);
  expect(untold([first, second], [at(2, 2, 8)])).toEqual([second]);
  // A missing comma is told by one behind the word, by the other before the next.
  expect(untold([first], [at(2, 8, 9)])).toEqual([]);
  // The `$schema` of the file cannot be found: that is all that VS Code tells.
  expect(untold([first, second], [at(1, 13, 60), at(2, 9, 12)])).toEqual([first, second]);
});
