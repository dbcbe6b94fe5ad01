import { parseSync } from 'oxc-parser';

/** A place where a source file reaches for another module; `specifier` is undefined where it is computed. */
export interface SourceImport {
  readonly specifier: string | undefined;
  readonly line: number;
}

/** A node of the syntax tree, as the parser gives it. */
export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly [key: string]: unknown;
}

/**
 * Every import of a TypeScript source: static, re-exported, dynamic, of types only, `import x = require()`,
 * `require()` and `process.getBuiltinModule()`.
 *
 * @throws Error when the text is not TypeScript, since an unread file would pass every rule.
 */
export function importsOf(file: string, text: string): SourceImport[] {
  const found: SourceImport[] = [];
  visit(file, text, (node) => {
    const source = moduleReferenceOf(node);
    if (source !== undefined) found.push({ specifier: literal(source), line: lineAt(text, node.start) });
  });
  return found;
}

/** Calls `see` with every node of the file's syntax tree, outer before inner. */
export function visit(file: string, text: string, see: (node: SyntaxNode) => void): void {
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) walk(item);
    else if (isNode(value)) {
      see(value);
      for (const child of Object.values(value)) walk(child);
    }
  };
  walk(program);
}

/** Line of an offset, counted from 1. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

function moduleReferenceOf(node: SyntaxNode): SyntaxNode | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return isNode(node.source) ? node.source : undefined;
    case 'TSExternalModuleReference':
      return isNode(node.expression) ? node.expression : undefined;
    case 'CallExpression': {
      const callee = node.callee as SyntaxNode;
      const loads =
        (callee.type === 'Identifier' && callee.name === 'require') ||
        (callee.type === 'MemberExpression' && (callee.property as SyntaxNode).name === 'getBuiltinModule');
      return loads ? (node.arguments as SyntaxNode[])[0] : undefined;
    }
    default:
      return undefined;
  }
}

function literal(node: SyntaxNode): string | undefined {
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string';
}
