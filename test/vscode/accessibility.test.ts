import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { letThrough, lowContrast, unnamed } from './harness/accessible.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { chooseTheme, openFile, runCommand } from './harness/palette.ts';
import { screenshot } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { webview } from './harness/webview.ts';

const PATIENCE = { timeout: 60_000 };

const THEMES = [
  ['Light Modern', 'vs'],
  ['Dark Modern', 'vs-dark'],
  ['Dark High Contrast', 'hc-black'],
  ['Light High Contrast', 'hc-light'],
] as const;

/** That preview and payout panel can be read and used by everybody, in every kind of theme, and load nothing. */
describe('preview and payout panel', () => {
  let examples: FolderCopy;
  let session: Session;
  const requests: string[] = [];
  const view = () => webview(session.page);

  beforeAll(async () => {
    examples = await copyFolder(join(import.meta.dirname, '../../examples/go-to-market'));
    session = await startSession({
      vsix: [packagedExtension()],
      folder: examples.folder,
      // Themes are chosen here, also those of high contrast.
      settings: { 'window.autoDetectColorScheme': false },
    });
    session.page.on('request', (request) => requests.push(request.url()));
    await openFile(session.page, 'plan.ote');
    await runCommand(session.page, 'OnTarget: Open Preview to the Side');
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(`accessibility ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
    await examples?.remove();
  });

  const inTheme = async (theme: string, kind: string) => {
    await runCommand(session.page, 'View: Focus First Editor Group');
    await chooseTheme(session.page, theme);
    await session.page.locator(`.monaco-workbench.${kind}`).waitFor();
    // The page is told of the theme a moment after the window has it.
    const wanted = kind.startsWith('hc-')
      ? kind === 'hc-light'
        ? 'vscode-high-contrast-light'
        : 'vscode-high-contrast'
      : kind === 'vs'
        ? 'vscode-light'
        : 'vscode-dark';
    await view().locator(`body.${wanted}`).waitFor();
  };

  it('the preview is there, with all that it has', async () => {
    await expect.poll(() => view().locator('#what-if-pay').count(), PATIENCE).toBe(1);
    await view().locator('#role').selectOption({ label: 'Enterprise account executive' });
    await expect
      .poll(() => view().locator('h2').first().innerText(), PATIENCE)
      .toBe('Enterprise account executive');
    await expect.poll(() => view().locator('#statement-paid').count(), PATIENCE).toBe(1);
    await expect.poll(() => view().locator('.proof').count(), PATIENCE).toBeGreaterThan(1);
    await expect.poll(() => view().locator('path[data-component="total"]').count(), PATIENCE).toBe(1);
    for (let shut = 1; shut > 0; ) {
      const folded = view().locator('details:not([open]) > summary');
      shut = await folded.count();
      if (shut > 0) await folded.first().press('Enter');
    }
  });

  it.each(THEMES)(
    'the preview can be read in %s: all text stands out from what is behind it',
    async (theme, kind) => {
      await inTheme(theme, kind);
      await screenshot(session.page, `accessibility-${kind}`);
      expect(await lowContrast(view())).toEqual([]);
      const [paper, wanted = ''] = await view()
        .locator('body')
        .evaluate((body) => [
          getComputedStyle(body).backgroundColor,
          getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background'),
        ]);
      const parts =
        wanted.length < 7
          ? (wanted.match(/[\da-f]/gi) ?? []).map((one) => one + one)
          : (wanted.match(/[\da-f]{2}/gi) ?? []);
      expect(paper).toBe(
        `rgb(${parts
          .slice(0, 3)
          .map((part) => Number.parseInt(part, 16))
          .join(', ')})`,
      );
    },
  );

  it('the preview can be used: all has a name and a way by keys, and pictures are told in words', async () => {
    expect(await unnamed(view())).toEqual([]);
  });

  it('its policy lets no code, address, script, style or image through', async () => {
    expect(await letThrough(view())).toEqual([]);
  });

  it('the payout panel is there, and is used by keys', async () => {
    await runCommand(session.page, 'View: Close All Editors');
    await openFile(session.page, 'plan.ote');
    await runCommand(session.page, 'OnTarget: Pay a Period…');
    await expect.poll(() => view().locator('#pay-run').count(), PATIENCE).toBe(1);
    await view().locator('#pay-run').press('Enter');
    await expect.poll(() => view().locator('.payees tbody tr').count(), PATIENCE).toBeGreaterThan(1);
    await view().locator('[data-explain]').first().press('Enter');
    await expect.poll(() => view().locator('#explained h2').count(), PATIENCE).toBe(1);
    expect(await unnamed(view())).toEqual([]);
    expect(await letThrough(view())).toEqual([]);
  });

  it.each(THEMES)('the payout panel can be read in %s', async (theme, kind) => {
    await inTheme(theme, kind);
    await screenshot(session.page, `accessibility-payouts-${kind}`);
    expect(await lowContrast(view())).toEqual([]);
  });

  it('nothing was loaded from anywhere else', () => {
    const elsewhere = requests.filter(
      (url) =>
        !/^(data|blob|about):/.test(url) &&
        !/^https?:\/\/(localhost|127\.0\.0\.1|[\w.+-]*vscode-(cdn|resource)[\w.+-]*)[:/]/.test(url),
    );
    // The policy itself was tried out with this one, which it refused before it was sent.
    expect(elsewhere.filter((url) => !url.startsWith('https://example.com/'))).toEqual([]);
  });
});
