import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { placeOf, typeOver } from './harness/editor.ts';
import { copyFolder, type FolderCopy } from './harness/folder-copy.ts';
import { packagedExtension } from './harness/package.ts';
import { goTo, openFile, runCommand } from './harness/palette.ts';
import { processesOf } from './harness/processes.ts';
import { pictures } from './harness/screenshot.ts';
import { type Session, startSession } from './harness/session.ts';
import { squiggles } from './harness/squiggles.ts';
import { suggestionsAt } from './harness/suggestions.ts';
import { notifications } from './harness/window.ts';

const PLAN = 'first-plan/plan.ote';
const PATIENCE = { timeout: 60_000 };
const SERVER = 'server.cjs';

/** Cells as a spreadsheet of much of Europe puts them on the clipboard. */
const CELLS = '150.000,50\t100%\t15.000,00';

/** That nothing that is put into a file or a folder stops the extension, leaves a word behind or makes it fall silent. */
describe('the packaged extension, given what it cannot read', () => {
  let examples: FolderCopy;
  let session: Session;
  let text: string;
  let servers: string;

  const marks = async () => (await squiggles(session.page)).map((mark) => mark.text);
  const at = (name: string) => join(examples.folder, name);
  const status = () =>
    session.page.locator('[id="ontarget.ontarget-vscode.ontarget.plan"] a').getAttribute('aria-label');
  const running = async () => (await processesOf(session.extensions, SERVER)).join();

  /** The rows of the Problems panel, which is open, of files and of what is told of them. */
  const told = () =>
    session.page
      .locator('.markers-panel .monaco-list-row')
      .evaluateAll((rows) => rows.map((row) => row.textContent ?? ''));
  const toldOf = async (what: string) => (await told()).filter((row) => row.includes(what));

  /** The fixes that the lamp offers for the problem at the cursor. */
  async function fixes(picture: string): Promise<string[]> {
    await session.page.keyboard.press('Control+.');
    const rows = session.page.locator('.action-widget .monaco-list-row.action');
    await rows.first().waitFor();
    const titles = await rows.allInnerTexts();
    await pictures(session.page, `bad-input-${picture}`);
    await session.page.keyboard.press('Escape');
    return titles.map((title) => title.replaceAll('\u00a0', ' ').trim());
  }

  /** Whatever was done, the same server is there and answers, and nothing is told of what is whole. */
  async function goesOn(): Promise<void> {
    await openFile(session.page, PLAN);
    await expect.poll(marks, PATIENCE).toEqual([]);
    expect(await suggestionsAt(session.page, placeOf(text, 'Bookings  each quarter'))).toContain('Bookings');
    expect(await running()).toBe(servers);
    expect(await notifications(session.page)).toEqual([]);
  }

  beforeAll(async () => {
    examples = await copyFolder(join(import.meta.dirname, '../../examples'));
    text = await examples.text(PLAN);
    session = await startSession({
      vsix: [packagedExtension()],
      folder: examples.folder,
      // As in an editor that pastes text: what pasting makes of cells is in `everyday.test.ts`.
      settings: { 'editor.pasteAs.enabled': false },
    });
    await runCommand(session.page, 'Problems: Focus on Problems View');
    await openFile(session.page, PLAN);
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await session.keepEvidence(`bad-input ${task.name}`);
  });

  afterAll(async () => {
    await session?.close();
    await examples?.remove();
  });

  it('begins with plans that have no problem', async () => {
    await expect.poll(status, PATIENCE).toMatch(/No problems\.$/);
    servers = await running();
    expect(servers).toMatch(/^\d+$/);
    await expect.poll(told, PATIENCE).toEqual([]);
    await goesOn();
  });

  it('names pasted cells, European numbers and round quotes, and has a fix for each', async () => {
    const { line } = placeOf(text, '| $195K');
    await goTo(session.page, line, 1);
    await session.page.evaluate((copied) => navigator.clipboard.writeText(copied), `${CELLS}\n`);
    await session.page.keyboard.press('Control+V');
    await expect.poll(marks, PATIENCE).toEqual([CELLS.replaceAll('\t', '  ')]);
    await goTo(session.page, line, 2);
    expect(await fixes('pasted')).toContainEqual(
      expect.stringMatching(/^Make a row of the pasted cells.*150,000\.50/),
    );
    await runCommand(session.page, 'File: Revert File');

    const quota = placeOf(text, '$600K in');
    await typeOver(session.page, quota, '$600K'.length, '$600.000,50');
    await expect.poll(marks, PATIENCE).toEqual(['$600.000,50']);
    await goTo(session.page, quota.line, quota.column + 2);
    expect(await fixes('number')).toContainEqual(expect.stringContaining('$600,000.50'));
    await runCommand(session.page, 'File: Revert File');

    const title = placeOf(text, '"New business"');
    await typeOver(session.page, title, '"New business"'.length, '“New business”');
    await expect.poll(marks, PATIENCE).toContain('“New business”');
    await goTo(session.page, title.line, title.column + 2);
    expect(await fixes('quotes')).toContainEqual(expect.stringContaining('"New business"'));
    await runCommand(session.page, 'File: Revert File');
    await goesOn();
  });

  it('says once that a binary file and one of 5 MB are none of its own, and no longer when they are gone', async () => {
    await writeFile(
      at('first-plan/logo.ote'),
      Uint8Array.from({ length: 50_000 }, (_, index) => index % 256),
    );
    await writeFile(
      at('first-plan/long.ote'),
      '// a line of a plan that was written by a program\n'.repeat(100_000),
    );
    await expect.poll(async () => (await toldOf('file-unreadable')).length, PATIENCE).toBe(2);
    await openFile(session.page, 'first-plan/long.ote');
    await session.page.keyboard.type('x');
    await pictures(session.page, 'bad-input-unreadable');
    await runCommand(session.page, 'File: Revert File');
    await runCommand(session.page, 'View: Close Editor');
    await rm(at('first-plan/logo.ote'));
    await rm(at('first-plan/long.ote'));
    await expect.poll(async () => (await toldOf('file-unreadable')).length, PATIENCE).toBe(0);
    await goesOn();
  });

  it('tells of folders that use each other in a circle, until one lets go', async () => {
    const goals = await readFile(at('company/curves.ote'), 'utf8');
    await writeFile(at('company/curves.ote'), `${goals}\nuse "../marketing"\n`);
    await expect.poll(async () => (await toldOf('folder-circle')).length, PATIENCE).toBeGreaterThan(0);
    await pictures(session.page, 'bad-input-circle');
    await writeFile(at('company/curves.ote'), goals);
    await expect.poll(async () => (await toldOf('folder-circle')).length, PATIENCE).toBe(0);
    await goesOn();
  });

  it('goes on with a file that vanishes while it is open, and tells nothing of it once it is back', async () => {
    const names = ['curves', 'measures'];
    await openFile(session.page, 'go-to-market/curves.ote');
    for (const name of names) await rename(at(`go-to-market/${name}.ote`), at(`${name}.away`));
    // What others read of the file that is not open is missed by name.
    await expect.poll(async () => (await toldOf('NewARR')).length, PATIENCE).toBeGreaterThan(0);
    await pictures(session.page, 'bad-input-vanished');
    for (const name of names) await rename(at(`${name}.away`), at(`go-to-market/${name}.ote`));
    await expect.poll(told, PATIENCE).toEqual([]);
    await goesOn();
  });

  it('tells a mistake in the project file once, whether it is open or closed', async () => {
    const project = await examples.text('ontarget.json');
    const wrong = () => toldOf('"plan" is not known here').then(({ length }) => length);
    const bySchema = () => toldOf('Property plan is not allowed').then(({ length }) => length);
    const misspelled = project.replace('"plans"', '"plan"');
    await writeFile(at('ontarget.json'), misspelled);
    await expect.poll(wrong, PATIENCE).toBe(1);
    await openFile(session.page, 'ontarget.json');
    // The schema that the file names is not in this folder: VS Code says so, and cannot know the mistake.
    await expect
      .poll(async () => (await toldOf('Unable to load schema')).length, PATIENCE)
      .toBeGreaterThan(0);
    expect([await wrong(), await bySchema()]).toEqual([1, 0]);
    await writeFile(at('ontarget.json'), misspelled.replace(/ *"\$schema".*\n/, ''));
    await expect.poll(bySchema, PATIENCE).toBe(1);
    await expect.poll(wrong, PATIENCE).toBe(0);
    await pictures(session.page, 'bad-input-project');
    await openFile(session.page, 'ontarget.json');
    await runCommand(session.page, 'View: Close Editor');
    await expect.poll(wrong, PATIENCE).toBe(1);
    expect(await bySchema()).toBe(0);
    await writeFile(at('ontarget.json'), project);
    await expect.poll(told, PATIENCE).toEqual([]);
    await goesOn();
  });
});
