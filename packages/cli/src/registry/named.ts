import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseDate } from '@ontarget/evaluator/numbers';
import { type Inspected, inspect } from './inspect.ts';
import { openStore } from './open.ts';
import { isReference } from './reference.ts';

/** One published version that an argument names: `published/sales/2027-01-01`, or `oci://host/path/sales:2027-01-01`. */
export async function namedVersion(argument: string): Promise<Inspected | undefined> {
  if (isReference(argument)) {
    const [, place, plan, day] = /^(oci:\/\/.+)\/([^/:]+):([^/:]+)$/.exec(argument) ?? [];
    if (place === undefined || plan === undefined || day === undefined) return undefined;
    return inspect(openStore(place), plan, day);
  }
  const path = resolve(argument);
  if (!parseDate(basename(path)).ok || !existsSync(join(path, 'oci-layout'))) return undefined;
  const plan = dirname(path);
  return inspect(openStore(dirname(plan)), basename(plan), basename(path));
}
