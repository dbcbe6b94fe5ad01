export {
  CanonicalError,
  type CanonicalValue,
  canonicalBytes,
  canonicalBytesInSteps,
  canonicalJson,
  MAX_CANONICAL_DEPTH,
} from './canonical.ts';
export * from './codes.ts';
export { type Digest, digestOf, digestOfBytes, isDigest } from './digest.ts';
export { LIMITS } from './reader/limits.ts';
export type { ReaderCode, ReaderProblem } from './reader/problem.ts';
export { type ReadResult, readEvaluator } from './reader/read.ts';
export { evaluatorSchema, type Schema } from './schema/index.ts';
export * from './types/index.ts';
export { FORMAT_NAME, FORMAT_VERSION } from './version.ts';
