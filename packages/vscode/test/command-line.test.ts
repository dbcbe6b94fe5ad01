import { expect, it } from 'vitest';
import { payCommandLine } from '../src/payout/command-line.ts';

it('names what the panel would have paid, quoted for the shell that is there', () => {
  expect(payCommandLine({ folder: 'plans/sales', period: 'FY27-Q1', quarantine: false }, false)).toBe(
    'ontarget run plans/sales --period FY27-Q1 --out payouts',
  );
  const odd = { folder: '.', period: '2027-02', data: "exports/it's $5; rm", quarantine: true };
  expect(payCommandLine(odd, false)).toBe(
    "ontarget run . --period 2027-02 --data 'exports/it'\\''s $5; rm' --quarantine --out payouts",
  );
  expect(payCommandLine(odd, true)).toContain("--data 'exports/it''s $5; rm'");
});
