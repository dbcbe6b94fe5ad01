import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ontarget } from '../../../packages/cli/test/support/command.ts';
import type { Repository } from './repository.ts';

/** What two separate runs pay on the data of the change, added up in cents here and by nothing of the comparison. */
export function moveOf(changed: Repository, folder: string, periods: readonly string[]) {
  const copy = mkdtempSync(join(tmpdir(), 'ontarget-apart-'));
  try {
    const earlier = join(copy, 'earlier');
    changed.git('worktree', 'add', '--quiet', '--detach', earlier, 'main');
    const data = join(changed.folder, folder, 'data');
    const [was, is] = [
      paid(join(earlier, folder), data, periods),
      paid(join(changed.folder, folder), data, periods),
    ];
    changed.git('worktree', 'remove', '--force', earlier);
    const sum = (of: ReadonlyMap<string, bigint>) => [...of.values()].reduce((a, b) => a + b, 0n);
    const payees = [...is.keys()];
    const more = payees.filter((payee) => (is.get(payee) ?? 0n) > (was.get(payee) ?? 0n)).length;
    const less = payees.filter((payee) => (is.get(payee) ?? 0n) < (was.get(payee) ?? 0n)).length;
    return {
      before: dollars(sum(was)),
      after: dollars(sum(is)),
      move: dollars(sum(is) - sum(was)),
      more,
      same: payees.length - more - less,
    };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function paid(folder: string, data: string, periods: readonly string[]): Map<string, bigint> {
  const cents = new Map<string, bigint>();
  for (const period of periods) {
    const { stdout } = ontarget(['run', folder, '--period', period, '--data', data, '--json']);
    const run = JSON.parse(stdout) as { payees: { payee: string; paid: { value: string } }[] };
    for (const { payee, paid: amount } of run.payees) {
      cents.set(payee, (cents.get(payee) ?? 0n) + centsOf(amount.value));
    }
  }
  return cents;
}

/** `34501/2` dollars are 1,725,050 cents; what is no whole number of cents is refused. */
function centsOf(value: string): bigint {
  const [n = '', d = '1'] = value.split('/');
  const hundredfold = BigInt(n) * 100n;
  if (hundredfold % BigInt(d) !== 0n) throw new Error(`${value} is no whole number of cents`);
  return hundredfold / BigInt(d);
}

function dollars(cents: bigint): string {
  const [whole, rest] = [cents / 100n, cents % 100n];
  return `$${whole.toLocaleString('en-US')}.${String(rest).padStart(2, '0')}`;
}
