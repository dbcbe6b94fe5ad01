import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';

const plan = `plan "Draws" {
  currency    USD
  year        2027-01-01 to 2027-12-31
  paid        monthly
  rounding    half up to $0.01, each component
  target pay  phased evenly
  leavers     earn up to their last day, open shortfalls and draws owed
}

data deals { id text key  closed date  owner payee  amount money }

measure Sales { total amount of deals  dated closed  credited to owner }

role Rep {
  on top { commission Sold on Sales each month by itself at 10% }
  recoverable draw $6,000 a month prorated in tenure months 1 to 3 {
    top-ups are owed back: 50% of earnings above the draw, from the month after
  }
}
`;
const files = {
  'plan.ote': plan,
  'data/roster.csv': 'payee,role,start\nann,Rep,2027-01-01\n',
  'data/deals.csv': 'id,closed,owner,amount\nD1,2027-02-10,ann,128000\nD2,2027-03-10,ann,172000\n',
  'data/opening.csv': 'payee,role,balance,amount\nann,Rep,recoverable draw,100\n',
};
const folder = folderOf(files);

test('a run shows what is drawn, repaid and still owed beside what is paid', () => {
  const { stdout, status } = ontarget(['run', folder, '--period', '2027-02']);
  expect(status).toBe(0);
  const [, headings, , ann] = stdout.split('\n');
  expect(headings?.split(/ {2,}/)).toEqual(['Payee', 'Sold', 'Drawn', 'Repaid', 'Still owed', 'Paid']);
  expect(ann?.split(/ {2,}/)).toEqual(['ann', '$12,800.00', '$0.00', '$3,400.00', '$2,700.00', '$9,400.00']);
});

test('for programs a statement has its balances, exactly', () => {
  const outcome = jsonOf('run', ontarget(['run', folder, '--period', '2027-02', '--json']));
  const usd = (value: string) => ({ value, unit: 'USD' });
  expect(outcome).toMatchObject({
    payees: [
      {
        balances: [
          {
            balance: 'recoverable draw',
            kind: 'draw',
            broughtIn: usd('6100'),
            out: usd('0'),
            back: usd('3400'),
            closing: usd('2700'),
          },
        ],
      },
    ],
  });
});

test('closing posts draws and recoveries, each by itself', () => {
  const home = folderOf(files);
  const file = join(home, 'ledger.ndjson');
  for (const period of ['2027-01', '2027-02']) {
    expect(ontarget(['close', home, '--period', period, '--ledger', file]).status).toBe(0);
  }
  const postings = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { component: string; kind: string; amount: string });
  expect(postings.map(({ component, kind, amount }) => [component, kind, amount])).toEqual([
    ['role/Rep/Sold', 'earning', '0'],
    ['role/Rep/recoverable-draw', 'draw', '6000'],
    ['role/Rep/Sold', 'earning', '12800'],
    ['role/Rep/recoverable-draw', 'recovery', '-3400'],
  ]);
});

test('three months of a draw are explained with a line for each month before', () => {
  const { stdout } = ontarget(['explain', 'ann', folder, '--period', '2027-03']);
  const lines = stdout.split('\n').map((line) => line.trim());
  expect(stdout).toMatch(
    /Repaid of what is owed: \$2,700\.00 = earned above the draw \$11,200\.00 × 50% = \$5,600\.00, at most owed before \$2,700\.00 {2}\[.*plan\.ote:16\]/,
  );
  expect(stdout).toContain(
    'Topped up to the draw: $0.00, since draw $6,000.00 is not above total $17,200.00',
  );
  expect(stdout).not.toContain('The greatest');
  expect(stdout).not.toContain("the payee's last day");
  const at = lines.findIndex((line) => line.startsWith('Period'));
  const table = [lines[at], lines[at + 2], lines[at + 3]].map((line) => line?.split(/ {2,}/));
  expect(table).toEqual([
    ['Period', 'Earned', 'Draw', 'Topped up', 'Repaid', 'Still owed'],
    ['2027-01', '$0.00', '$6,000.00', '$6,000.00', '$0.00', '$6,100.00'],
    ['2027-02', '$12,800.00', '$6,000.00', '$0.00', '$3,400.00', '$2,700.00'],
  ]);
  expect(lines).toContain('opening balance of the recoverable draw: $100.00');
  expect(stdout).toMatch(/^Still owed: \$0\.00/m);
});

test('a month that the draw tops up is explained by the amount that is missing', () => {
  const { stdout } = ontarget(['explain', 'ann', folder, '--period', '2027-01']);
  expect(stdout).toContain('Topped up to the draw: $6,000.00 = draw $6,000.00 − total $0.00');
  expect(stdout).toContain('Earned above the draw: $0.00, since total $0.00 is not above draw $6,000.00');
});

test('the explanation has the shape that its schema promises', () => {
  const outcome = ontarget(['explain', 'ann', folder, '--period', '2027-03', '--json']);
  expect(jsonOf('explain', outcome)).toMatchObject({ explanations: [{ payee: 'ann', status: 'paid' }] });
});
