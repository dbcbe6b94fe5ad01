import type { ComponentClause, Requirement, TotalClause, TotalTerms, VariablePay } from '../generated/ast.ts';

/** What a clause about pay stands in: a component, the variable pay of a role, or its total. */
export type PayBlock = Requirement['$container'];

/** A block whose clauses are about the sum of several components. */
export type SumBlock = TotalTerms | VariablePay;

/** The clauses of a block. */
export function clausesIn(block: PayBlock): readonly (ComponentClause | TotalClause)[] {
  return block.clauses;
}

/** A block as messages call it. */
export function blockInWords(block: PayBlock): string {
  switch (block.$type) {
    case 'TotalTerms':
      return `the total of ${block.$container.name}`;
    case 'VariablePay':
      return `the variable pay of ${block.$container.name}`;
    default:
      return block.name;
  }
}

/** Whether a block is about the sum of several components. */
export function isSumBlock(block: PayBlock): block is SumBlock {
  return block.$type === 'TotalTerms' || block.$type === 'VariablePay';
}
