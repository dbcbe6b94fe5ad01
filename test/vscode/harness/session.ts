import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { installExtension } from './extension.ts';
import { createFolders } from './folders.ts';
import { findInstallation } from './installation.ts';
import { ARTIFACTS, screenshot } from './screenshot.ts';
import { startServer } from './server.ts';
import type { Settings } from './settings.ts';
import { openFolder } from './window.ts';

/** What a session starts with. */
export interface SessionOptions {
  /** The packaged extensions to install. */
  readonly vsix: readonly string[];
  /** The folder to open. It is edited in place: give a copy. */
  readonly folder: string;
  /** Settings of the user beside those that keep the window quiet. */
  readonly settings?: Settings;
  /** Called with the folder that the extensions are installed in, before anything is opened. */
  readonly installed?: (extensions: string) => Promise<void>;
}

/** VS Code with its window in a browser. */
export interface Session {
  readonly page: Page;
  /** The folder that its extensions are installed in. */
  readonly extensions: string;
  /** Addresses that the window, its frames and its workers have asked for, in order. */
  readonly requested: readonly string[];
  /** Keeps a picture of the window and what VS Code printed, for a test that failed. */
  keepEvidence(test: string): Promise<void>;
  /** Ends the browser and the server and removes their folders. */
  close(): Promise<void>;
}

/** Installs the extensions into a new VS Code, opens the folder and waits until the window can be used. */
export async function startSession(options: SessionOptions): Promise<Session> {
  const installation = findInstallation();
  const folders = await createFolders(options.settings);
  const closers = [() => folders.remove()];
  const close = async () => {
    // What was started last is ended first: the folders are removed when nothing writes to them any more.
    const failures: unknown[] = [];
    for (const closer of closers.splice(0).reverse()) {
      await closer().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw new AggregateError(failures, 'VS Code could not be closed');
  };
  try {
    for (const vsix of options.vsix) await installExtension(installation, folders, vsix);
    await options.installed?.(folders.extensions);
    const server = await startServer(installation, folders);
    closers.push(server.stop);
    const browser = await startBrowser(installation, folders);
    closers.push(() => browser.close());
    const page = browser.pages()[0] ?? (await browser.newPage());
    const requested: string[] = [];
    browser.on('request', (request) => requested.push(request.url()));
    const printed: string[] = [];
    page.on('console', (message) => printed.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => printed.push(`uncaught: ${error.stack ?? error.message}`));
    const keepEvidence = async (test: string) => {
      const name = `failed-${test.replaceAll(/\W+/g, '-')}`;
      await screenshot(page, name);
      await mkdir(ARTIFACTS, { recursive: true });
      await writeFile(join(ARTIFACTS, `${name}.log`), `${printed.join('\n')}\n\n${server.output()}`);
      // Where only the output of a run is kept, this is all that is known of the window.
      const shown = await page.locator('.monaco-workbench').innerText();
      console.error(`When "${test}" failed, the window showed:\n${shown.replaceAll(/\s*\n\s*/g, '\n')}`);
    };
    await openFolder(page, server.address, options.folder);
    return { page, extensions: folders.extensions, requested, keepEvidence, close };
  } catch (error) {
    await close();
    throw error;
  }
}
