import type { Subject } from '../generated/ast.ts';

/** A subject as it is written: `Revenue.Marketing`, `SourcedPipeline of its team`. */
export function subjectText(subject: Subject | undefined): string {
  return subject?.$cstNode?.text.replace(/\s+/g, ' ') ?? '';
}
