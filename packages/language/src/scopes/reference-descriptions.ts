import {
  type AstNode,
  AstUtils,
  Cancellation,
  DefaultReferenceDescriptionProvider,
  interruptAndCheck,
  isReference,
  type LangiumDocument,
  type ReferenceDescription,
} from 'langium';
import { referencesIn } from '../services/references-in.ts';
import { forEachChild } from '../services/walk.ts';

/**
 * Describes only references to other files, which is what tells who is affected by a change. References inside a
 * file are found in the file itself.
 */
export class CrossFileReferences extends DefaultReferenceDescriptionProvider {
  override async createDescriptions(
    document: LangiumDocument,
    cancelToken = Cancellation.CancellationToken.None,
  ): Promise<ReferenceDescription[]> {
    const isElsewhere = (reference: unknown) =>
      isReference(reference) &&
      reference.ref !== undefined &&
      AstUtils.getDocument(reference.ref) !== document;
    // Most files name nothing of others, and linking has just listed all that they name.
    if (!document.references.some(isElsewhere)) return [];
    const declarations: AstNode[] = [];
    forEachChild(document.parseResult.value, (declaration) => declarations.push(declaration));
    const found: ReferenceDescription[] = [];
    for (const declaration of declarations) {
      await interruptAndCheck(cancelToken);
      for (const info of referencesIn(declaration)) {
        if (isElsewhere(info.reference)) found.push(...this.createInfoDescriptions(info));
      }
    }
    return found;
  }
}
