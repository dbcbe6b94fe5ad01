import type { PlanStatus } from '@ontarget/server/protocol';
import { describe, expect, it } from 'vitest';
import { shortDigest, statusWords } from '../src/status/words.ts';

const DIGEST = `sha256:${'3fa9c1d2'.repeat(8)}`;
const plan: PlanStatus = {
  folder: 'file:///plans/fy27',
  title: 'FY27 sales (draft)',
  isLibrary: false,
  digest: DIGEST,
  problems: { errors: 0, warnings: 0, others: 0 },
};

function words(change: Partial<PlanStatus>) {
  return statusWords({ kind: 'known', status: { ...plan, ...change } });
}

describe('the status bar', () => {
  it('has the name of the plan, the beginning of its digest, and that nothing is wrong', () => {
    expect(words({})).toMatchObject({
      text: '$(graph-line) FY27 sales (draft)  $(key) 3fa9c1d2  $(check)',
      spoken: 'Plan FY27 sales (draft). Digest 3 f a 9 c 1 d 2. No problems.',
      look: 'plain',
    });
    expect(words({}).tooltip).toContain(`\`${DIGEST}\``);
    expect(words({}).tooltip).toContain('**FY27 sales \\(draft\\)**');
  });

  it('counts errors and warnings, and has no digest of what cannot be compiled', () => {
    const { digest: _, ...broken } = plan;
    const said = statusWords({
      kind: 'known',
      status: { ...broken, problems: { errors: 2, warnings: 1, others: 3 } },
    });
    expect(said.text).toBe('$(graph-line) FY27 sales (draft)  $(error) 2  $(warning) 1');
    expect(said.spoken).toContain('no digest while it has errors');
    expect(said.spoken).toContain('2 errors, 1 warning and 3 remarks');
    expect(said.look).toBe('error');
  });

  it('stays calm about warnings, and names what is no plan', () => {
    expect(words({ problems: { errors: 0, warnings: 1, others: 0 } })).toMatchObject({ look: 'plain' });
    expect(words({ isLibrary: true }).spoken).toMatch(/^Folder used by plans/);
  });

  it('says that a plan is being worked out, and that nobody does', () => {
    expect(statusWords({ kind: 'working', title: 'FY27' })).toMatchObject({
      text: '$(sync~spin) FY27',
      spoken: 'Working out FY27.',
    });
    expect(statusWords({ kind: 'working' }).spoken).toBe('Working out the plan.');
    expect(statusWords({ kind: 'stopped' })).toMatchObject({ look: 'error' });
    expect(statusWords({ kind: 'stopped' }).spoken).toContain('not running');
  });

  it('shortens a digest to what can be told apart at a glance', () => {
    expect(shortDigest(DIGEST)).toBe('3fa9c1d2');
  });
});
