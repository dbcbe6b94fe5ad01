import {
  type AstNode,
  Cancellation,
  DefaultLinker,
  interruptAndCheck,
  type LangiumDocument,
  type Reference,
} from 'langium';
import { reader } from '../services/reads.ts';
import { referencesIn } from '../services/references-in.ts';
import { forEachChild } from '../services/walk.ts';

/** Links a file declaration by declaration, and looks for cancellation once for each; notes who follows which reference. */
export class OnTargetLinker extends DefaultLinker {
  override async link(
    document: LangiumDocument,
    cancelToken = Cancellation.CancellationToken.None,
  ): Promise<void> {
    const declarations: AstNode[] = [];
    forEachChild(document.parseResult.value, (declaration) => declarations.push(declaration));
    for (const declaration of declarations) {
      await interruptAndCheck(cancelToken);
      for (const info of referencesIn(declaration)) this.doLink(info, document);
    }
  }

  protected override resolveReference(
    reference: Parameters<DefaultLinker['resolveReference']>[0],
    node: AstNode,
    property: string,
  ): AstNode | undefined {
    const target = super.resolveReference(reference, node, property);
    reader()?.reference(reference as Reference, target);
    return target;
  }
}
