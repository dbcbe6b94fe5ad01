import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

const folder = folderOf(files);
const goToMarket = join(import.meta.dirname, '../../../examples/go-to-market');
const args = (payee: string, ...more: string[]) => ['explain', payee, folder, '--period', 'FY27-Q1', ...more];

/** The steps of the last component in a text, without their numbers and without what stands below them. */
const stepsIn = (text: string) =>
  [...text.matchAll(/^ +\d+\. ([^:\n]+:[^[\n]*)/gm)].map(([, step = '']) => step.trim());

test('a payout is one heading, and each of its steps once, in the order of evaluation', () => {
  const { status, stdout } = ontarget(args('Ann'));
  expect(stdout).toMatch(/^Ann, Account executive, FY27-Q1 \(2027-01-01 to 2027-03-31\)$/m);
  expect(stdout).toMatch(/^Paid: \$19,500\.02 = NewBusiness \$19,500\.02 {2}\[.*plan\.ote:\d+\]$/m);
  expect(stdout).toMatch(
    /^NewBusiness pays \$19,500\.02: 120\.00…% attainment → 130\.0001% of target pay \$15,000\.00 {2}\[/m,
  );
  expect(stepsIn(stdout)).toEqual([
    'Result (Bookings): $180,000.10 = total of amount, own credit',
    "Quota: $150,000.00 = ($600,000 × the month's share), month by month, each by its days",
    'Attainment: 120.00…% = result $180,000.10 ÷ quota $150,000.00',
    'Curve: 1.300001x = Accelerated at attainment 120.00…%',
    "Target pay (the role's target pay): $15,000.00 = ($120,000 × 50% × the month's share), month by month, each by its days",
    'Pay: $19,500.015 = curve 1.300001x × target pay $15,000.00',
    'Payout: $19,500.02 = pay $19,500.015, rounded half up',
  ]);
  expect(stdout.match(/FY27-Q1/g)).toHaveLength(1);
  expect(status).toBe(0);
});

test('slices, rounding and rows stand below their steps, with the plan lines and the deals', () => {
  const { stdout } = ontarget(args('Ann'));
  expect(stdout).toContain('rounding changes it by $0.005 (exactly 1/200)');
  expect(stdout).toMatch(/from 0% to 100% +100% at 1x +1x +\$15,000\.00/);
  expect(stdout).toMatch(/from 100% +20\.00…% at 1\.5x/);
  expect(stdout).toMatch(/D1 +2027-01-20 +\$120,000\.00 +data\/deals\.csv:2/);
  expect(stdout).toMatch(/D2 +2027-03-31 +\$60,000\.10 +data\/deals\.csv:3/);
  expect(stdout).toMatch(/2 rows +\$180,000\.10$/m);
  const line = files['plan.ote'].split('\n').findIndex((text) => text.includes('from 100%: 1.5x')) + 1;
  expect(stdout).toContain(`plan.ote:${line}]`);
});

test('with --all every step of the derivation is shown, passed on or not', () => {
  const { stdout } = ontarget(args('Ann', '--all'));
  for (const stage of ['payout', 'earned', 'pay', 'curve', 'attainment', 'result', 'quota', 'target pay'])
    expect(stdout).toMatch(new RegExp(`^ *NewBusiness, ${stage}, FY27-Q1: `, 'm'));
  expect(stdout).toContain('rounded from $19,500.015 to $19,500.02: $0.005 (exactly 1/200)');
  expect(ontarget(args('Ann')).stdout).not.toContain('NewBusiness, earned');
});

test('a band that was not reached is named with what is missing to it', () => {
  expect(ontarget(args('Bo')).stdout).toMatch(
    /not reached: the band from 100% at 1\.5x: 50% \(\$75,000\.00\) away/,
  );
});

/** A bonus for those near their quota, and pay that runs from the year's start. */
const gated = folderOf({
  ...files,
  'plan.ote': files['plan.ote']
    .replace(
      'each quarter by itself  curve Accelerated',
      'each quarter, year to date against quota to date  curve Accelerated',
    )
    .replace('pay by days\n}', 'pay by days, open shortfalls forgiven\n}')
    .replace('no cap', 'no cap\n      if pay to date falls, deduct it from later pay of this component')
    .replace(
      '    }\n  }\n}\n\nrole Coach',
      `    }
  }
  on top {
    bonus Kicker $2,500 each quarter by itself {
      in full
      requires NewBusiness attainment at least 80%, otherwise pays nothing
    }
  }
}

role Coach`,
    )
    .replace(/examples[\s\S]*$/, ''),
});

test('a requirement is told once, with both its sides and how far away it is', () => {
  const { stdout } = ontarget(['explain', 'Bo', gated, '--period', 'FY27-Q1']);
  expect(stdout).toMatch(
    /^Kicker pays \$0\.00: requires NewBusiness attainment at least 80%: not met \(50% against 80%, 30% short\), so pays nothing/m,
  );
  expect(stepsIn(stdout.slice(stdout.indexOf('Kicker pays')))).toEqual([
    'Requires NewBusiness attainment at least 80%: not met, so pays nothing (50% against 80%, 30% short)',
    'Earned: $0.00',
  ]);
  const met = ontarget(['explain', 'Ann', gated, '--period', 'FY27-Q1']).stdout;
  expect(met).toMatch(/^ *\d\. Requires NewBusiness attainment at least 80%: met \(120\.00…% against 80%\)/m);
});

test('a component tells its own values, and one that reads them stands after it', () => {
  const { stdout } = ontarget(['explain', 'Ann', gated, '--period', 'FY27-Q1']);
  expect(stdout.indexOf('NewBusiness pays')).toBeLessThan(stdout.indexOf('Kicker pays'));
  expect(stdout.match(/^ *\d+\. .*[Aa]ttainment: /gm)).toHaveLength(1);
  expect(stdout.match(/^ *\d+\. Result \(Bookings\): /gm)).toHaveLength(1);
});

test('pay to date is told with its period, and what was earned before is taken off', () => {
  const { stdout } = ontarget(['explain', 'Ann', gated, '--period', 'FY27-Q2', '-c', 'NewBusiness']);
  expect(stdout).toMatch(
    /^NewBusiness pays \$0\.00: .*, less \$19,500\.015 to date in the period before; the fall of \$1,500\.005 is deducted from later pay/m,
  );
  expect(stdout).toContain('Result (Bookings), FY27-H1: $180,000.10');
  expect(stdout).toContain('Change of pay to date: -$1,500.005 = to date − to date of the period before');
  expect(stdout).toContain('Earned: $0.00 = rise of pay to date $0.00 − deducted of an earlier fall $0.00');
});

test('a quota that the roster leaves to the plan says so', () => {
  const of = (payee: string) =>
    ontarget(['explain', payee, goToMarket, '--period', 'FY27-Q1', '-c', 'NewBusiness']).stdout;
  expect(of('Rosa Abbott')).toMatch(/Quota of the roster: \$1,320,000\.00\n +blank in the roster/);
  expect(of('Hugo Farrow')).toContain('Quota of the roster: $1,500,000.00');
  expect(of('Hugo Farrow')).not.toContain('blank in the roster');
});

test('a component says which part of the company number it answers for', () => {
  const { stdout } = ontarget(['explain', 'Ines Castle', goToMarket, '--period', 'FY27-Q1', '-c', 'Leads']);
  expect(stdout).toContain(
    'Line of sight: Revenue.Marketing.DemandGen.PaidMedia → 60% of Revenue.Marketing.DemandGen → 70% of Revenue.Marketing → shares 40% of Revenue',
  );
});

test('one component, as JSON', () => {
  const outcome = ontarget(args('Ann', '--component', 'NewBusiness', '--json'));
  expect(jsonOf('explain', outcome)).toMatchObject({ explanations: [{ payee: 'Ann', status: 'paid' }] });
});

test('a score is told as entered, without the bounds that it keeps', () => {
  const { stdout } = ontarget(args('Cy'));
  expect(stdout).toMatch(/^Objectives pays \$5,500\.00: result 110% × target pay \$5,000\.00/m);
  expect(stepsIn(stdout)[0]).toBe('Result (Score): 110%');
  expect(stdout).toMatch(/Result \(Score\): 110% {2}\[.*\]\n +Score as entered$/m);
  expect(stdout).not.toContain('held');
});

test('a held payee says why', () => {
  const waiting = folderOf({ ...files, 'data/results.csv': 'measure,for,period,value\n' });
  const { status, stdout } = ontarget(['explain', 'Cy', waiting, '--period', 'FY27-Q1']);
  expect(stdout).toContain('Not paid: held');
  expect(stdout).toMatch(/^Objectives is not paid: no Score is entered for Cy in FY27-Q1/m);
  expect(stepsIn(stdout)).toEqual([
    'Result (Score): no value',
    expect.stringMatching(/^Target pay .*\$5,000\.00/),
    'Pay: no value = result no value × target pay $5,000.00',
  ]);
  // Above the derivation, and at the step where it is missing.
  expect(stdout.match(/missing-result/g)).toHaveLength(2);
  expect(status).toBe(4);
});

test('a misspelled payee or component is told the likely one', () => {
  const payee = ontarget(args('Anne'));
  expect(payee.stderr).toContain('the roster has no row of Anne');
  expect(payee.stderr).toContain('Did you mean Ann?');
  expect(payee.status).toBe(1);
  expect(ontarget(args('Ann', '-c', 'Renewals')).stderr).toContain('there is NewBusiness');
});

test('it goes into a private file, and under CI nowhere else', () => {
  const out = join(folder, 'ann.txt');
  const refused = ontarget(args('Ann'), { env: { CI: 'true' } });
  expect(refused.stdout).toBe('');
  expect(refused.stderr).toContain('not printed under CI');
  expect(refused.status).toBe(1);
  const written = ontarget(args('Ann', '--out', out), { env: { CI: 'true' } });
  expect(written).toMatchObject({ status: 0, stdout: '' });
  expect(readFileSync(out, 'utf8')).toContain('$19,500.02');
  if (process.platform !== 'win32') expect(statSync(out).mode & 0o777).toBe(0o600);
});
