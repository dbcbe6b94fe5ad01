import { describe, expect, test } from 'vitest';
import { folderOf, isTop, place } from '../src/places.ts';

describe('the way up from a file', () => {
  test.each([
    ['file:///plans/fy27/plan.ote', ['file:///plans/fy27', 'file:///plans', 'file:///']],
    ['vscode-remote://host/plans/plan.ote', ['vscode-remote://host/plans', 'vscode-remote://host/']],
  ])('%s', (file, folders) => {
    const way: string[] = [];
    for (let at = folderOf(file); way.at(-1) !== at; at = folderOf(at)) way.push(at);
    expect(way).toEqual(folders);
    expect(isTop(way.at(-1) ?? '')).toBe(true);
    expect(isTop(way[0] ?? '')).toBe(false);
  });
});

test('a slash at the end makes no other place', () => {
  expect(place('file:///plans/fy27/')).toBe(place('file:///plans/fy27'));
});
