import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createOnTargetServices } from '@ontarget/language';
import { expect, it } from 'vitest';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const { LangiumParser: parser } = createOnTargetServices().OnTarget.parser;

function readAndDrop(text: string) {
  const read = parser.parse(text);
  return { root: new WeakRef(read.value), errors: read.parserErrors.length };
}

it.each(['team A\nteam B', 'team A\nrole {'])(
  'a text that nobody holds any more is let go of: %s',
  async (text) => {
    const { root, errors } = readAndDrop(text);
    expect(errors > 0).toBe(text.includes('{'));
    // What a WeakRef leads to stays until the task that made it has ended.
    await new Promise((resolve) => setTimeout(resolve, 0));
    collect();
    expect(root.deref()).toBeUndefined();
  },
);
