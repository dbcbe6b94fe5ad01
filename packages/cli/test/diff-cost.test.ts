import { describe, expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { plan } from './support/plan.ts';

const faster = plan.replace('from 100%: 1.5x', 'from 100%: 2x');

/** Six who sell and one who coaches, of whom only the first six are paid by the curve. */
const roster = `payee,role,start,end
${['Ada', 'Bea', 'Cid', 'Dov', 'Eli', 'Fay'].map((name) => `${name},Rep,2026-01-01,\n`).join('')}Zoe,Coach,2026-01-01,
`;
const folder = folderOf({
  'a/plan.ote': plan,
  'b/plan.ote': faster,
  'roster/roster.csv': roster,
  'few/roster.csv': roster.replace(/^(Ada|Bea),.*\n/gm, ''),
  'wrong/roster.csv': `${roster}Magpie,Nobody,2026-01-01,\n`,
});
const cost = (...more: string[]) => ['diff', 'a', 'b', '--cost', '--draws', '10', ...more];
const here = { cwd: folder };

// At 130% a rep is paid 15,000 × 1.45 = $21,750 a quarter, now 15,000 × 1.6 = $24,000: $9,000 a year more for each of six.
describe('the same drawn years, paid by both plans', () => {
  test('by role and in all at a terminal, with what is supposed', () => {
    const { stdout, stderr, status } = ontarget(cost('--attainment', '130%', '--data', 'roster'), here);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain(
      '10 years drawn for 7 payees (seed 1), each paid by both plans. The later one costs more in 10, less in 0 and the same in 0; 6 are paid otherwise in some year.',
    );
    expect(stdout).toMatch(
      /Account executive +6 +before +\$360,000 +\$522,000 +\$522,000 +\$522,000\n +now +\$360,000 +\$576,000 +\$576,000 +\$576,000\n +difference +\$0 +\+\$54,000 +\+\$54,000 +\+\$54,000/,
    );
    expect(stdout).toMatch(/Coach +1 +before +\$20,000 +\$20,000/);
    expect(stdout).toMatch(/Total +7 +before +\$380,000 +\$542,000/);
    expect(stdout).toContain('Both plans are paid for the same results');
    expect(stdout).toContain('Score is scored 100%; --result says otherwise.');
  });

  test('exact as JSON, the same again with the same seed; an option of the drawing is enough to ask for it', () => {
    const asked = ['diff', 'a', 'b', '--draws', '10', '--data', 'roster', '--json'];
    const [one, again] = [ontarget(asked, here), ontarget(asked, here)];
    expect(one.stdout).toBe(again.stdout);
    const { cost: told } = jsonOf('diff', one) as {
      cost: { total: object; groups: object[]; years: object };
    };
    expect(told).toMatchObject({ draws: 10, seed: 1, same: 'results', payees: 7, moving: 6 });
    expect(told.groups).toHaveLength(2);
  });

  test('as Markdown roles of a few are merged, and so is everything under CI', () => {
    const { stdout } = ontarget(cost('--attainment', '130%', '--data', 'roster', '--markdown'), here);
    expect(stdout).toContain('## Cost of a year');
    expect(stdout).toContain('| Total | 7 | before | $380,000 | $542,000 | $542,000 | $542,000 |');
    expect(stdout).toContain('|  |  | difference | $0 | +$54,000 | +$54,000 | +$54,000 |');
    expect(stdout).not.toContain('$20,000');
    const json = ontarget(cost('--data', 'few', '--json'), { ...here, env: { CI: 'true' } });
    const { cost: told } = jsonOf('diff', json) as { cost: { groups: object[] } };
    expect(told).toMatchObject({ payees: 5, moving: 4, groups: [] });
    expect(told).not.toHaveProperty('total');
  });

  test('as a page with a chart of what share of the years costs no more than what', () => {
    const { stdout } = ontarget(cost('--data', 'roster', '--html'), here);
    expect(stdout).toContain('<h2>Cost of a year</h2>');
    expect(stdout).toContain(
      'aria-label="What 10 drawn years cost, from the cheapest to the dearest, before and now"',
    );
    expect(stdout).not.toContain('Coach, Account');
  });

  test('a roster that does not fit is told without a name', () => {
    const { stderr, status } = ontarget(cost('--data', 'wrong'), here);
    expect(status).toBe(3);
    expect(stderr).toContain('the roster does not fit a (unknown-role)');
    expect(stderr).not.toContain('Magpie');
  });
});
