import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, typeOver } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

const PLAN = 'plan.ote';
const PATIENCE = { timeout: 60_000 };

/** That a plan is compared with what git has of it, while it is being typed. */
describe('compared with HEAD', () => {
  let plan: FolderCopy;
  let session: Session;

  beforeAll(async () => {
    plan = await copyFolder(join(import.meta.dirname, '../../examples/first-plan'));
    session = await startSession({
      vsix: [packagedExtension()],
      folder: plan.folder,
      settings: { 'git.enabled': true, 'git.autofetch': false },
    });
    await openFile(session.page, PLAN);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(task.name);
  });

  afterAll(async () => {
    await session?.close();
    await plan?.remove();
  });

  it('says so where there is no repository', async () => {
    await runCommand(session.page, 'OnTarget: Compare with HEAD');
    await expect
      .poll(async () => (await notifications(session.page)).join('\n'), PATIENCE)
      .toContain('lies in no git repository');
    await runCommand(session.page, 'Notifications: Clear All Notifications');
  });

  it('shows what changed in meaning and in money', async () => {
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
    const git = (...args: string[]) => execFileSync('git', [...who, ...args], { cwd: plan.folder });
    git('init', '-q', '-b', 'trunk');
    git('add', '.');
    git('commit', '-qm', 'first');
    // The window is not loaded again: a repository made since it opened is found too.
    const text = await plan.text(PLAN);
    await typeOver(session.page, placeOf(text, '1.5x'), 4, '1.6x');
    await runCommand(session.page, 'OnTarget: Compare with HEAD');
    const body = webview(session.page).locator('body');
    const seen = async () =>
      (await body.count()) > 0 ? body.innerText() : (await notifications(session.page)).join('\n');
    await expect.poll(seen, PATIENCE).toContain('Payouts change.');
    const shown = await body.innerText();
    expect(shown).toMatch(/curve Accelerated, from 100%\s+1\.5x\s+1\.6x\s+AccountExecutive/);
    expect(shown).toMatch(/120%\s+\$78,000\s+\$79,200\s+\+\$1,200/);
    await pictures(session.page, 'compare-with-head');
  });

  it('says which file git could not read, and takes it for no new one', async () => {
    const blob = execFileSync('git', ['rev-parse', `HEAD:${PLAN}`], {
      cwd: plan.folder,
      encoding: 'utf8',
    }).trim();
    await rm(join(plan.folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    await runCommand(session.page, 'View: Focus First Editor Group');
    await runCommand(session.page, 'File: Save');
    await runCommand(session.page, 'OnTarget: Compare with HEAD');
    await expect
      .poll(async () => (await notifications(session.page)).join('\n'), PATIENCE)
      .toMatch(/Git could not read .*plan\.ote at HEAD: /);
    await pictures(session.page, 'compare-unreadable');
  });
});
