import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { broken, type Measurement, writeSection } from './page.ts';
import { inTurn, nodeSeconds, ontargetSeconds } from './processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'ontarget-bench-'));
afterAll(() => rmSync(folder, { recursive: true }));

const plan = 'examples/go-to-market';
const period = ['--period', 'FY27-Q1'];
/** Most seconds of each command: a person waits for them. */
const promised = 2;

test('the commands on the example of sixty payees and a year of rows', () => {
  const commands: Record<string, string[]> = {
    compile: ['compile', plan, '--out', join(folder, 'plan.json')],
    run: ['run', plan, ...period],
    explain: ['explain', 'Finn Prescott', plan, ...period],
    test: ['test', plan],
  };
  const things: Record<string, () => number> = Object.fromEntries(
    Object.entries(commands).map(([name, args]) => [name, () => ontargetSeconds(args)]),
  );
  things.node = () => nodeSeconds(['-e', '0']);
  const found = inTurn(7, things);
  const measurements = Object.keys(commands).map(
    (name): Measurement => ({
      what: `\`ontarget ${name} ${plan}\``,
      seconds: found[name] ?? [],
      promised,
      peer: { what: 'Node alone', seconds: found.node ?? [], promised: 90 },
    }),
  );
  writeSection('Commands', measurements);
  expect(broken(measurements)).toEqual([]);
});
