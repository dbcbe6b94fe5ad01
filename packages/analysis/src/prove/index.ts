/**
 * What is always so of pay, proved from an evaluator: a `PayFunction` of a component or a total says whether it follows each
 * result (`follows`), where it `jumps`, the `most` it can be, what it is `atTarget`, and its `leverage`. The class and the
 * method are in docs/proofs.md.
 */
export { type Attained, against, type Comparison } from './against.ts';
export {
  type Claim,
  type ClaimAmount,
  type ClaimSays,
  type ClaimVerdict,
  checkClaim,
  type PaidCase,
} from './claim.ts';
export { type DifferenceCase, PayDifference, type PaysOtherwise, windowsOf } from './difference.ts';
export type { Highest } from './highest.ts';
export type { Input, Point } from './input.ts';
export { type Jump, sizeOfJump } from './jumps.ts';
export { NotDecided } from './not-decided.ts';
export { type Follows, PayFunction } from './pay-function.ts';
export { type Decided, leastOf, type PayProof, type Proof, proofOf, proofsOf } from './proof.ts';
export { type RowOrder, rowOrder } from './rows.ts';
