import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiled, refusedWith } from './support/compile.ts';
import { paid, table } from './support/pay.ts';
import { HEADER, role } from './support/plans.ts';

const SLIDING = 'curve Share marginal by what it pays { from $0: 20%  from $15K: 10%  from $20K: 0% }';

function plan(curve: string, formula: string): string {
  return `${HEADER}team Field
measure Before { entered as money  for each payee  if missing, its component waits }
measure Basis { entered as money  for each payee  if missing, its component waits }
${curve}
${role(`on top { formula F each quarter by itself = ${formula} + 0% * (Basis + Before) }`)}`;
}

async function payer(curve: string, formula: string) {
  const { file } = await compiled(plan(curve, formula));
  const roster = table('payee role team start', 'ann AE Field 2027-02-01');
  return async (before: string, basis: string): Promise<string> => {
    const results = table(
      'measure for period value',
      `Before ann FY27-Q1 ${before}`,
      `Basis ann FY27-Q1 ${basis}`,
    );
    return (await paid(file.plan, 'FY27-Q1', { roster, results })).ann ?? '';
  };
}

describe('a marginal curve with bounds in what it pays', () => {
  it('begins each band where the bands below have paid its bound', async () => {
    const pays = await payer(SLIDING, '(curve Share at Basis)');
    expect(await pays('$0', '$75,000')).toBe('15000');
    expect(await pays('$0', '$85,000')).toBe('16000');
    expect(await pays('$0', '$125,000')).toBe('20000');
    expect(await pays('$0', '$999,000')).toBe('20000');
  });

  it('goes on from what has been paid', async () => {
    const pays = await payer(SLIDING, '(curve Share at Basis after Before paid)');
    expect(await pays('$13,000', '$62,000')).toBe('7000');
    expect(await pays('$0', '$62,000')).toBe('12400');
    expect(await pays('$15,000', '$10,000')).toBe('1000');
    expect(await pays('$20,000', '$10,000')).toBe('0');
    expect(await pays('$25,000', '$10,000')).toBe('0');
    expect(await pays('$13,000', '$0')).toBe('0');
  });

  it('goes on without end where the last band pays', async () => {
    const pays = await payer(
      'curve Share marginal { from $0: 10%  from $1,000: 20% }',
      '(curve Share at Basis after Before paid)',
    );
    // $300 is the pay of $2,000.
    expect(await pays('$300', '$100')).toBe('20');
    expect(await pays('$50', '$1,000')).toBe('150');
  });

  it('pays in parts what it pays at once', async () => {
    const parts = await payer(
      SLIDING,
      '(curve Share at Before) + (curve Share at Basis after (curve Share at Before) paid)',
    );
    const whole = await payer(SLIDING, '(curve Share at (Before + Basis))');
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 150_000 }),
        fc.integer({ min: 0, max: 150_000 }),
        async (a, b) => {
          // Once the last bound is reached, more of the first part changes nothing.
          expect(await parts(`$${a}`, `$${b}`)).toBe(await whole(`$${a}`, `$${b}`));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('refusals', () => {
  it.each([
    [
      'curve Share marginal by what it pays { from $0: 20%  from $15K: 0%  from $20K: 10% }',
      '(curve Share at Basis)',
      'curve-band-wrong',
    ],
    [
      'curve Share marginal { from $0: 0%  from $15K: 10% }',
      '(curve Share at Basis after Before paid)',
      'curve-does-not-fit',
    ],
    [
      'curve Share retroactive { from $0: 5%  from $15K: 10% }',
      '(curve Share at Basis after Before paid)',
      'curve-does-not-fit',
    ],
    [
      'curve Share marginal { from $0: 5%  from $15K: 10% }',
      '(curve Share at Basis after 5 paid)',
      'curve-does-not-fit',
    ],
  ])('%s %s', async (curve, formula, code) => {
    expect(await refusedWith(plan(curve, formula))).toContain(code);
  });
});
