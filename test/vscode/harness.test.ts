import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, typeOver, visibleLines } from './harness/editor.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { problems } from './harness/problems.ts';
import { screenshot } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { hoverText, squiggles } from './harness/squiggles.ts';
import { pathData, webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

const PLAN = 'first line\n  a wrong word, 100\n  then 250 and 300\n';

describe('a place in a text', () => {
  it('is counted from 1', () => {
    expect(placeOf(PLAN, 'first')).toEqual({ line: 1, column: 1 });
    expect(placeOf(PLAN, '250')).toEqual({ line: 3, column: 8 });
  });

  it('must be there once', () => {
    expect(() => placeOf(PLAN, 'second')).toThrow('does not hold "second"');
    expect(() => placeOf(PLAN, '00')).toThrow('holds "00" twice');
  });
});

/** That the harness sees what an extension shows, before a failure of our own extension is blamed on it. */
describe('the harness in VS Code', () => {
  let folder: string;
  let session: Session;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ontarget-probe-'));
    await writeFile(join(folder, 'plan.ote'), PLAN);
    const vsix = join(folder, 'probe.vsix');
    await createVSIX({
      cwd: join(import.meta.dirname, 'probe-extension'),
      packagePath: vsix,
      dependencies: false,
      allowMissingRepository: true,
      skipLicense: true,
    });
    session = await startSession({ vsix: [vsix], folder });
    await openFile(session.page, 'plan.ote');
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(task.name);
  });

  afterAll(async () => {
    await session?.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  it('sees a squiggle, its text and its hover', async () => {
    await expect.poll(() => squiggles(session.page), { timeout: 30_000 }).toHaveLength(1);
    const [mark] = await squiggles(session.page);
    expect(mark).toMatchObject({ severity: 'error', line: 2, text: 'wrong' });
    expect(await visibleLines(session.page)).toEqual(PLAN.split('\n'));
    expect(mark && (await hoverText(session.page, mark))).toContain('This word is wrong.');
    await screenshot(session.page, 'harness-squiggle');
  });

  it('sees a path in a webview under a strict policy move when the text is edited', async () => {
    await runCommand(session.page, 'Probe: Open');
    const path = () => pathData(webview(session.page), 'path');
    await expect.poll(path, { timeout: 30_000 }).toBe('M 0 300 L 100 150 L 200 100');
    expect(await webview(session.page).locator('h1').innerText()).toBe('Drawn by the probe');
    await typeOver(session.page, placeOf(PLAN, '250'), 3, '50');
    await expect.poll(path).toBe('M 0 300 L 100 350 L 200 100');
    await screenshot(session.page, 'harness-webview');
  });

  it('sees a problem, and sees it go when the word is mended', async () => {
    const rows = await problems(session.page);
    expect(rows.join('\n')).toContain('This word is wrong.');
    await screenshot(session.page, 'harness-problems');
    await runCommand(session.page, 'View: Hide Panel');
    await openFile(session.page, 'plan.ote');
    await typeOver(session.page, placeOf(PLAN, 'wrong'), 5, 'right');
    await expect.poll(() => squiggles(session.page)).toEqual([]);
    expect(await notifications(session.page)).toEqual([]);
  });
});
