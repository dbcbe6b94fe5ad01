import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainCsv } from '../../examples/support.ts';
import { independentCents } from './independent.ts';
import { writeStandIn } from './stand-in.ts';

/**
 * A plan for a company's real export, paid quarter by quarter through the command as its users run it. The data set is
 * no part of the project: ONTARGET_REAL_DATA names its folder; without it a generated stand-in of the same shape and
 * with the same warts is paid.
 */
const real = process.env.ONTARGET_REAL_DATA;
const command = join(import.meta.dirname, '../../../packages/cli/bin/ontarget');
const QUARTERS = [1, 2, 3, 4];

let folder: string;
let plan: string;
let data: string;

/** Runs the command; what it prints stays here, since it may name payees. */
function ontarget(...args: string[]) {
  const { CI: _, ...env } = process.env;
  return spawnSync(process.execPath, [command, ...args], {
    encoding: 'utf8',
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
}

function pays(name: string, quarter: number, ...more: string[]) {
  return ontarget(name, plan, '--data', data, '--period', `2017-Q${quarter}`, ...more);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ontarget-crm-'));
  plan = join(folder, 'plan');
  cpSync(join(import.meta.dirname, 'plan'), plan, { recursive: true });
  data = real ?? join(folder, 'data');
  if (real === undefined) writeStandIn(data);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe(`a year of opportunities (${real === undefined ? 'generated stand-in' : 'the real data set'})`, () => {
  it('pays every payee of every quarter what plain SQL works out, to the cent', async () => {
    const expected = await independentCents(data);
    const paid = new Map<string, bigint>();
    for (const quarter of QUARTERS) {
      const out = join(folder, `out-${quarter}`);
      const ran = pays('run', quarter, '--out', out);
      expect(ran.status, ran.stderr).toBe(0);
      for (const row of plainCsv(join(out, 'payouts.csv'))) {
        expect(row.status).toBe('paid');
        paid.set(`Q${quarter} ${row.payee} ${row.component}`, cents(row.payout ?? ''));
      }
      const totals = plainCsv(join(out, 'payees.csv'));
      expect(totals).toHaveLength(41);
      for (const row of totals) {
        const parts = [...expected].filter(([key]) => key.startsWith(`Q${quarter} ${row.payee} `));
        const sum = parts.reduce((total, [, part]) => total + part, 0n);
        expect(cents(row.paid ?? ''), 'a payee total differs from its parts').toBe(sum);
      }
    }
    // 35 agents and 6 managers with two components each, in four quarters.
    expect(paid.size).toBe(41 * 2 * 4);
    const different = [...expected].filter(([key, amount]) => paid.get(key) !== amount);
    expect(different.length, `${different.length} of ${expected.size} amounts differ`).toBe(0);
    expect(paid.size).toBe(expected.size);
  });

  it('has five agents who sold nothing, and they are paid nothing', async () => {
    const expected = await independentCents(data);
    const byAgent = new Map<string, bigint>();
    for (const [key, amount] of expected) {
      const [, payee = ''] = /^Q\d (.*) role\/Agent\//.exec(key) ?? [];
      if (payee !== '') byAgent.set(payee, (byAgent.get(payee) ?? 0n) + amount);
    }
    expect(byAgent.size).toBe(35);
    expect([...byAgent.values()].filter((amount) => amount === 0n)).toHaveLength(5);
  });

  it('closes each quarter once: closing it again posts nothing', () => {
    const ledger = join(folder, 'ledger.ndjson');
    for (const quarter of QUARTERS) {
      const first = pays('close', quarter, '--ledger', ledger, '--json');
      expect(first.status, first.stderr).toBe(0);
      const posted = JSON.parse(first.stdout).posted as number;
      expect(posted).toBeGreaterThan(30);
      const before = readFileSync(ledger, 'utf8');
      const second = pays('close', quarter, '--ledger', ledger, '--json');
      expect(second.status, second.stderr).toBe(0);
      expect(JSON.parse(second.stdout).posted).toBe(0);
      expect(readFileSync(ledger, 'utf8')).toBe(before);
    }
  });

  it('posts just what was paid', async () => {
    const expected = await independentCents(data);
    const lines = readFileSync(join(folder, 'ledger.ndjson'), 'utf8').trim().split('\n');
    const postings = lines.map((line) => JSON.parse(line) as { amount: string; kind: string });
    const posted = postings.reduce((sum, { amount }) => sum + centsOf(amount), 0n);
    expect(posted).toBe([...expected.values()].reduce((sum, amount) => sum + amount, 0n));
  });

  it('explains one quarter of an agent slice by slice, with plan lines and deal ids', () => {
    const best = plainCsv(join(folder, 'out-2', 'payees.csv'))
      .filter(({ role }) => role === 'Agent')
      .sort((a, b) => Number(b.paid) - Number(a.paid))[0];
    const ran = ontarget('explain', best?.payee ?? '', plan, '--data', data, '--period', '2017-Q2', '--all');
    expect(ran.status, ran.stderr).toBe(0);
    expect(ran.stdout).toContain('from $0.00 to $50,000.00');
    expect(ran.stdout).toContain('from $50,000.00 to $90,000.00');
    expect(ran.stdout).toMatch(/roles\.ote:\d+/);
    const deals = plainCsv(join(data, 'sales_pipeline.csv')).filter(
      (row) =>
        row.sales_agent === best?.payee &&
        row.deal_stage === 'Won' &&
        /^2017-0[456]/.test(row.close_date ?? ''),
    );
    expect(deals.length).toBeGreaterThan(10);
    const missing = deals.filter(({ opportunity_id: id = '?' }) => !ran.stdout.includes(id));
    expect(missing).toHaveLength(0);
  });

  it('names every row of the product that the plan does not spell, and pays nobody', () => {
    const strict = join(folder, 'strict');
    cpSync(plan, strict, { recursive: true });
    const file = join(strict, 'data.ote');
    writeFileSync(file, readFileSync(file, 'utf8').replace(' also "GTXPro"', ''));
    const ran = ontarget('run', strict, '--data', data, '--period', '2017-Q1');
    expect(ran.status).toBe(3);
    const misspelled = plainCsv(join(data, 'sales_pipeline.csv')).filter(
      ({ product }) => product === 'GTXPro',
    );
    expect(misspelled.length).toBeGreaterThan(1_000);
    expect(ran.stdout).toContain('GTXPro');
    expect(ran.stdout).toContain(misspelled.length.toLocaleString('en-US'));
    expect(ran.stdout).toMatch(/sales_pipeline\.csv:\d+/);
    expect(ran.stdout).not.toContain('Paid to');
  });
});

/** A decimal of at most two places as whole cents. */
function cents(decimal: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(decimal);
  if (!match) throw new Error('not an amount of whole cents');
  const amount = BigInt(match[2] ?? '') * 100n + BigInt((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -amount : amount;
}

/** A rational `n/d` as whole cents. */
function centsOf(exact: string): bigint {
  const [n = '0', d = '1'] = exact.split('/');
  const hundredths = BigInt(n) * 100n;
  if (hundredths % BigInt(d) !== 0n) throw new Error('a posting is finer than a cent');
  return hundredths / BigInt(d);
}
