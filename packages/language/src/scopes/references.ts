import {
  type AstNode,
  AstUtils,
  type CstNode,
  CstUtils,
  DefaultReferences,
  type FindReferencesOptions,
  isReference,
  type LangiumDocument,
  type ReferenceDescription,
  type Stream,
  stream,
  UriUtils,
} from 'langium';

/** Finds references in a declaration's own file by looking through that file; the index holds only those from others. */
export class PlanReferences extends DefaultReferences {
  override findReferences(target: AstNode, options: FindReferencesOptions): Stream<ReferenceDescription> {
    const found = super.findReferences(target, options).toArray();
    const document = AstUtils.getDocument(target);
    const isAsked = options.documentUri === undefined || UriUtils.equals(options.documentUri, document.uri);
    return stream(isAsked ? [...found, ...this.inOwnFile(target, document)] : found);
  }

  private inOwnFile(target: AstNode, document: LangiumDocument): ReferenceDescription[] {
    const targetPath = this.nodeLocator.getAstNodePath(target);
    return document.references
      .filter((reference) => isReference(reference) && reference.ref === target)
      .flatMap(({ $refNode }) =>
        $refNode === undefined ? [] : [this.describe($refNode, document, targetPath)],
      );
  }

  private describe(text: CstNode, { uri }: LangiumDocument, targetPath: string): ReferenceDescription {
    return {
      sourceUri: uri,
      sourcePath: this.nodeLocator.getAstNodePath(text.astNode),
      targetUri: uri,
      targetPath,
      segment: CstUtils.toDocumentSegment(text),
      local: true,
    };
  }
}
