import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { folderOf, ontarget } from '../../../packages/cli/test/support/command.ts';
import { curvesPlan } from '../../../packages/cli/test/support/curves-plan.ts';
import { withNumber, withoutResults } from '../../../packages/cli/test/support/workbook.ts';

const examples = join(import.meta.dirname, '../../../examples');
const work = mkdtempSync(join(tmpdir(), 'ontarget-spreadsheet-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

beforeAll(() => {
  const { status } = spawnSync('soffice', ['--version']);
  if (status !== 0) throw new Error('LibreOffice is missing. Install it with: sh .ci/install-libreoffice.sh');
});

function statements(folder: string, args: readonly string[] = []): Map<string, Uint8Array> {
  const out = mkdtempSync(join(work, 'out-'));
  const run = ['statement', folder, '--period', 'FY27-Q1', '--out', out, '--format', 'xlsx', ...args];
  expect(ontarget(run).status).toBe(0);
  return new Map(readdirSync(out).map((file) => [file, readFileSync(join(out, file))]));
}

/** All sheets of some workbooks as LibreOffice works them out: each a table of texts, by `file-sheet`. */
function workedOut(books: ReadonlyMap<string, Uint8Array>): Map<string, string[][]> {
  const from = mkdtempSync(join(work, 'books-'));
  const to = mkdtempSync(join(work, 'tables-'));
  // Without what the formulas came to, there is nothing that could be copied instead of worked out.
  for (const [file, bytes] of books) writeFileSync(join(from, file), withoutResults(bytes));
  // Tab-separated UTF-8, raw numbers instead of how they look, every sheet a file.
  const filter = 'csv:Text - txt - csv (StarCalc):9,,76,1,,0,false,false,false,false,false,-1';
  const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'profile')).href}`;
  const files = [...books.keys()].map((file) => join(from, file));
  execFileSync('soffice', [profile, '--headless', '--convert-to', filter, '--outdir', to, ...files], {
    stdio: 'pipe',
  });
  return new Map(
    readdirSync(to).map((file) => [
      file.replace(/\.csv$/, ''),
      readFileSync(join(to, file), 'utf8')
        .split('\n')
        .map((line) => line.split('\t')),
    ]),
  );
}

function numberAt(table: readonly string[][], label: string): number {
  const line = table.find(([first]) => first === label);
  if (line === undefined) throw new Error(`no line ${label}`);
  return Number(line[1]);
}

const cents = (value: number) => Math.round(value * 100);

describe('LibreOffice works the workbook out from its credited amounts', () => {
  test.each([
    ['every kind of curve', () => folderOf(curvesPlan), 15],
    ['the first plan', () => join(examples, 'first-plan'), 4],
  ])('%s: each payee and component to the cent of the evaluator', (_, folder, many) => {
    let compared = 0;
    for (const [name, table] of workedOut(statements(folder()))) {
      if (name.endsWith('-Statement')) {
        const paid = table.find(([first]) => first === 'Paid');
        expect([name, cents(Number(paid?.[2]))]).toEqual([name, cents(Number(paid?.[3]))]);
        continue;
      }
      const pays = numberAt(table, 'Pays, rounded');
      expect(pays).toBeGreaterThanOrEqual(0);
      expect([name, cents(pays)]).toEqual([name, cents(numberAt(table, 'Paid by the evaluator'))]);
      compared += 1;
    }
    expect(compared).toBe(many);
  });

  test('another credited amount pays another amount, so that it is worked out and not copied', () => {
    const [ann] = statements(folderOf(curvesPlan), ['--payee', 'Ann']).values();
    // Straight is the fifth component by its name. D1 of $90,000 becomes $240,000 in both of its rows: $270,000.10 of $150,000 pays 210% of $6,500.
    const changed = withNumber(withNumber(ann as Uint8Array, 6, 'G4', 240_000), 6, 'G5', 240_000);
    const table = workedOut(new Map([['Ann.xlsx', changed]])).get('Ann-Straight, FY27-Q1') ?? [];
    expect(numberAt(table, 'Pays, rounded')).toBe(13_650);
    expect(numberAt(table, 'Difference')).not.toBe(0);
  });
});
