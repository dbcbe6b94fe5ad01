import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

const dearer = files['plan.ote'].replace('from 100%: 1.5x', 'from 100%: 2x').replace('$19,500', '$21,000');
const project = (id: string) => JSON.stringify({ plans: { '.': id } });
const published = () => {
  const plan = folderOf({ ...files, 'ontarget.json': project('sales') });
  const registry = join(plan, 'published');
  return {
    plan,
    registry,
    publish: (...more: string[]) => ontarget(['publish', plan, '--to', registry, ...more]),
  };
};

test('an evaluator is kept by plan, date and digest, and pays what the plan pays', () => {
  const { plan, registry, publish } = published();
  const first = publish('--json');
  const { digest } = jsonOf('publish', first) as { digest: string };
  expect(first.status).toBe(0);
  const version = join(registry, 'sales', '2027-01-01');
  expect(readdirSync(version).sort()).toEqual(['manifest.json', `${digest.replace(':', '-')}.json`]);
  expect(JSON.parse(readFileSync(join(version, 'manifest.json'), 'utf8'))).toMatchObject({
    plan: 'sales',
    digest,
  });
  const pay = (...more: string[]) => ontarget(['run', plan, '--period', 'FY27-Q1', '--json', ...more]).stdout;
  expect(pay('--published', registry)).toBe(pay());
});

test('publishing the same again changes nothing; another evaluator for the same date is refused', () => {
  const { plan, registry, publish } = published();
  publish();
  const before = readdirSync(join(registry, 'sales'), { recursive: true }).sort();
  expect(jsonOf('publish', publish('--json'))).toMatchObject({ new: false });
  writeFileSync(join(plan, 'plan.ote'), dearer);
  const refused = publish();
  expect(refused.stderr).toContain('sales is published for 2027-01-01 already');
  expect(refused.stderr).toContain('later --effective date');
  expect(refused.status).toBe(1);
  expect(readdirSync(join(registry, 'sales'), { recursive: true }).sort()).toEqual(before);
});

test('each period is paid by the version in force', () => {
  const { plan, registry, publish } = published();
  publish();
  writeFileSync(join(plan, 'plan.ote'), dearer);
  expect(publish('--effective', '2027-04-01').status).toBe(0);
  writeFileSync(
    join(plan, 'data/deals.csv'),
    'id,closed,owner,amount,kind\nD1,2027-01-20,Ann,180000,new\nD2,2027-04-20,Ann,180000,new\n',
  );
  const paid = (period: string) =>
    ontarget(['run', plan, '--published', registry, '--period', period]).stdout;
  expect(paid('FY27-Q1')).toMatch(/^Ann +\$19,500\.00/m);
  expect(paid('FY27-Q2')).toMatch(/^Ann +\$21,000\.00/m);
});

test('a published evaluator that somebody changed is refused', () => {
  const { plan, registry, publish } = published();
  publish();
  const version = join(registry, 'sales', '2027-01-01');
  const name = readdirSync(version).find((file) => file.startsWith('sha256-')) ?? '';
  chmodSync(join(version, name), 0o644);
  writeFileSync(join(version, name), readFileSync(join(version, name), 'utf8').replace('"Sales"', '"Sails"'));
  const { status, stderr } = ontarget(['run', plan, '--published', registry, '--period', 'FY27-Q1']);
  expect(stderr).toContain('was changed after it was published');
  expect(status).toBe(1);
});

test('a date outside of the year, and no folder to publish into', () => {
  const { plan, publish } = published();
  expect(publish('--effective', '2029-01-01').stderr).toContain("lies outside the plan's year");
  expect(publish('--effective', 'soon').stderr).toContain('is not a date');
  expect(ontarget(['publish', plan]).stderr).toContain('no folder to publish into is said');
});
