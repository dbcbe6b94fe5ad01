import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchors, links, pages, readPage } from './markdown.ts';

const root = join(import.meta.dirname, '../..');

/** Links of a page that lead nowhere inside the project. */
function broken(page: string, text: string): string[] {
  return links(text).filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? join(root, page) : join(root, dirname(page), decodeURI(path));
    if (!existsSync(target)) return true;
    if (anchor === undefined || anchor === '' || statSync(target).isDirectory()) return false;
    const there = path === '' ? text : readFileSync(target, 'utf8');
    return target.endsWith('.md') && !anchors(there).includes(anchor);
  });
}

describe('links between pages lead somewhere', () => {
  test.each(pages())('%s', (page) => {
    expect(broken(page, readPage(page))).toEqual([]);
  });

  test('a link to nowhere is found', () => {
    const text =
      '# Here\n[a](nowhere.md) [b](README.md#try-it) [c](README.md#nothing) [d](#here) [e](#there)';
    expect(broken('CHANGELOG.md', text)).toEqual(['nowhere.md', 'README.md#nothing', '#there']);
  });
});
