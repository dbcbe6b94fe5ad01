/** The syntax tree, as the grammar makes it. */
export * from './generated/ast.ts';
