import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Ran, root, runAction } from './support/action.ts';
import { push } from './support/events.ts';
import { curves, repository, salesPlan } from './support/plans.ts';
import { Repository } from './support/repository.ts';

const faster = {
  'company/curves.ote': curves.replace('1.5x', '1.6x'),
  'sales/plan.ote': salesPlan.replace('$17,250', '$17,400').replace('$22,125', '$22,500'),
};

function merged(plans: Repository, before: string, inputs: Readonly<Record<string, string>>): Promise<Ran> {
  return runAction({
    workspace: plans.folder,
    event: push(plans, before),
    inputs: { version: '0.1.0', data: 'none', unsigned: 'true', ...inputs },
    instead: { install: { command: join(root, 'packages/cli/bin/ontarget') } },
  });
}

test('a merge publishes what it holds, once, and an amendment only with its date', async () => {
  const plans = new Repository({ ...repository, '.gitignore': 'published/\n' });
  const first = plans.git('rev-parse', 'HEAD');
  const inputs = { 'publish-to': 'published' };
  const ran = await merged(plans, '0'.repeat(40), inputs);
  expect(ran).toMatchObject({ status: 0, steps: ['install', 'review', 'status', 'publish'] });
  expect(ran.summary).toMatch(/^\| Sales \| published \| 2027-01-01 \| sha256:[0-9a-f]{64} \|$/m);
  expect(readdirSync(join(plans.folder, 'published')).sort()).toEqual(['sales', 'support']);

  plans.commit('Words', { 'README.md': '# Other\n' });
  expect((await merged(plans, first, inputs)).summary).toContain('| Sales | was published | 2027-01-01 |');

  const before = plans.git('rev-parse', 'HEAD');
  plans.commit('Faster', faster);
  const refused = await merged(plans, before, inputs);
  expect(refused.summary).toContain('| Sales | refused |');
  expect(refused.log).toContain('1 of 2 plans could not be published');
  expect(refused.status).toBe(1);
  // The summary of the merge says what it changed, too.
  expect(refused.summary).toContain('| curve Accelerated, from 100% | 1.5x | 1.6x | Farmer, Hunter |');

  const amended = await merged(plans, before, { ...inputs, effective: '2027-07-01', folders: 'sales' });
  expect(amended.summary).toContain('| Sales | published | 2027-07-01 |');
  expect(readdirSync(join(plans.folder, 'published/sales')).sort()).toContain('2027-07-01');
});

test('what does not check is not published, and nothing is where nobody says where', async () => {
  const plans = new Repository(repository);
  const first = plans.git('rev-parse', 'HEAD');
  plans.commit('Broken', { 'company/curves.ote': faster['company/curves.ote'] });
  const ran = await merged(plans, first, { 'publish-to': 'published' });
  expect(ran).toMatchObject({ status: 3, steps: ['install', 'review', 'status'] });
  expect(existsSync(join(plans.folder, 'published'))).toBe(false);
  plans.commit('Mended', faster);
  expect((await merged(plans, first, {})).steps).toEqual(['install', 'review', 'status']);
});
