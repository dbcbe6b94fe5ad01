import type { NodeId, SourceMap, SourceRange } from '@ontarget/evaluator/format';
import { type AstNode, AstUtils, type LangiumDocument, type URI, UriUtils } from 'langium';
import type { Steps } from './steps.ts';

/** Collects where each node stands in the text. */
export class Places {
  private readonly folder: URI;
  private readonly ranges = new Map<NodeId, SourceRange>();
  private readonly files = new WeakMap<LangiumDocument, string>();

  constructor(folder: URI) {
    this.folder = folder;
  }

  /** Says that a node of the evaluator was written by a node of the text; what no text wrote has no place. */
  put(id: NodeId, node: AstNode): void {
    const range = this.rangeOf(node);
    if (range !== undefined) this.ranges.set(id, range);
  }

  /** Where a node of the text stands. */
  rangeOf(node: AstNode): SourceRange | undefined {
    const range = node.$cstNode?.range;
    if (range === undefined) return undefined;
    return {
      file: this.fileOfDocument(AstUtils.getDocument(node)),
      line: range.start.line + 1,
      column: range.start.character + 1,
      endLine: range.end.line + 1,
      endColumn: range.end.character + 1,
    };
  }

  /** A document's path from the plan's folder, with `/`. */
  fileOf(uri: URI): string {
    return UriUtils.relative(this.folder, uri);
  }

  private fileOfDocument(document: LangiumDocument): string {
    const known = this.files.get(document);
    if (known !== undefined) return known;
    const file = this.fileOf(document.uri);
    this.files.set(document, file);
    return file;
  }

  /** The places of the nodes that are kept, in the order of their ids; in steps. */
  *write(tool: SourceMap['tool'], keeps: (id: NodeId) => boolean): Steps<SourceMap> {
    const kept = [...this.ranges].filter(([id]) => keeps(id));
    yield;
    kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    yield;
    return { tool, nodes: Object.fromEntries(kept) };
  }
}
