import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

const roster = table('payee role start', 'ann AE 2027-01-01');

function plan(formula: string, more = ''): string {
  return `${HEADER}team Field
${more}
measure Rating { entered as number  for each payee  if missing, its component waits }
measure Exponent { entered as number  for each payee  if missing, its component waits }
${role(`on top { formula F each quarter by itself = ${formula} }`)}`;
}

/** What a formula of a rating and an exponent pays. */
async function pays(formula: string, rating: string, exponent = '1', more = ''): Promise<string> {
  const { file } = await compiled(plan(formula, more));
  const given = (measure: string, value: string, record: number) => ({
    source: { file: 'results.csv', record },
    values: { measure, for: 'ann', period: 'FY27-Q1', value },
  });
  const results = { rows: [given('Rating', rating, 1), given('Exponent', exponent, 2)] };
  return (await paid(file.plan, 'FY27-Q1', { roster, results })).ann ?? '';
}

describe('powers', () => {
  it('are exact where they are whole, and bind more closely than a product', async () => {
    expect(await pays('$100 * Rating to the power of 3', '1.1')).toBe('1331/10');
    expect(await pays('$100 * Rating to the power of -2', '0.5')).toBe('400');
    expect(await pays('$100 * Rating to the power of Twice', '-3', '1', 'parameter Twice = 2')).toBe('900');
    expect(await pays('$100 * Rating to the power of 0', '0')).toBe('100');
  });

  it('are rounded once where they are not', async () => {
    // 1.2^1.35 = 1.2790711…, 0.8^1.9 = 0.6544...
    const curved =
      '$10,000 * (Rating to the power of (when Rating at least 1 then 1.35 otherwise 1.9) rounded half up to 0.0001)';
    expect(await pays(curved, '1.2')).toBe('12791');
    expect(await pays(curved, '0.8')).toBe('6544');
    expect(await pays('$100 * (the square root of Rating rounded down to 0.01)', '2')).toBe('141');
    expect(await pays('$100 * (the cube root of Rating rounded up to 0.01)', '27')).toBe('300');
  });

  it('may have a result as the exponent', async () => {
    const formula = '$100 * (Rating to the power of Exponent rounded half up to 0.01)';
    expect(await pays(formula, '4', '-0.5')).toBe('50');
    expect(await pays(formula, '1.5', '2')).toBe('225');
  });

  it('are held where they have no value, and refused where no pay has as many digits', async () => {
    const formula = '$100 * (Rating to the power of Exponent rounded half up to 0.01)';
    expect(await pays(formula, '0', '-1')).toBe('power-undefined');
    expect(await pays(formula, '-8', '0.5')).toBe('power-undefined');
    expect(await pays('$100 * (the cube root of Rating rounded up to 0.01)', '-27')).toBe('power-undefined');
    expect(await pays(formula, '10', '123456789.5')).toBe('overflow');
    expect(await pays('$100 * Rating to the power of 999999999', '7')).toBe('overflow');
  });

  it('are worked out at once where all is known', async () => {
    const parameter = 'parameter Growth = 1.1 to the power of 2 + (the square root of 2 rounded down to 0.1)';
    expect(await pays('$100 * Growth', '1', '1', parameter)).toBe('261');
    expect(await refusedWith(plan('$1 * Bad', 'parameter Bad = 0 to the power of -1'))).toContain(
      'not-compiled',
    );
  });
});

describe('days between dates', () => {
  const deals = `data deals { id text key  opened date  closed date  owner payee }
measure Aged { total (days from opened to closed) of deals  dated closed  credited to owner }
measure Both { total (days from opened through closed) of deals  dated closed  credited to owner }
${role('on top { formula F each quarter by itself = $1 * Aged + $1000 * Both }')}`;

  it('leave the last day out, or count both', async () => {
    const { file } = await compiled(`${HEADER}team Field
${deals}`);
    const rows = (first: string, last: string) => table('id opened closed owner', `a ${first} ${last} ann`);
    const pay = async (first: string, last: string) =>
      (await paid(file.plan, 'FY27-Q1', { roster, deals: rows(first, last) })).ann;
    expect(await pay('2027-03-01', '2027-03-31')).toBe(String(30 + 31_000));
    expect(await pay('2027-03-05', '2027-03-05')).toBe('1000');
    expect(await pay('2027-03-05', '2027-03-01')).toBe(String(-4 - 3000));
    // 2024 had a 29th of February.
    expect(await pay('2024-02-28', '2027-03-01')).toBe(String(1097 + 1_098_000));
  });
});
