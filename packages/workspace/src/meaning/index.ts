import type { LangiumDocument } from 'langium';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PartialPlan, Snapshot } from '../snapshot/snapshot.ts';
import type { SnapshotInput } from '../snapshot/take.ts';
import type { ExampleResult } from './examples/result.ts';

/** What the second pass works on. */
export interface MeaningInput extends SnapshotInput {
  plan: Snapshot['plan'];
  documents: LangiumDocument[];
  textDiagnostics: Diagnostic[];
}

/** What working the plan out told. */
export interface Meaning {
  evaluator?: NonNullable<Snapshot['evaluator']>;
  part?: PartialPlan;
  examples: ExampleResult[];
  diagnostics: Diagnostic[];
}

export async function meaningOf(input: MeaningInput): Promise<Meaning> {
  return { examples: [], diagnostics: [] };
}
