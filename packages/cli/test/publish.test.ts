import { chmodSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
    publish: (...more: string[]) => ontarget(['publish', plan, '--to', registry, '--unsigned', ...more]),
  };
};

test('an evaluator is kept by plan and date as an OCI image layout, and pays what the plan pays', () => {
  const { plan, registry, publish } = published();
  const first = publish('--json');
  const { manifest } = jsonOf('publish', first) as { manifest: string };
  expect(first.status).toBe(0);
  const version = join(registry, 'sales', '2027-01-01');
  expect(readdirSync(version).sort()).toEqual(['blobs', 'index.json', 'oci-layout']);
  expect(readdirSync(join(version, 'blobs/sha256'))).toHaveLength(4);
  expect(JSON.parse(readFileSync(join(version, 'index.json'), 'utf8'))).toMatchObject({
    manifests: [{ digest: manifest, annotations: { 'org.opencontainers.image.ref.name': '2027-01-01' } }],
  });
  const pay = (...more: string[]) => ontarget(['run', plan, '--period', 'FY27-Q1', '--json', ...more]).stdout;
  expect(pay('--registry', registry)).toBe(pay());
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
  const paid = (period: string) => ontarget(['run', plan, '--registry', registry, '--period', period]).stdout;
  expect(paid('FY27-Q1')).toMatch(/^Ann +\$19,500\.00/m);
  expect(paid('FY27-Q2')).toMatch(/^Ann +\$21,000\.00/m);
});

test('a published evaluator that somebody changed is refused', () => {
  const { plan, registry, publish } = published();
  publish();
  const blobs = join(registry, 'sales', '2027-01-01', 'blobs/sha256');
  const name =
    readdirSync(blobs).find((file) => readFileSync(join(blobs, file), 'utf8').includes('"curve"')) ?? '';
  chmodSync(join(blobs, name), 0o644);
  writeFileSync(join(blobs, name), readFileSync(join(blobs, name), 'utf8').replace('"Sales"', '"Sails"'));
  const { status, stderr } = ontarget(['run', plan, '--registry', registry, '--period', 'FY27-Q1']);
  expect(stderr).toContain(`${name} (evaluator.json): was changed after it was published`);
  expect(stderr).toContain(`expected sha256:${name}`);
  expect(status).toBe(3);
  // Nothing is added to what cannot be trusted.
  expect(publish('--effective', '2027-04-01')).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('damaged'),
  });
});

test('a date outside of the year, and no folder to publish into', () => {
  const { plan, publish } = published();
  expect(publish('--effective', '2029-01-01').stderr).toContain("lies outside the plan's year");
  expect(publish('--effective', 'soon').stderr).toContain('is not a date');
  expect(ontarget(['publish', plan, '--unsigned']).stderr).toContain('no folder to publish into is said');
});

test('versions that an earlier ontarget published are paid by, listed and superseded', () => {
  const { plan, registry, publish } = published();
  const evaluator = join(plan, 'sales.json');
  ontarget(['compile', plan, '--out', evaluator]);
  const { digest } = jsonOf('publish', publish('--json')) as { digest: string };
  rmSync(registry, { recursive: true });
  const version = join(registry, 'sales', '2027-01-01');
  mkdirSync(version, { recursive: true });
  const name = `${digest.replace(':', '-')}.json`;
  renameSync(evaluator, join(version, name));
  const manifest = {
    plan: 'sales',
    title: 'Sales',
    effective: { from: '2027-01-01' },
    digest,
    evaluator: name,
  };
  writeFileSync(join(version, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

  expect(jsonOf('publish', publish('--json'))).toMatchObject({ new: false });
  writeFileSync(join(plan, 'plan.ote'), dearer);
  expect(publish().stderr).toContain('collision');
  expect(publish('--effective', '2027-04-01').status).toBe(0);
  expect(ontarget(['list', registry]).stdout).toMatch(/2027-01-01 to 2027-03-31 .*\n.*from 2027-04-01/);
  const run = (period: string) => ontarget(['run', plan, '--registry', registry, '--period', period]);
  expect(run('FY27-Q1').stdout).toMatch(/^Ann +\$19,500\.0/m);
  expect(ontarget(['pull', registry, '--to', join(plan, 'copy'), '--unsigned']).stderr).toContain(
    'written by an earlier ontarget',
  );
  writeFileSync(join(version, name), readFileSync(join(version, name), 'utf8').replace('"Sales"', '"Sails"'));
  expect(run('FY27-Q1')).toMatchObject({
    status: 3,
    stderr: expect.stringContaining('was changed after it was published'),
  });
});
