/** One snapshot per plan folder: its documents, its evaluator, its examples and one ordered list of diagnostics. */
export type { Pace, Steps } from '@ontarget/compiler';
export { dataDiagnostics } from './data-rules/index.ts';
export type { DataInputs, PastResult } from './data-rules/inputs.ts';
export type { Diagnostic, Fix, TextRange } from './diagnostics/diagnostic.ts';
export { toZeroBased } from './diagnostics/ranges.ts';
export * from './files.ts';
export { exampleCoverage } from './meaning/examples/coverage.ts';
export { type NamedValue, namedValue } from './meaning/examples/named.ts';
export type { ExampleResult } from './meaning/examples/result.ts';
export { type ExamplePayee, examplePayees } from './meaning/examples/scenes.ts';
export { documentsOf, type OpenedPlan, type OpenOptions, openDocuments, openPlan } from './open-plan.ts';
export { contains, folderOf, nameOf, place, relativePath, within } from './places.ts';
export { findProjectFile, PROJECT_FILE } from './project/find.ts';
export type * from './project/project-file.ts';
export { readProjectFile } from './project/read.ts';
export { type PartialPlan, planOf, type Snapshot } from './snapshot/snapshot.ts';
export { takeSnapshot } from './snapshot/take.ts';
export { type NamedParameter, parametersOf, withParameterAt } from './variants/parameters.ts';
