import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { jsonOf, type Outcome, ontarget } from '../../packages/cli/test/support/command.ts';
import { withPlan } from './support/changes.ts';
import { moveOf } from './support/paid-apart.ts';
import { curves, deals, repository, salesParts, salesPlan, supportPlan } from './support/plans.ts';
import { Repository } from './support/repository.ts';

const baseline = (name: string) => join(import.meta.dirname, '../baselines/review', `${name}.md`);

/** Everything above quota at 1.6 times instead of 1.5, with the examples that follow from it. */
const faster = {
  'company/curves.ote': curves.replace('1.5x', '1.6x'),
  'sales/plan.ote': salesPlan.replace('$17,250', '$17,400').replace('$22,125', '$22,500'),
};

function review({ folder }: Repository, ...args: string[]): Outcome {
  return ontarget(['review', 'main', ...args], { cwd: folder });
}

describe('a comment on', () => {
  test('a tier that moves: what two runs pay, to the cent', async () => {
    const changed = new Repository(repository).change(faster);
    const { stdout, stderr, status } = review(changed);
    expect(stderr).toBe('');
    const { before, after, move, more, same } = moveOf(changed, 'sales', [
      'FY27-Q1',
      'FY27-Q2',
      'FY27-Q3',
      'FY27-Q4',
    ]);
    expect(more).toBeGreaterThanOrEqual(5);
    expect(stdout).toContain(`11 payees are paid by both: ${more} more, 0 less, ${same} the same.`);
    expect(stdout).toContain(`| Paid together | ${before} | ${after} | +${move} |`);
    expect(stdout).toContain(
      `| Sales | changed | clean | 3 of 3 come out, reach 5 of 7 | change, +${move} on data |`,
    );
    expect(stdout).toContain('| curve Accelerated, from 100% | 1.5x | 1.6x | Farmer, Hunter |');
    // The other plan uses nothing that was changed.
    expect(stdout).not.toContain('Support');
    await expect(stdout).toMatchFileSnapshot(baseline('tier'));
    expect(status).toBe(0);
  });

  // At 130% of quota six of $15,000 a quarter are paid 0.25 × 0.1 of it more, $375; five of $10,000 are paid $250 more.
  test('a tier that moves, over the years that the project file supposes', async () => {
    const cost = JSON.stringify({ cost: { attainment: ['130%'], draws: 5 } });
    const changed = new Repository({ ...repository, 'ontarget.json': cost }).change(faster);
    const { stdout, status } = review(changed, '--period', 'FY27-Q1');
    expect(stdout).toContain('#### Cost of a year');
    expect(stdout).toContain('|  |  | difference | $0 | +$14,000 | +$14,000 | +$14,000 |');
    await expect(stdout).toMatchFileSnapshot(baseline('cost'));
    const json = jsonOf('review', review(changed, '--json', '--period', 'FY27-Q1', '--seed', '2'));
    expect(json).toMatchObject({ plans: [{ cost: { draws: 5, seed: 2, payees: 11, moving: 11 } }] });
    expect(review(changed, '--no-cost', '--period', 'FY27-Q1').stdout).not.toContain('Cost of a year');
    expect(status).toBe(0);
  });

  test('a refactoring that splits, renames and reorders: no payout changes, with the proof', async () => {
    const renamed = Object.fromEntries(
      Object.entries(salesParts).map(([name, text]) => [
        `sales/${name}`,
        text.replaceAll('Accelerated', 'SalesRates').replaceAll('NewBusiness', 'Landing'),
      ]),
    );
    const changed = new Repository(repository).change({
      ...renamed,
      'company/curves.ote': curves.replace('Accelerated', 'SalesRates'),
    });
    const { stdout, status } = review(changed);
    expect(stdout).toContain(
      '**No payout changes: for the same results everybody is paid the same. This is decided on the formulas, not sampled.**',
    );
    expect(stdout).toContain(
      '- Farmer, Hunter: all that decides pay is the same in both evaluators apart from names',
    );
    expect(stdout).toContain('11 payees are paid by both, and everybody the same.');
    expect(stdout).toContain('| Sales | changed | clean | 3 of 3 come out, reach 5 of 7 | no change |');
    expect(moveOf(changed, 'sales', ['FY27-Q1']).move).toBe('$0.00');
    await expect(stdout).toMatchFileSnapshot(baseline('refactoring'));
    expect(status).toBe(0);
  });

  test('a split without new names: the same evaluator, by its digest', async () => {
    const parts = Object.fromEntries(
      Object.entries(salesParts).map(([name, text]) => [`sales/${name}`, text]),
    );
    const { stdout } = review(new Repository(repository).change(parts), '--no-data');
    expect(stdout).toMatch(
      /\*\*Nothing changes\.\*\*\n\nThe proof: both compile to the same evaluator, to the last byte \(`sha256:[0-9a-f]{64}`\)\./,
    );
  });

  test('a broken plan', async () => {
    const broken = {
      'sales/plan.ote': salesPlan.replace('quota $600K in the year, phased evenly', 'quota about $600K'),
    };
    const { stdout, status } = review(new Repository(repository).change(broken));
    expect(stdout).toMatch(/\| Sales \| changed \| \d errors? \|/);
    expect(stdout).toContain('Nothing is compared: the plan has errors and cannot be compiled.');
    await expect(stdout).toMatchFileSnapshot(baseline('broken'));
    expect(status).toBe(3);
  });

  test('an example that does not come out any more', async () => {
    const { stdout, status } = review(
      new Repository(repository).change({ 'company/curves.ote': faster['company/curves.ote'] }),
      '--period',
      'FY27-Q1',
    );
    expect(stdout).toContain('| Sales | changed | clean | 1 of 3 come out, reach 5 of 7 | change, ');
    expect(stdout).toContain('row 2: NewBusiness is $17,400, not $17,250');
    await expect(stdout).toMatchFileSnapshot(baseline('example'));
    expect(status).toBe(3);
  });

  test('a new plan and one that is gone', async () => {
    const { 'support/plan.ote': _, ...without } = repository;
    const added = review(new Repository(without).change({ 'support/plan.ote': supportPlan }), '--no-data');
    expect(added.stdout).toContain('| Support | new | 1 new | 1 of 1 come out, ');
    await expect(added.stdout).toMatchFileSnapshot(baseline('new'));
    const gone = review(new Repository(repository).change({ 'support/plan.ote': null }));
    expect(gone.stdout).toContain('| Support | gone | — | — | — |');
    await expect(gone.stdout).toMatchFileSnapshot(baseline('gone'));
    expect([added.status, gone.status]).toEqual([0, 0]);
  });

  test('data alone', async () => {
    const raised = deals.replace(/^(F\d,.*,)(\d)/gm, '$11$2');
    const { stdout } = review(
      new Repository(repository).change({ 'sales/data/deals.csv': raised }),
      '-p',
      'FY27-Q1',
    );
    expect(stdout).toContain('| Sales | data only |');
    expect(stdout).toContain('11 payees are paid by both: 5 more, 0 less, 6 the same.');
    await expect(stdout).toMatchFileSnapshot(baseline('data'));
  });

  // Five farmers are paid a quarter more by the plan, and have a quarter more by the data, so that both totals move by as much for
  // them: the difference of the two would be what one hunter gains whose deal is put right with it.
  test('plan and data at once: no two totals that tell of one by their difference', () => {
    const quarterMore = deals.replace(
      /^(F\d,.*,)(\S+)$/gm,
      (_, head: string, amount: string) => `${head}${(Number(amount) * 1.25).toFixed(2)}`,
    );
    const changed = new Repository(repository).change({
      'sales/plan.ote': salesPlan.replace('$100K, 40%', '$125K, 40%'),
      'sales/data/deals.csv': quarterMore.replace('165000.00', '170000.00'),
    });
    const { stdout } = review(changed, '-p', 'FY27-Q1');
    expect(stdout).toContain('11 payees are paid by both: 5 more, 0 less, 6 the same.');
    expect(stdout).toContain('| 5 paid more |');
    const [, byData = ''] = stdout.split('before and now, by the plan as it is now');
    expect(byData).toContain(
      '11 payees are paid by both: 6 more, 0 less, 5 the same.\n\nBy how much is not told: set against the amounts above it would tell that of fewer than 5.\n\n#### In meaning',
    );
  });

  test('nothing that is a plan', () => {
    const { stdout, status } = review(new Repository(repository).change({ 'README.md': '# Other\n' }));
    expect(stdout).toContain('This change touches no plan.');
    expect(status).toBe(0);
  });
});

describe('what is compared with what', () => {
  test('the base went on: only the change itself is told', () => {
    const moved = new Repository(repository).change(withPlan('sales', '$120K, 50%', '$130K, 50%'));
    moved.git('switch', '--quiet', 'main');
    moved.commit('Elsewhere', faster);
    moved.git('switch', '--quiet', 'change');
    const { stdout } = review(moved, '--no-data');
    expect(stdout).toContain('on-target pay');
    expect(stdout).not.toContain('1.6x');
    // The merge that a forge makes of both tells the same against the base as it is now.
    moved.git('merge', '--quiet', '--no-edit', '-X', 'ours', 'main');
    const merged = review(moved, '--no-data').stdout;
    expect(merged).toContain('on-target pay');
    expect(merged).not.toContain('1.6x');
  });

  test('what is not committed yet counts, too, and a folder that was moved is the same plan', () => {
    const dirty = new Repository(repository);
    dirty.write({
      'sales/plan.ote': null,
      'plans/sales/plan.ote': salesPlan.replace('../company', '../../company'),
    });
    const { stdout } = review(dirty, '--no-data');
    expect(stdout).toContain('`plans/sales`, was in `sales`');
    expect(stdout).toContain('**Nothing changes.**');
    expect(stdout).toContain('at `working tree`');
  });

  test('a column that is renamed in the plan and in its data: each by its own', () => {
    const column = (text: string) => text.replaceAll('amount', 'value');
    const changed = new Repository(repository).change({
      'company/data.ote': column(String(repository['company/data.ote'])),
      'sales/data/deals.csv': column(deals),
    });
    const { stdout } = review(changed, '--period', 'FY27-Q1');
    expect(stdout).toContain("each plan by the data of its time: the other one's does not fit it");
    expect(stdout).toContain('11 payees are paid by both, and everybody the same.');
  });

  test('a part of the repository alone', () => {
    const both = new Repository(repository).change({
      ...faster,
      'support/plan.ote': supportPlan.replace('$20K', '$24K').replace('$4,000', '$4,800'),
    });
    const { stdout } = review(both, 'support', '--no-data');
    expect(stdout).toContain('### Support');
    expect(stdout).not.toContain('### Sales');
  });
});

test('what is asked for: how much the examples reach, and new warnings', () => {
  const changed = new Repository(repository).change({
    ...faster,
    'support/plan.ote': supportPlan.replace('125%', '150%'),
  });
  const short = review(changed, '--no-data', '--at-least', '90%');
  expect(short.stdout).toContain(
    '| Sales | changed | clean | 3 of 3 come out, reach 5 of 7, less than 90% |',
  );
  expect(short.status).toBe(3);
  // The warning of the other plan was there before, so that it fails no change.
  expect(short.stdout).toContain('| Support | changed | 1 as before |');
  expect(review(changed, '--no-data', '--fail-on', 'warning').status).toBe(0);
  const { 'support/plan.ote': _, ...without } = repository;
  const added = new Repository(without).change({ 'support/plan.ote': supportPlan });
  expect(review(added, '--no-data', '--fail-on', 'warning').status).toBe(2);
});

test('files: the comment cut, the whole beside it, annotations, and payees on request alone', () => {
  const changed = new Repository(repository).change(faster);
  const args = [
    '-p',
    'FY27-Q1',
    '--out',
    'out',
    '--payees',
    'private',
    '--at-most',
    '900',
    '--rest-at',
    'The rest: [summary](https://x).',
    '--json',
  ];
  const outcome = review(changed, ...args);
  const json = jsonOf('review', outcome);
  expect(json).toMatchObject({
    plans: [{ folder: 'sales', change: 'changed', status: 0, diff: { verdict: 'payouts change' } }],
  });
  const read = (name: string) => readFileSync(join(changed.folder, name), 'utf8');
  expect(readdirSync(join(changed.folder, 'out')).sort()).toEqual([
    'annotations.txt',
    'comment.md',
    'review.json',
    'summary.md',
  ]);
  expect(JSON.parse(read('out/review.json'))).toEqual(json);
  expect(read('out/comment.md').length).toBeLessThanOrEqual(900);
  expect(read('out/comment.md')).toMatch(/\n\nThe rest: \[summary\]\(https:\/\/x\)\.\n$/);
  expect(read('out/summary.md')).toContain('| 200% |');
  const [file] = readdirSync(join(changed.folder, 'private'));
  expect(file).toBe('sales.csv');
  expect(read('private/sales.csv')).toContain('Fay Canary,Hunter,paid,paid,0,31125.01,');
  if (process.platform !== 'win32')
    expect(statSync(join(changed.folder, 'private/sales.csv')).mode & 0o777).toBe(0o600);
  // Nothing else names anybody, or tells the pay or the move of one.
  const told =
    ['out/comment.md', 'out/summary.md', 'out/review.json', 'out/annotations.txt'].map(read).join('') +
    outcome.stdout +
    outcome.stderr;
  const rows = read('private/sales.csv')
    .trim()
    .split('\r\n')
    .slice(1)
    .map((row) => row.split(','));
  const secrets = rows
    .flatMap(([payee = '', , , , , ...amounts]) => [payee, ...amounts.slice(0, 3)])
    .filter((one) => !/^0\.00$/.test(one));
  expect(rows).toHaveLength(11);
  const written = secrets.flatMap((one) => [
    one,
    Number(one).toLocaleString('en-US', { minimumFractionDigits: 2 }),
  ]);
  expect(written.filter((secret) => secret !== 'NaN' && told.includes(secret))).toEqual([]);
});

test('annotations stand at their lines, errors first, and no title closes a command', () => {
  const broken = salesPlan
    .replace('"Sales"', '"Sales%0A::error::x"')
    .replace('quota $400K', 'quota about $400K');
  const changed = new Repository(repository).change({ 'sales/plan.ote': broken });
  review(changed, '--no-data', '--out', 'out');
  const lines = readFileSync(join(changed.folder, 'out/annotations.txt'), 'utf8').trim().split('\n');
  expect(lines[0]).toMatch(
    /^::error file=sales\/plan\.ote,line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?title=[\w-]+::/,
  );
  for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) file=/);
});

test('what cannot be told is said', () => {
  const { folder } = new Repository(repository);
  expect(ontarget(['review', 'nowhere'], { cwd: folder })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('there is no revision nowhere'),
  });
  const shallow = new Repository({ 'README.md': 'x\n' });
  shallow.change({ 'README.md': 'y\n' });
  shallow.git('clone', '--quiet', '--depth', '1', pathToFileURL(shallow.folder).href, 'copy');
  const copy = join(shallow.folder, 'copy');
  expect(ontarget(['review', 'origin/main'], { cwd: copy }).stderr).toContain('fetch-depth: 0');
});
