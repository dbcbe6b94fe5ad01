import { chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import manifest from '../../packages/vscode/package.json' with { type: 'json' };
import { writePrivateTable } from '../../packages/warehouse/src/node/index.ts';
import { copyFolder } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { openFile, runCommand } from './harness/palette.ts';
import { pictures } from './harness/screenshot.ts';
import { startSession } from './harness/session.ts';
import { cursor } from './harness/suggestions.ts';
import { webview } from './harness/webview.ts';
import { notifications } from './harness/window.ts';

/** Two hundred thousand rows, read by another process, on a machine that may be busy. */
const PATIENCE = { timeout: 120_000 };
const COMMAND = join(import.meta.dirname, '../../packages/cli/bin/ontarget');
const ROWS = 200_400;

/** More rows than the editor pays. */
async function manyDeals(data: string): Promise<void> {
  const deals = Array.from({ length: ROWS }, (_, index) => `D${index},2027-01-15,Ana Silva,1,won\n`);
  await writeFile(join(data, 'deals.csv'), `id,closed,owner,amount,stage\n${deals.join('')}`);
}

/** The deals of the example as a warehouse exports them. */
async function dealsAsParquet(data: string): Promise<void> {
  const [, ...lines] = (await readFile(join(data, 'deals.csv'), 'utf8')).trim().split('\n');
  await writePrivateTable(join(data, 'deals.parquet'), 'parquet', {
    columns: [
      { name: 'id', type: 'text' },
      { name: 'closed', type: 'date' },
      { name: 'owner', type: 'text' },
      { name: 'amount', type: 'decimal' },
      { name: 'stage', type: 'text' },
    ],
    rows: lines.map((line) => line.split(',')),
  });
  await rm(join(data, 'deals.csv'));
}

/** The panel of the first plan with other deals, and a folder for commands. */
async function scene(host: 'workspace' | 'web', deals: (data: string) => Promise<void>) {
  const plan = await copyFolder(join(import.meta.dirname, '../../examples/first-plan'));
  await deals(join(plan.folder, 'data'));
  const bin = join(plan.folder, 'node_modules/.bin');
  await mkdir(bin, { recursive: true });
  // As npm has it, with the Node that the command needs beside it.
  await symlink(COMMAND, join(bin, 'ontarget'));
  await symlink(process.execPath, join(bin, 'node'));
  const inBrowser = { 'remote.extensionKind': { 'ontarget.ontarget-vscode': ['web'] } };
  const session = await startSession({
    vsix: [packagedExtension()],
    folder: plan.folder,
    ...(host === 'web' ? { settings: inBrowser } : {}),
  });
  await openFile(session.page, 'plan.ote');
  await session.page.locator('[id="status.editor.mode"]', { hasText: 'OnTarget' }).waitFor();
  await runCommand(session.page, 'OnTarget: Pay a Period…');
  const view = () => webview(session.page);
  await view().locator('#pay-run').waitFor();
  return {
    session,
    page: session.page,
    bin,
    view,
    pay: () => view().locator('#pay-run').click(),
    notice: () => view().locator('div.notice').innerText(),
    command: () => view().locator('#pay-command').innerText(),
    close: async () => {
      await session.close();
      await plan.remove();
    },
  };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** That more rows than the editor pays are paid by the workspace's own command, or that what to do is said. */
describe('a large payout', () => {
  let here: Scene;

  beforeAll(async () => {
    here = await scene('workspace', manyDeals);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await here.session.keepEvidence(`payouts-large ${task.name}`);
  });

  afterAll(() => here?.close());

  it('is paid by the command of the folder, which explains and finds rows', async () => {
    const { page, pay, view } = here;
    await pay();
    await expect
      .poll(() => view().locator('#pay-progress').innerText(), PATIENCE)
      .toContain(`by ontarget ${manifest.version} of this folder`);
    await pictures(page, 'payouts-large-progress');
    await expect.poll(() => view().locator('#paid-by').count(), PATIENCE).toBe(1);
    // $200,400 of a quota of $150,000 in the quarter: 100% at 1x, 25% at 1.5x, 8.6% at 2x, of $15,000.
    const ana = view().locator('.payees tbody tr', { hasText: 'Ana Silva' });
    expect(await ana.locator('td').last().innerText()).toBe('$23,205');
    await view().locator('[data-explain="Ana Silva"]').first().click();
    await expect.poll(() => view().locator('#explained h2').innerText(), PATIENCE).toBe('Ana Silva');
    const closed = view().locator('#explained details:not([open]) > summary');
    while ((await closed.count()) > 0) await closed.first().click({ position: { x: 4, y: 8 } });
    // D10, the third by its key.
    await view().locator('#explained [data-row="deals"][data-record="11"]').first().click();
    await expect.poll(() => page.locator('.tab.active', { hasText: 'deals.csv' }).count(), PATIENCE).toBe(1);
    await expect.poll(async () => (await cursor(page)).line, PATIENCE).toBe(12);
    await pictures(page, 'payouts-large-explained');
  });

  it('is canceled, and the command with it', async () => {
    await here.pay();
    await expect
      .poll(() => here.view().locator('#pay-progress').innerText(), PATIENCE)
      .toContain('of this folder');
    await here.view().locator('#pay-cancel').click();
    await expect.poll(here.notice, PATIENCE).toContain('Canceled: nobody is paid.');
  });

  it('is not paid by a command of another version, and both are said', async () => {
    const { bin, pay, notice, command } = here;
    await rm(join(bin, 'ontarget'));
    await writeFile(join(bin, 'ontarget'), '#!/bin/sh\necho 9.9.9\n');
    await chmod(join(bin, 'ontarget'), 0o755);
    await pay();
    await expect
      .poll(notice, PATIENCE)
      .toContain(`The ontarget of this folder is version 9.9.9, the extension ${manifest.version}.`);
    expect(await command()).toBe('ontarget run . --period FY27-Q1 --out payouts');
  });

  it('says what to install and what to run where there is no command', async () => {
    const { bin, page, pay, notice, command } = here;
    await rm(join(bin, 'ontarget'));
    await pay();
    await expect.poll(notice, PATIENCE).toContain(`Install ontarget ${manifest.version} into it with npm`);
    expect(await notice()).toContain('These are more than 200,000 rows');
    expect(await command()).toBe('ontarget run . --period FY27-Q1 --out payouts');
    await pictures(page, 'payouts-large-none');
    expect(await notifications(page)).toEqual([]);
  });
});

/** That a table in Parquet is paid by the same command, however few its rows are. */
describe('a payout from Parquet', () => {
  let here: Scene;

  beforeAll(async () => {
    here = await scene('workspace', dealsAsParquet);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await here.session.keepEvidence(`payouts-parquet ${task.name}`);
  });

  afterAll(() => here?.close());

  it('pays what was worked out by hand, explains it, and names the row that no editor shows', async () => {
    const { page, pay, view } = here;
    const tables = view().locator('.tables');
    await expect.poll(() => tables.innerText(), PATIENCE).toContain('deals.parquet');
    await pay();
    await expect.poll(() => view().locator('#paid-by').count(), PATIENCE).toBe(1);
    expect(await view().locator('#paid-by').innerText()).toContain(
      `ontarget ${manifest.version} of this folder`,
    );
    // examples/first-plan/expected/README.md works each of them out.
    const amounts = await view().locator('.payees tbody tr').allInnerTexts();
    expect(amounts.map((line) => line.replaceAll(/\s+/g, ' '))).toEqual([
      'Ana Silva Account executive – $15,000',
      'Ben Ortiz Account executive – $22,125.15',
      'Cora Weiss Account executive – $6,125',
      'Dev Patel Account executive – $9,800',
    ]);
    await view().locator('[data-explain="Ben Ortiz"]').first().click();
    await expect.poll(() => view().locator('#explained h2').innerText(), PATIENCE).toBe('Ben Ortiz');
    const closed = view().locator('#explained details:not([open]) > summary');
    while ((await closed.count()) > 0) await closed.first().click({ position: { x: 4, y: 8 } });
    await view().locator('#explained [data-row="deals"][data-record="2"]').first().click();
    await expect
      .poll(async () => (await notifications(page)).join('\n'), PATIENCE)
      .toContain('That is row 2 of deals.parquet, which is no text');
    await pictures(page, 'payouts-parquet');
  });
});

describe('a large payout in the browser', () => {
  let here: Scene;

  beforeAll(async () => {
    here = await scene('web', manyDeals);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await here.session.keepEvidence(`payouts-large web ${task.name}`);
  });

  afterAll(() => here?.close());

  it('is canceled while the worker reads it', async () => {
    await here.pay();
    await here.view().locator('#pay-cancel').click();
    await expect.poll(here.notice, PATIENCE).toContain('Canceled: nobody is paid.');
  });

  it('is not paid, and what to install on a machine and to run there is said', async () => {
    const { page, pay, notice, command } = here;
    await pay();
    await expect.poll(notice, PATIENCE).toContain('These are more than 200,000 rows');
    expect(await notice()).toContain(`install ontarget ${manifest.version}`);
    expect(await command()).toBe('ontarget run . --period FY27-Q1 --out payouts');
    await pictures(page, 'payouts-large-web');
  });
});
