import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { plan } from './support/plan.ts';

const faster = plan.replace('from 100%: 1.5x', 'from 100%: 2x');
const CI = { CI: 'true' };

/** Five above the quarter's quota of $150,000 by 10% to 50% of it, one below, one who coaches. */
const roster = `payee,role,start,end
${['Ada', 'Bea', 'Cid', 'Dov', 'Eli', 'Low'].map((name) => `${name},Rep,2026-01-01,\n`).join('')}Zoe,Coach,2026-01-01,
`;
const deals = `id,closed,owner,amount,kind
D1,2027-01-20,Ada,165000,new
D2,2027-01-20,Bea,180000,new
D3,2027-01-20,Cid,195000,new
D4,2027-01-20,Dov,210000,new
D5,2027-02-20,Eli,225000.01,new
D6,2027-02-20,Low,75000,new
`;
const results = 'measure,for,period,value\nScore,Zoe,FY27-Q1,100%\n';
const data = { 'data/roster.csv': roster, 'data/deals.csv': deals, 'data/results.csv': results };
const first = ['--period', 'FY27-Q1', '--data', 'data'];

const folder = folderOf({ 'a/plan.ote': plan, 'b/plan.ote': faster, ...data });

describe('everybody paid by both plans on the same data', () => {
  // Above quota the rate of $15,000 for $150,000 counts once and a half, now twice: 5% of what is above it more.
  // Ada 750, Bea 1,500, Cid 2,250, Dov 3,000; Eli's 75,000.01 at 15% is 11,250.0015, at 20% 15,000.002: 3,750 more.
  test('each payee at a terminal, the largest moves first', () => {
    const { stdout, status, stderr } = ontarget(['diff', 'a', 'b', ...first], { cwd: folder });
    expect(stderr).toBe('');
    expect(stdout).toContain(
      'On the data of FY27-Q1\n7 payees are paid by both: 5 more, 0 less, 2 the same.',
    );
    expect(stdout).toMatch(
      /Largest moves +role.*\n.*\nEli +Account executive +\$26,250.00 +\$30,000.00 +\+\$3,750.00\nDov .*\+\$3,000.00/,
    );
    expect(stdout).toMatch(/Account executive +6 +5 +0 +\+\$11,250.00/);
    expect(status).toBe(0);
  });

  test('the totals are those of two runs, to the cent', () => {
    const paidBy = (name: string) =>
      jsonOf('run', ontarget(['run', name, ...first, '--json'], { cwd: folder })).paid as { value: string };
    const json = jsonOf('diff', ontarget(['diff', 'a', 'b', ...first, '--json'], { cwd: folder }));
    const paid = json.paid as { total: object; moves: { payee: string; move: string }[] };
    expect(paid).toMatchObject({
      periods: ['FY27-Q1'],
      payees: 7,
      more: 5,
      less: 0,
      same: 2,
      gained: '11250',
      lost: '0',
    });
    expect(paid.total).toEqual({ before: paidBy('a').value, after: paidBy('b').value, move: '11250' });
    expect(Object.fromEntries(paid.moves.map(({ payee, move }) => [payee, move]))).toEqual({
      Ada: '750',
      Bea: '1500',
      Cid: '2250',
      Dov: '3000',
      Eli: '3750',
      Low: '0',
      Zoe: '0',
    });
  });

  test('in a file that its owner alone reads', () => {
    ontarget(['diff', 'a', 'b', ...first, '--payees', 'moves.csv'], { cwd: folder, env: CI });
    const file = join(folder, 'moves.csv');
    expect(readFileSync(file, 'utf8').split('\r\n').slice(0, 2)).toEqual([
      'payee,role,status_before,status_after,periods_left_out,before,after,difference,currency',
      'Ada,Rep,paid,paid,0,17250.00,18000.00,750.00,USD',
    ]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('who is held by either is counted and no part of an amount', () => {
    const waiting = { ...data, 'data/results.csv': 'measure,for,period,value\n' };
    const held = folderOf({ 'a/plan.ote': plan, 'b/plan.ote': faster, ...waiting });
    const { stdout } = ontarget(['diff', 'a', 'b', ...first], { cwd: held });
    expect(stdout).toContain('6 payees are paid by both: 5 more, 0 less, 1 the same. 1 is held or in error');
    // Who waits in one quarter is compared in the others.
    const late = `measure,for,period,value\nScore,Zoe,FY27-Q2,50%\n`;
    const later = folderOf({ 'a/plan.ote': plan, 'b/plan.ote': faster, ...data, 'data/results.csv': late });
    const both = ['--period', 'FY27-Q1,FY27-Q2', '--data', 'data'];
    const json = jsonOf('diff', ontarget(['diff', 'a', 'b', ...both, '--json'], { cwd: later }));
    expect(json).toMatchObject({
      paid: {
        payees: 7,
        unpaid: 1,
        notPaid: [{ payee: 'Zoe', periods: 1, before: 'held', after: 'held' }],
        moves: expect.arrayContaining([
          { payee: 'Zoe', role: 'Coach', before: '2500', after: '2500', move: '0' },
        ]),
      },
    });
  });

  test('each plan by its own data, and all periods of the year', () => {
    const own = folderOf({
      'a/plan.ote': plan,
      'b/plan.ote': plan,
      ...Object.fromEntries(Object.entries(data).map(([name, text]) => [`a/${name}`, text])),
      ...Object.fromEntries(Object.entries(data).map(([name, text]) => [`b/${name}`, text])),
      'b/data/deals.csv': deals.replace('Low,75000', 'Low,105000'),
      'a/data/results.csv': `${results}Score,Zoe,FY27-Q2,0%\nScore,Zoe,FY27-Q3,0%\nScore,Zoe,FY27-Q4,0%\n`,
      'b/data/results.csv': `${results}Score,Zoe,FY27-Q2,0%\nScore,Zoe,FY27-Q3,0%\nScore,Zoe,FY27-Q4,0%\n`,
    });
    const json = jsonOf(
      'diff',
      ontarget(['diff', 'a', 'b', '-p', 'all', '--own-data', '--json'], { cwd: own }),
    );
    // 10% of $30,000 more.
    expect(json).toMatchObject({
      verdict: 'no payout changes',
      paid: { periods: ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'], more: 1, gained: '3000' },
    });
    const same = jsonOf('diff', ontarget(['diff', 'a', 'b', '-p', 'all', '--json'], { cwd: own }));
    expect(same).toMatchObject({ paid: { more: 0, less: 0 } });
  });
});

test('an amendment is paid with the plan that it amends, and by itself from its day on', () => {
  const leavers = 'leavers     earn on deals closed up to their last day, quota and target pay by days\n';
  const amended = faster
    .replace('first quarter', 'third quarter')
    .replace('| $180K    || $19,500     |', '| $180K    || $21,000     |')
    .replace(leavers, `${leavers}  amended     from 2027-07-01, results restart\n`);
  const summer = deals
    .replaceAll(/^D/gm, 'E')
    .replaceAll('2027-01', '2027-08')
    .replaceAll('2027-02', '2027-09');
  const later = folderOf({
    'a/plan.ote': plan,
    'b/plan.ote': amended,
    ...data,
    'data/deals.csv': `${deals}${summer.slice(summer.indexOf('\n') + 1)}`,
  });
  const paid = (...sides: string[]) =>
    jsonOf(
      'diff',
      ontarget(['diff', ...sides, '--period', 'all', '--data', 'data', '--json'], { cwd: later }),
    ).paid;
  // The same deals in the first quarter and in the third, and only the third is paid by the amendment: 11,250 more, as above.
  expect(paid('a', 'b')).toMatchObject({
    periods: ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'],
    more: 5,
    gained: '11250',
  });
  expect(paid('b', 'b')).toMatchObject({ periods: ['FY27-Q3', 'FY27-Q4'], more: 0 });
});

describe('where many read', () => {
  test.each([
    ['a terminal under CI', [], CI],
    ['JSON under CI', ['--json'], CI],
    ['Markdown anywhere', ['--markdown'], {}],
  ])('%s names nobody and tells no move of one', (_, args, env) => {
    const { stdout } = ontarget(['diff', 'a', 'b', ...first, ...args], { cwd: folder, env });
    expect(stdout).toMatch(/11,?250/);
    for (const secret of ['Ada', 'Eli', 'Zoe', '750.00', '"750"', '3,000.00', '"3000"'])
      expect(stdout).not.toContain(secret);
  });

  test('a move of four has no amount, and no total that would tell it', () => {
    const few = folderOf({
      'a/plan.ote': plan,
      'b/plan.ote': faster,
      ...data,
      'data/deals.csv': deals.replace('Ada,165000', 'Ada,140000'),
    });
    const { stdout } = ontarget(['diff', 'a', 'b', ...first, '--markdown'], { cwd: few });
    const told = stdout.slice(stdout.indexOf('## On the data'), stdout.indexOf('## In meaning'));
    expect(told).toContain('By how much is not told where fewer than 5 are paid otherwise.');
    expect(told).not.toContain('$');
  });

  test('a long one is cut at the end of a line, and says so', () => {
    const args = ['diff', 'a', 'b', ...first, '--markdown', '--at-most', '600'];
    const { stdout } = ontarget(args, { cwd: folder });
    expect(stdout.length).toBeLessThanOrEqual(600);
    expect(stdout).toMatch(/\n\nIt is cut here: `ontarget diff` without `--at-most` shows the rest\.\n$/);
  });
});

test('what cannot be paid is said, with a reason', () => {
  const monthly = plan.replace('paid        quarterly', 'paid        monthly');
  const more = folderOf({ 'a/plan.ote': plan, 'm/plan.ote': monthly, ...data });
  expect(ontarget(['diff', 'a', 'm', ...first], { cwd: more }).stderr).toContain('paid for other periods');
  expect(ontarget(['diff', 'a', 'a', '-p', 'FY27-Q9', '--data', 'data'], { cwd: more }).stderr).toContain(
    'there is no payment period FY27-Q9',
  );
  expect(ontarget(['diff', 'a', 'a', '--data', 'data'], { cwd: more }).stderr).toContain(
    'which periods to pay',
  );
  const bad = folderOf({ 'a/plan.ote': plan, ...data, 'data/deals.csv': deals.replace('165000', 'much') });
  const { status, stderr } = ontarget(['diff', 'a', 'a', ...first], { cwd: bad });
  expect(stderr).toContain('1 bad row in deals by the contract of a');
  expect(status).toBe(3);
});
