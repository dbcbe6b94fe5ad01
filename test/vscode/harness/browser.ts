import { type BrowserContext, chromium } from 'playwright-core';
import type { SessionFolders } from './folders.ts';
import type { Installation } from './installation.ts';

/** Wide enough for a plan and its preview side by side. */
const VIEWPORT = { width: 1600, height: 1000 };

/** Chromium as root in a container, with nothing that looks for hosts outside of it. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--force-color-profile=srgb',
  '--font-render-hinting=none',
];

/** Starts a headless Chromium with an empty profile. */
export function startBrowser(installation: Installation, folders: SessionFolders): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folders.profile, {
    executablePath: installation.chromium,
    headless: true,
    args: FLAGS,
    viewport: VIEWPORT,
    colorScheme: 'light',
    locale: 'en-US',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
}
