import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeFileSystem, openPlan, pathOfUri, uriOfPath } from '@ontarget/workspace/node';
import { describe, expect, it } from 'vitest';
import { exampleFolder } from './support.ts';

/** What of the marketing example is told when a text of one of its files is changed. */
async function told(file: string, from: string, to: string, more = '') {
  const path = join(exampleFolder('marketing'), file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  const changed = text.replace(from, to) + more;
  const files = nodeFileSystem();
  const { diagnostics } = await openPlan(
    { ...files, readFile: async (uri) => (pathOfUri(uri) === path ? changed : files.readFile(uri)) },
    uriOfPath(exampleFolder('marketing')),
  );
  const lines = changed.split('\n');
  return diagnostics.map(({ code, range, message }) => {
    const word = lines[range.line - 1]?.slice(range.column - 1, range.endColumn - 1);
    return `${code} at ${word}: ${message}`;
  });
}

const FIELD = '20% of base | 20%     |         | 60%      |       |      | 20%        |';
const PRODUCT = '16% of base | 30%     |         |          |       | 50%  | 20%        |';
const WEB = '| 15% of base | 20%     |         |          | 60%   |      | 20%        |';

describe('the shared number of the marketing example is broken, and named at its place, by', () => {
  it('a role without the revenue component', async () => {
    const found = await told('roles.ote', FIELD, FIELD.replace('20%     ', '        ').replace('60%', '80%'));
    const broken = found.filter((one) => one.startsWith('policy-broken'));
    expect(broken).toHaveLength(2);
    expect(broken[0]).toMatch(/^policy-broken at FieldMarketer: .*has revenue weight 0%, not at least 20%/);
    expect(broken[1]).toMatch(
      /^policy-broken at FieldMarketer: .*loses 0% of variable pay .* not at least 4%/,
    );
  });

  it('a weight below 20%', async () => {
    const found = await told('roles.ote', PRODUCT, PRODUCT.replace('30%', '10%').replace('50%', '70%'));
    const broken = found.filter((one) => one.startsWith('policy-broken'));
    expect(broken).toHaveLength(2);
    expect(broken[0]).toMatch(
      /^policy-broken at ProductMarketer: .*has revenue weight 10%, not at least 20%.*Another 10% of target pay \(\$2,400 a year\)/,
    );
    expect(broken[1]).toMatch(/^policy-broken at ProductMarketer: .*loses 2% of variable pay/);
    // A rule that ships is about the one weight, and so stands at its cell.
    expect(found.filter((one) => one.startsWith('weight-below-minimum'))).toEqual([
      expect.stringMatching(/^weight-below-minimum at 10%: .*Company of ProductMarketer/),
    ]);
  });

  it('a curve so flat that a fall of revenue costs less than 4% of variable pay', async () => {
    const flat = `
curve Flat linear {
  below 50%:  80%
  at    50%:  80%
  at   100%: 100%, then same slope
}
`;
    const line = '  Company     on Revenue                      the year by itself      curve Standard';
    const found = await told('roles.ote', line, line.replace('Standard', 'Flat'), flat);
    const broken = found.filter((one) => one.startsWith('policy-broken'));
    // Weighed by 20% a fall to 90% costs 20% x 4% = 0.8%. Who is paid on marketing's part of it too loses enough there.
    const roles = broken.map((one) => /at (\w+): .*loses ([\d.]+%)/.exec(one)?.slice(1).join(' '));
    expect(roles.sort()).toEqual([
      'CampaignManager 0.8%',
      'FieldMarketer 0.8%',
      'ProductMarketer 1.2%',
      'WebManager 0.8%',
    ]);
  });

  it('nothing where the reason for it is written: in the table for its roles', async () => {
    const without = WEB.replace('20%     ', '        ').replace('60%', '80%');
    const found = await told('roles.ote', WEB, without);
    expect(found.filter((one) => one.startsWith('policy-broken'))).toHaveLength(2);
    const path = join(exampleFolder('marketing'), 'roles.ote');
    const text = readFileSync(path, 'utf8');
    const end = text.trimEnd().split('\n').slice(-2).join('\n');
    const accepted = end.replace(
      /\}$/,
      '  accept SharedNumber because "the web team moves to product next year"\n}',
    );
    expect(await told('roles.ote', end, accepted)).toEqual([
      expect.stringMatching(/^accept-unused at accept/),
    ]);
  });
});
