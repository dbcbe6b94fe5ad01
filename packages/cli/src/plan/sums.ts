import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SUMS, sumOf, type TableFile } from '@ontarget/warehouse/node';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/**
 * Checks files of rows against the `SHA256SUMS` that lies beside them, where there is one: whoever exported them says so what they
 * were, and a byte that is another one since is told before anybody is paid by it.
 */
export async function checkSums(files: readonly TableFile[]): Promise<void> {
  for (const { path, name } of files) {
    const list = join(dirname(path), SUMS);
    if (!existsSync(list)) continue;
    const expected = sumsIn(list).get(basename(path));
    if (expected === undefined)
      throw new Failure(
        `${name} is not in the ${SUMS} beside it, which says what its folder holds`,
        `Add it with sha256sum, or remove ${SUMS} if nothing has to be vouched for.`,
        EXIT.errors,
      );
    if ((await sumOf(path)) !== expected)
      throw new Failure(
        `${name} is not what ${SUMS} beside it says: it was changed or damaged since it was written`,
        'Fetch it again; nobody is paid by it.',
        EXIT.errors,
      );
  }
}

/** The sums of a list, by the names of files. */
function sumsIn(list: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const line of readFileSync(list, 'utf8').split(/\r?\n/)) {
    if (line === '') continue;
    const [, sum, name] = /^([0-9a-f]{64}) [ *](?:\.\/)?(.+)$/.exec(line) ?? [];
    if (sum === undefined || name === undefined)
      throw new Failure(
        `${list} is not as sha256sum writes it`,
        'Write it again: sha256sum * > SHA256SUMS',
        EXIT.errors,
      );
    sums.set(name, sum);
  }
  return sums;
}
