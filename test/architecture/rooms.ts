/** What each room may know, as in docs/ARCHITECTURE.md. A specifier not listed here is refused. */

/** One room: a package whose sources may import only what is listed. */
export interface Room {
  /** Folder of the room's sources, from the project's root. */
  readonly src: string;
  /** Import specifiers that any file of the room may use: exact, or a prefix when it ends in `/*`. */
  readonly mayKnow: readonly string[];
  /** May every file of the room import Node's built-ins? Only thin shells at the edge may. */
  readonly nodeBuiltins?: boolean;
}

const evaluator = [
  '@ontarget/evaluator/numbers',
  '@ontarget/evaluator/format',
  '@ontarget/evaluator/engine',
  '@ontarget/evaluator/fast',
  '@ontarget/evaluator/rows',
  '@ontarget/evaluator/words',
];
const langium = [
  'langium',
  'langium/lsp',
  'vscode-languageserver',
  'vscode-languageserver-types',
  'vscode-languageserver-protocol',
  'vscode-languageserver-textdocument',
  'vscode-uri',
];

export const rooms: Readonly<Record<string, Room>> = {
  evaluator: { src: 'packages/evaluator/src', mayKnow: [] },
  language: {
    src: 'packages/language/src',
    mayKnow: ['@ontarget/evaluator/numbers', '@ontarget/evaluator/words', 'chevrotain', ...langium],
  },
  compiler: {
    src: 'packages/compiler/src',
    mayKnow: [
      '@ontarget/language',
      '@ontarget/language/ast',
      '@ontarget/evaluator/format',
      '@ontarget/evaluator/numbers',
      ...langium,
    ],
  },
  analysis: { src: 'packages/analysis/src', mayKnow: evaluator },
  workspace: {
    src: 'packages/workspace/src',
    mayKnow: [
      '@ontarget/language',
      '@ontarget/language/*',
      '@ontarget/compiler',
      '@ontarget/analysis/*',
      '@ontarget/report',
      '@ontarget/warehouse',
      ...evaluator,
      ...langium,
      '@cfworker/json-schema',
      'jsonc-parser',
    ],
  },
  report: {
    src: 'packages/report/src',
    mayKnow: ['@ontarget/analysis/*', ...evaluator, 'd3-scale', 'd3-shape', 'fflate'],
  },
  warehouse: { src: 'packages/warehouse/src', mayKnow: [...evaluator, 'fflate', 'lossless-json', 'saxen'] },
  server: {
    src: 'packages/server/src',
    mayKnow: [
      '@ontarget/workspace',
      '@ontarget/workspace/view',
      '@ontarget/analysis/*',
      '@ontarget/report',
      '@ontarget/warehouse',
      '@ontarget/language',
      '@ontarget/language/*',
      ...evaluator,
      ...langium,
    ],
  },
  cli: {
    src: 'packages/cli/src',
    mayKnow: [
      '@ontarget/language',
      '@ontarget/compiler',
      '@ontarget/analysis/*',
      '@ontarget/workspace',
      '@ontarget/workspace/node',
      '@ontarget/workspace/view',
      '@ontarget/report',
      '@ontarget/warehouse',
      '@ontarget/warehouse/node',
      '@ontarget/warehouse/sql',
      '@ontarget/server/node',
      '@ontarget/server/protocol',
      ...evaluator,
      'commander',
    ],
    nodeBuiltins: true,
  },
  vscode: {
    src: 'packages/vscode/src',
    mayKnow: [
      '@ontarget/server/protocol',
      '@ontarget/report',
      'vscode',
      'vscode-languageclient',
      'vscode-languageclient/*',
    ],
  },
};

/** The Node entries: the only files outside `cli` that may import Node's built-ins, and what else they may know. */
export const nodeEntries: readonly { readonly path: string; readonly mayKnow: readonly string[] }[] = [
  { path: 'packages/workspace/src/node.ts', mayKnow: [] },
  { path: 'packages/warehouse/src/node/', mayKnow: ['@duckdb/node-api', '@duckdb/node-bindings', 'pg'] },
  { path: 'packages/server/src/main.ts', mayKnow: [] },
  { path: 'packages/vscode/src/extension.ts', mayKnow: [] },
  { path: 'packages/vscode/src/workspace-command/node/', mayKnow: ['vscode-languageserver-protocol/node'] },
  {
    path: 'packages/server/src/node.ts',
    mayKnow: [
      '@ontarget/workspace/node',
      'langium/node',
      'vscode-languageserver/node',
      'vscode-languageserver/node.js',
    ],
  },
];

/** Entries that run in a browser and may know its side of the language server's library. */
export const browserEntries: readonly { readonly path: string; readonly mayKnow: readonly string[] }[] = [
  {
    path: 'packages/server/src/browser.ts',
    mayKnow: ['vscode-languageserver/browser', 'vscode-languageserver/browser.js'],
  },
];

/** The evaluator's doors, inner to outer: a door may use itself and the doors before it. */
export const evaluatorDoors = ['numbers', 'words', 'format', 'engine', 'fast', 'rows', 'library'] as const;
