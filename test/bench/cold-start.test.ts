import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { broken, type Measurement, writeSection } from './page.ts';
import { inTurn, nodeSeconds, ontargetSeconds } from './processes.ts';

const root = join(import.meta.dirname, '../..');
const runs = 11;
const promised = 0.5;

test('ontarget check on the examples from a cold start', () => {
  const projects = globSync('examples/*/plan.ote', { cwd: root })
    .map((file) => dirname(file))
    .sort();
  expect(projects).toContain('examples/go-to-market');
  const measurements = projects.flatMap((folder): Measurement[] => {
    const { warm, cold, node } = inTurn(runs, {
      warm: () => ontargetSeconds(['check', folder]),
      cold: () => ontargetSeconds(['check', folder], { NODE_DISABLE_COMPILE_CACHE: '1' }),
      node: () => nodeSeconds(['-e', '0']),
    });
    const peer = { what: 'Node alone', seconds: node };
    return [
      { what: `\`ontarget check ${folder}\``, seconds: warm, promised, peer: { ...peer, promised: 15 } },
      {
        what: 'the same, nothing compiled before',
        seconds: cold,
        promised,
        peer: { ...peer, promised: 25 },
      },
    ];
  });
  writeSection('Checking from a cold start', measurements);
  expect(broken(measurements)).toEqual([]);
});
