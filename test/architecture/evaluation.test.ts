import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lineAt, type SyntaxNode, visit } from './source-imports.ts';

/** Evaluation reads no clock, locale, network, environment or chance: same evaluator and inputs, same bytes. */
const root = join(import.meta.dirname, '../..');

const forbiddenNames = new Set(['Intl', 'fetch', 'performance', 'process', 'navigator']);
const forbiddenMembers = new Set([
  'localeCompare',
  'toLocaleString',
  'toLocaleDateString',
  'toLocaleUpperCase',
]);

function readsTheWorld(file: string, text: string): string[] {
  const found: string[] = [];
  visit(file, text, (node) => {
    const what = worldly(node);
    if (what !== undefined) found.push(`${file}:${lineAt(text, node.start)}: ${what}`);
  });
  return found;
}

function worldly(node: SyntaxNode): string | undefined {
  if (node.type === 'NewExpression' && nameOf(node.callee) === 'Date') {
    return (node.arguments as unknown[]).length === 0 ? 'new Date() reads the clock' : undefined;
  }
  if (node.type !== 'MemberExpression' && node.type !== 'CallExpression') return undefined;
  if (node.type === 'CallExpression') {
    const name = nameOf(node.callee);
    if (name === 'Date') return 'Date() reads the clock';
    return name !== undefined && forbiddenNames.has(name) ? `${name} reads the world` : undefined;
  }
  const [object, property] = [nameOf(node.object), nameOf(node.property)];
  if (object === 'Date' && property === 'now') return 'Date.now reads the clock';
  if (object === 'Math' && property === 'random') return 'Math.random is chance';
  if (object !== undefined && forbiddenNames.has(object)) return `${object} reads the world`;
  return property !== undefined && forbiddenMembers.has(property)
    ? `${property} reads the locale`
    : undefined;
}

function nameOf(node: unknown): string | undefined {
  const { type, name } = node as { type: string; name?: string };
  return type === 'Identifier' ? name : undefined;
}

describe('evaluation reads nothing but its evaluator and inputs', () => {
  const sources = globSync('packages/evaluator/src/**/*.ts', { cwd: root });

  test('no clock, locale, network, environment or chance in the evaluator', () => {
    expect(sources.length).toBeGreaterThan(3);
    expect(sources.flatMap((file) => readsTheWorld(file, readFileSync(join(root, file), 'utf8')))).toEqual(
      [],
    );
  });

  test.each([
    'new Date()',
    'Date()',
    'Date.now()',
    'Math.random()',
    "a.localeCompare('b')",
    'n.toLocaleString()',
    'new Intl.NumberFormat()',
    "fetch('x')",
    'process.env.TZ',
    'performance.now()',
  ])('%s is refused', (expression) => {
    expect(readsTheWorld('a.ts', `export const x = ${expression};`)).toHaveLength(1);
  });
});
