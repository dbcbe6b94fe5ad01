import type {
  ComponentClause,
  Requirement,
  Role,
  Scorecard,
  TotalClause,
  TotalTerms,
  VariablePay,
} from '../generated/ast.ts';

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
      return `the total of ${ownerInWords(block.$container)}`;
    case 'VariablePay':
      return `the variable pay of ${block.$container.name}`;
    default:
      return block.name;
  }
}

/** A role, or a scorecard by its team. */
export function ownerInWords(owner: Role | Scorecard): string {
  return owner.$type === 'Role' ? owner.name : `the scorecard for ${owner.team.$refText}`;
}

/** Whether a block is about the sum of several components. */
export function isSumBlock(block: PayBlock): block is SumBlock {
  return block.$type === 'TotalTerms' || block.$type === 'VariablePay';
}
