import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importViolations } from './import-rules.ts';
import { nodeEntries, rooms } from './rooms.ts';
import { importsOf } from './source-imports.ts';

const root = join(import.meta.dirname, '../..');
const sources = globSync('packages/*/src/**/*.{ts,tsx,mts,cts,js,mjs,cjs}', { cwd: root })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => !file.startsWith('packages/language/src/generated/'));

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

describe('every source file keeps to its room', () => {
  test('there are sources to look at', () => {
    expect(sources.length).toBeGreaterThan(10);
  });

  test('imports only what its room may know', () => {
    expect(sources.flatMap((file) => importViolations(file, read(file)))).toEqual([]);
  });

  test('declares in its package.json what it imports', () => {
    const missing = Object.values(rooms)
      .filter(({ src }) => existsSync(join(root, src)))
      .flatMap(({ src }) => {
        const manifest = JSON.parse(read(`${src}/../package.json`));
        const declared = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
        return sources
          .filter((file) => file.startsWith(`${src}/`))
          .flatMap((file) => importsOf(file, read(file)).map(({ specifier }) => ({ file, specifier })))
          .filter(({ specifier }) => specifier !== undefined && /^[^./]/.test(specifier))
          .filter(({ specifier }) => !isBuiltin(specifier ?? '') && specifier !== 'vscode')
          .map(({ file, specifier }) => ({ file, name: packageName(specifier ?? '') }))
          .filter(({ name }) => !declared.includes(name))
          .map(({ file, name }) => `${file}: ${name} is not in ${manifest.name}'s dependencies`);
      });
    expect(missing).toEqual([]);
  });

  test('every package is a room, and every room that has sources is a package', () => {
    const folders = globSync('packages/*/src', { cwd: root }).map((one) => one.replaceAll('\\', '/'));
    const known = Object.values(rooms).map(({ src }) => src);
    expect(folders.filter((folder) => !known.includes(folder))).toEqual([]);
  });
});

describe('what breaks a rule is refused', () => {
  const refused: [why: string, file: string, text: string, message: RegExp][] = [
    [
      'any package in the evaluator',
      'packages/evaluator/src/format/a.ts',
      "import 'ajv';",
      /may not know ajv/,
    ],
    [
      'a built-in with its prefix',
      'packages/evaluator/src/numbers/a.ts',
      "import fs from 'node:fs';",
      /node:fs/,
    ],
    ['a bare built-in', 'packages/language/src/a.ts', "import { readFileSync } from 'fs';", /Node's fs/],
    [
      'a built-in of a subpath',
      'packages/compiler/src/a.ts',
      "import fs from 'fs/promises';",
      /fs\/promises/,
    ],
    ['a dynamic import', 'packages/workspace/src/a.ts', "await import('node:path');", /node:path/],
    ['a type import', 'packages/workspace/src/a.ts', "import type { Stats } from 'node:fs';", /node:fs/],
    ['a type in place', 'packages/report/src/a.ts', "let s: import('langium').AstNode;", /langium/],
    [
      'a re-export',
      'packages/analysis/src/a.ts',
      "export * from '@ontarget/language';",
      /@ontarget\/language/,
    ],
    ['require', 'packages/server/src/a.ts', "const fs = require('fs');", /Node's fs/],
    ['import = require', 'packages/server/src/a.ts', "import fs = require('fs');", /Node's fs/],
    ['getBuiltinModule', 'packages/server/src/a.ts', "process.getBuiltinModule('fs');", /Node's fs/],
    ['a computed name', 'packages/server/src/a.ts', 'await import(name);', /computed/],
    [
      'the engine in the language',
      'packages/language/src/a.ts',
      "import '@ontarget/evaluator/engine';",
      /engine/,
    ],
    [
      'the format in the language',
      'packages/language/src/a.ts',
      "import '@ontarget/evaluator/format';",
      /format/,
    ],
    [
      'the engine in the compiler',
      'packages/compiler/src/a.ts',
      "import '@ontarget/evaluator/engine';",
      /engine/,
    ],
    [
      'a way around a door',
      'packages/cli/src/a.ts',
      "import '@ontarget/evaluator/src/numbers/a.ts';",
      /may not know/,
    ],
    ['another room by path', 'packages/cli/src/a.ts', "import '../../language/src/index.ts';", /leaves/],
    ["one's own tests", 'packages/cli/src/a.ts', "import '../test/helper.ts';", /leaves/],
    [
      'an outer door',
      'packages/evaluator/src/numbers/a.ts',
      "import '../engine/index.ts';",
      /may not know its engine/,
    ],
    ['langium in the command', 'packages/cli/src/a.ts', "import { URI } from 'langium';", /langium/],
    ['langium in the warehouse', 'packages/warehouse/src/a.ts', "import 'langium/lsp';", /langium/],
    ['DuckDB outside the Node entry', 'packages/warehouse/src/a.ts', "import '@duckdb/node-api';", /duckdb/],
    [
      'a Node entry from the plain side',
      'packages/warehouse/src/a.ts',
      "import './node/index.ts';",
      /Node entry/,
    ],
    [
      'a library that imports built-ins',
      'packages/workspace/src/a.ts',
      "import 'langium/node';",
      /langium\/node/,
    ],
    ['vscode outside its room', 'packages/server/src/a.ts', "import * as vscode from 'vscode';", /vscode/],
    ['the language in the extension', 'packages/vscode/src/a.ts', "import '@ontarget/language';", /language/],
    ['a file in no room', 'packages/attic/src/a.ts', 'export {};', /no room/],
  ];
  test.each(refused)('%s', (_, file, text, message) => {
    const violations = importViolations(file, text);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toMatch(message);
  });

  const allowed: [why: string, file: string, text: string][] = [
    ['numbers in the language', 'packages/language/src/a.ts', "import '@ontarget/evaluator/numbers';"],
    ['an inner door', 'packages/evaluator/src/engine/a.ts', "import '../numbers/index.ts';"],
    ['a built-in in the command', 'packages/cli/src/a.ts', "import 'node:fs';"],
    ['a schema of its own', 'packages/workspace/src/project/a.ts', "import '../../schema/a.schema.json';"],
    ['a neighbour', 'packages/compiler/src/roles/a.ts', "import { b } from '../b.ts';"],
    ...nodeEntries.map(({ path }): [string, string, string] => [
      `a built-in in ${path}`,
      path.endsWith('/') ? `${path}a.ts` : path,
      "import 'node:fs';",
    ]),
  ];
  test.each(allowed)('%s is not refused', (_, file, text) => {
    expect(importViolations(file, text)).toEqual([]);
  });

  test('a file that cannot be parsed is an error, not a pass', () => {
    expect(() => importViolations('packages/cli/src/a.ts', 'import {{')).toThrow();
  });
});

/** `@scope/name/door` → `@scope/name`; `name/door` → `name`. */
function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
