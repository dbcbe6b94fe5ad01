import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { plan, roster } from './support/plan.ts';

const folder = folderOf({
  'plan.ote': plan
    .replace('measure Score', 'parameter Extra "Rate on all bookings" = 1%\nmeasure Score')
    .replace(
      'no cap\n    }\n  }',
      'no cap\n    }\n  }\n  on top { commission More on Bookings each quarter by itself at Extra }',
    ),
  'data/roster.csv': roster,
  'past.csv': 'measure,attainment,result,quota\nBookings,0.5,,\nBookings,,900000,600000\n',
  'none.csv': 'measure\nBookings\n',
});
const simulate = (...more: string[]) => ontarget(['simulate', folder, '--draws', '20', ...more]);

describe('a simulated year', () => {
  test('at target costs target pay: two reps of $60,000, a coach of $20,000, and 1% of $1.2M', () => {
    const { stdout, status } = simulate('--attainment', '100%');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Total +3 +\$140,000 +\$152,000 +\$152,000 +\$152,000$/m);
    expect(stdout).toMatch(/^Account executive +2 +\$120,000 .* 1\.10x +1\.10x +1\.10x$/m);
    expect(stdout).toContain('Score is scored 100%; --result says otherwise.');
  });

  test('above target is paid at the rates of the curve: 130% pays 145%, and 1% of $780,000', () => {
    const { stdout } = simulate('--attainment', '130%', '--result', 'Score: 80%');
    expect(stdout).toMatch(/^Account executive +2 +\$120,000 +\$189,600 +\$189,600 +\$189,600/m);
    expect(stdout).toMatch(/^Coach +1 +\$20,000 +\$16,000 +\$16,000 +\$16,000/m);
  });

  test('says what a tenth more or less of a parameter costs: results stay, terms move', () => {
    const { stdout } = simulate('--attainment', '100%');
    // A tenth of $12,000, of $152,000.
    expect(stdout).toMatch(/^Rate on all bookings +-0\.8% +\+0\.8%$/m);
    expect(simulate('--attainment', '100%', '--no-parameters').stdout).not.toContain('Rate on all bookings');
  });

  test('draws from what was before', () => {
    const { stdout } = simulate('--history', `${folder}/past.csv`, '--draws', '200');
    // At 50% $30,000 and 1% of $300,000, at 150% $105,000 and 1% of $900,000, of $60,000.
    expect(stdout).toMatch(/^Account executive .* 0\.55x +(0\.55|1\.90)x +1\.90x$/m);
    expect(stdout).toContain('Those of Bookings by what was before (2 rows).');
  });

  test('is the same again, as text and as JSON in the shape of its schema', () => {
    expect(simulate().stdout).toBe(simulate().stdout);
    const [one, again] = [simulate('--json'), simulate('--json')];
    expect(one.stdout).toBe(again.stdout);
    expect(jsonOf('simulate', one)).toMatchObject({ payees: 3, draws: 20, seed: 1 });
    expect(simulate('--seed', '2').stdout).not.toBe(simulate().stdout);
  });

  test('supposes what the project file says where no option does; what it says of other plans’ measures is theirs', () => {
    const project = folderOf({
      'plan.ote': plan,
      'data/roster.csv': roster,
      'ontarget.json': JSON.stringify({
        cost: { attainment: ['130%', 'Elsewhere: 10%'], result: ['Score: 80%'], draws: 7, seed: 9 },
      }),
    });
    const { stdout } = ontarget(['simulate', project, '--seed', '4']);
    expect(stdout).toContain('7 years drawn for 3 payees, seed 4');
    expect(stdout).toMatch(/^Coach +1 +\$20,000 +\$16,000 +\$16,000 +\$16,000/m);
    expect(stdout).toMatch(/^Account executive +2 +\$120,000 +\$174,000/m);
  });

  test('does not tell roles of few payees apart under CI', () => {
    const { stdout } = ontarget(['simulate', folder, '--draws', '5'], { env: { CI: 'true' } });
    expect(stdout).not.toMatch(/^Coach +1 /m);
    expect(stdout).toContain('Roles are not told apart here: some have fewer than 5 payees.');
    const json = ontarget(['simulate', folder, '--draws', '5', '--json'], { env: { CI: 'true' } });
    expect(jsonOf('simulate', json)).not.toHaveProperty('roles');
  });
});

describe('what was asked wrongly is told in the words of who asked', () => {
  test.each([
    [['--attainment', '10% 90%, 50% 80%'], 'a higher percentile has a lower value'],
    [['--attainment', '110% 90%'], '"110%" is no percentile between 0% and 100%'],
    [['--attainment', '10% ninety'], '"ninety" is no value in percent'],
    [['--attainment', 'Booking: 90%'], 'Did you mean Bookings?'],
    [['--result', '90%'], 'names no measure'],
    [['--result', 'Bookings: 90 days'], '"90 days" is no value in USD'],
    [['--in-step', '120%'], 'between 0% and 100%'],
    [['--draws', '0'], 'a whole number from 1'],
    [['--history', 'nowhere.csv'], 'no file fits --history nowhere.csv'],
    [['--history', `${folder}/none.csv`], 'has no attainment to draw from'],
  ])('%j', (options, message) => {
    const { status, stderr } = simulate(...options);
    expect(status).toBe(1);
    expect(stderr).toContain(message);
  });
});
