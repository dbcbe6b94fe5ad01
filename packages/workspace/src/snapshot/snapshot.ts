import type { EvaluatorFile, Plan } from '@ontarget/evaluator/format';
import type { LangiumDocument } from 'langium';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ExampleResult } from '../meaning/examples/result.ts';
import type { Project } from '../project/project-file.ts';

/** All that is known of a plan folder at one moment. */
export interface Snapshot {
  plan: {
    /** Stable through amendments: from the project file, else the folder's name in lower case with hyphens. */
    id: string;
    /** The header's title; the folder's name where there is no header. */
    title: string;
    /** URI of the folder. */
    folder: string;
    /** Whether the folder has no plan header, and so is only there to be used by plans. */
    isLibrary: boolean;
  };
  /** Parsed and linked: the folder's own files, then those of the folders it uses. */
  documents: LangiumDocument[];
  /** Text checks, then meaning checks; see `ordered`. */
  diagnostics: Diagnostic[];
  /** The plan's evaluator and digest; only where no diagnostic is an error, other than of what was judged by it. */
  evaluator?: { file: EvaluatorFile; digest: string };
  /** What could be compiled of a plan with errors. */
  part?: PartialPlan;
  /** Each asserted cell of the examples tables; empty where nothing could be compiled. */
  examples: ExampleResult[];
  project: Project;
}

/** A plan without what has an error; never written to a file and without a digest. */
export interface PartialPlan {
  file: EvaluatorFile;
  /** Ids of the nodes that were left out. */
  omitted: string[];
}

/** The plan of a snapshot, whole or in part. */
export function planOf(snapshot: Snapshot): Plan | undefined {
  return snapshot.evaluator?.file.plan ?? snapshot.part?.file.plan;
}
