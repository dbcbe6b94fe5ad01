import { expect, it } from 'vitest';
import { newNonce, page } from '../src/preview/page.ts';

const assets = {
  script: 'https://file/webview.js',
  style: 'https://file/preview.css',
  source: 'https://file',
};

it('allows its own style sheet and its own script, and nothing else', () => {
  const html = page(assets, 'abc');
  expect(html).toContain(`content="default-src 'none'; style-src https://file; script-src 'nonce-abc'"`);
  expect(html.match(/<script[^>]*>/g)).toEqual(['<script nonce="abc" src="https://file/webview.js">']);
  expect(html).not.toMatch(/unsafe|style="|\son\w+="/);
});

it('gives every page a nonce of its own', () => {
  expect(newNonce()).toMatch(/^[0-9a-f]{32}$/);
  expect(newNonce()).not.toBe(newNonce());
});
