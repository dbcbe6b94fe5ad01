import type { FrameLocator, Page } from 'playwright-core';

/**
 * The document of the one webview on screen.
 *
 * VS Code puts a webview's page into an iframe inside an iframe of its own, and makes a new inner one whenever the
 * extension sets the HTML; the locator finds the present one on each use. Two webviews on screen are an error.
 */
export function webview(page: Page): FrameLocator {
  return page
    .locator('iframe.webview.ready:visible')
    .contentFrame()
    .locator('iframe#active-frame')
    .contentFrame();
}

/** The drawing commands of an SVG path in a webview, once it is there. */
export async function pathData(view: FrameLocator, selector: string): Promise<string> {
  const path = view.locator(selector);
  const drawn = await path.getAttribute('d');
  if (drawn === null) throw new Error(`${selector} is no SVG path: it has no d`);
  return drawn;
}
