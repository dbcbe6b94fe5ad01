import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { machine, replaceSection } from './page.ts';

const root = join(import.meta.dirname, '../..');
const example = join(root, 'examples/go-to-market');
const SUPPOSED = [
  ...['--result', 'Renewals: 10% $100K, 50% $300K, 90% $500K'],
  ...['--result', 'LeadAcceptance: 10% 55%, 50% 64%, 90% 75%'],
];
const PAYEES = Number(process.env.ONTARGET_BENCH_PAYEES ?? 10_000);
const DRAWS = Number(process.env.ONTARGET_BENCH_DRAWS ?? 1_000);
/** What is promised of the whole size. */
const MOST_MB = 800;
const MOST_MICROSECONDS = 10;

/** What a run of the command took. */
interface Used {
  /** Of the processor, helper threads too. */
  readonly seconds: number;
  readonly megabytes: number;
}

const TELL = `data:text/javascript,${encodeURIComponent(
  'process.on("exit",()=>{const u=process.resourceUsage();console.error("used",u.userCPUTime+u.systemCPUTime,u.maxRSS)})',
)}`;

/**
 * The roster of the example over and over, everybody of a copy under the managers of that copy, until there are so many payees:
 * new hires, leavers and a transfer among them.
 */
function roster(payees: number): string {
  const [heading = '', ...lines] = readFileSync(join(example, 'data/roster.csv'), 'utf8').trim().split('\n');
  const rows = lines.map((line) => line.split(','));
  const people = new Set(rows.map(([payee]) => payee));
  const all = [heading];
  for (let copy = 1; copy <= Math.ceil(payees / people.size); copy += 1) {
    const left = payees - (copy - 1) * people.size;
    const some = new Set([...people].slice(0, left));
    for (const [payee = '', role, team, start, end, manager = '', quota] of rows) {
      if (!some.has(payee)) continue;
      const above = manager === '' ? '' : `${manager} ${copy}`;
      all.push([`${payee} ${copy}`, role, team, start, end, above, quota].join());
    }
  }
  return `${all.join('\n')}\n`;
}

/** Runs the built command on a copy of the example with that roster. */
function simulated(payees: number, draws: number, ...more: readonly string[]): Used {
  const folder = mkdtempSync(join(tmpdir(), 'ontarget-simulation-'));
  try {
    cpSync(example, folder, { recursive: true });
    writeFileSync(join(folder, 'data/roster.csv'), roster(payees));
    const asked = ['simulate', folder, '--draws', String(draws), ...SUPPOSED, ...more, '--json'];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--import', TELL, join(root, 'packages/cli/bin/ontarget'), ...asked],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    if (status !== 0) throw new Error(stderr);
    expect(JSON.parse(stdout)).toMatchObject({ payees, draws, held: [], byReference: [] });
    const [, microseconds, kilobytes] = /^used (\d+) (\d+)$/m.exec(stderr) ?? [];
    if (microseconds === undefined) throw new Error(`the command does not tell what it used:\n${stderr}`);
    return { seconds: Number(microseconds) / 1e6, megabytes: Math.round((Number(kilobytes) * 1_024) / 1e6) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('`ontarget simulate` of a year of many payees, with roll-ups', () => {
  const sizes = [
    [PAYEES / 10, DRAWS / 10],
    [PAYEES, DRAWS / 10],
    [PAYEES, DRAWS],
  ] as const;
  const rows = sizes.map(([payees, draws]) => ({
    payees,
    draws,
    ...simulated(payees, draws, '--no-parameters'),
  }));
  const varied = simulated(PAYEES, DRAWS / 10);
  const number = (value: number) => value.toLocaleString('en-US');
  const each = ({ payees, draws, seconds }: { payees: number; draws: number; seconds: number }) =>
    ((seconds / payees / draws) * 1e6).toFixed(1);
  const all = [
    ...rows,
    { payees: PAYEES, draws: DRAWS / 10, ...varied, also: ', and its parameter a tenth lower and higher' },
  ];
  replaceSection('Simulating many payees', [
    `On ${machine()}; \`ontarget simulate\` from start to end, each in a process of its own: the roster of \`examples/go-to-market\``,
    'over and over, with its hires, leavers, transfers and lines of managers. Of the whole size at most',
    `${MOST_MB} MB and ${MOST_MICROSECONDS} µs for each payee of each draw are promised.`,
    '',
    '| payees | draws of four quarters | seconds of processor time | µs for each payee of each draw | MB at most |',
    '|---|---|---|---|---|',
    ...all.map(
      (one) =>
        `| ${number(one.payees)} | ${number(one.draws)}${'also' in one ? one.also : ''} | ${one.seconds.toFixed(1)} | ${each(one)} | ${one.megabytes} |`,
    ),
  ]);
  const whole = rows.at(-1);
  expect(whole?.megabytes).toBeLessThan(MOST_MB);
  expect(Number(whole && each(whole))).toBeLessThan(MOST_MICROSECONDS);
});
