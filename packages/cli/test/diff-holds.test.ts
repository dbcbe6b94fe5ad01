import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files, plan } from './support/plan.ts';

const faster = plan.replace('from 100%: 1.5x', 'from 100%: 2x').replace('$19,500', '$21,000');

test('a difference says from when it holds, and which closed periods it would break with', () => {
  const folder = folderOf({ 'a/plan.ote': plan, 'b/plan.ote': faster });
  const diff = (...more: string[]) => ontarget(['diff', 'a', 'b', ...more], { cwd: folder });
  expect(diff().stdout).toContain(
    "Payouts change.\nIt takes the earlier plan's place from 2027-01-01 on, also for periods that are closed already:",
  );
  const closed = diff('--closed-through', '2027-06-30', '--json');
  expect(jsonOf('diff', closed)).toMatchObject({
    holds: { from: '2027-01-01', kind: 'whole year', closed: ['FY27-Q1', 'FY27-Q2'] },
  });
  expect(ontarget(['diff', 'a', 'a', '--closed-through', '2027-06-30'], { cwd: folder }).stdout).toBe(
    'Nothing changes.\n\nPaid by the same formulas: Coach, Rep\n',
  );
  expect(diff('--closed-through', 'June')).toMatchObject({ status: 1 });
});

test('what is closed stands in the ledger; what the same evaluator was paid by is not broken', () => {
  const folder = folderOf({
    'old/plan.ote': faster,
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`sales/${path}`, text])),
  });
  expect(ontarget(['close', 'sales', '--period', 'FY27-Q1'], { cwd: folder }).status).toBe(0);
  const beside = ontarget(['diff', 'old', 'sales', '--json'], { cwd: folder });
  expect(jsonOf('diff', beside)).toMatchObject({ holds: { closed: [] } });
  const named = ontarget(['diff', 'sales', 'old', '--ledger', 'sales/ledger/sales.ndjson', '--markdown'], {
    cwd: folder,
  });
  expect(named.stdout).toContain('Breaking: FY27-Q1 is closed and would come to something else.');
  expect(named.stdout).not.toMatch(/Ann|Bo\b|Cy/);
});
