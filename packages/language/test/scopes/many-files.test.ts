import { expect, it } from 'vitest';
import { createOnTargetServices } from '../../src/index.ts';
import { build, syntaxErrors, unresolved } from '../support/parse.ts';

/** A folder of `count` files: each declares a team, a measure and a role, and names what the file after it declares. */
function folderOf(count: number): Record<string, string> {
  const file = (at: number, next: number) => `team T${at}
    measure M${at} { entered as money for each payee, if missing, its component waits }
    role R${at} in T${next}, reports to R${next} {
      target pay $30K in the year
      variable pay { 100% A on M${next} each quarter by itself curve C { quota $5 in the year, phased evenly } }
    }`;
  const files = Array.from({ length: count }, (_, at) => [
    `/p/f${at}.ote`,
    at === 0
      ? `curve C linear { below 50%: 0%  at 50%: 0%  at 100%: 100%, then flat } ${file(0, 1 % count)}`
      : file(at, (at + 1) % count),
  ]);
  return Object.fromEntries(files);
}

async function timeToLink(count: number): Promise<number> {
  const files = folderOf(count);
  const services = createOnTargetServices();
  const started = performance.now();
  const { documents } = await build(files, services);
  const seconds = performance.now() - started;
  for (const document of documents) {
    expect(syntaxErrors(document)).toEqual([]);
    expect(unresolved(document)).toEqual([]);
  }
  expect(documents).toHaveLength(count);
  return seconds;
}

it('a folder of 200 files is linked in time that grows with the files', async () => {
  await timeToLink(50);
  const small = await timeToLink(50);
  const large = await timeToLink(200);
  // Four times the files; quadratic work would take sixteen times as long. The slack is for a busy machine.
  expect(large / small).toBeLessThan(10);
});
