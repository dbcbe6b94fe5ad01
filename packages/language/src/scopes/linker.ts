import { Cancellation, DefaultLinker, interruptAndCheck, type LangiumDocument } from 'langium';
import { forEachChild, forEachReference, walk } from '../services/walk.ts';

/** Links a file by a plain walk that looks for cancellation once for each top-level declaration. */
export class OnTargetLinker extends DefaultLinker {
  override async link(
    document: LangiumDocument,
    cancelToken = Cancellation.CancellationToken.None,
  ): Promise<void> {
    const declarations: Parameters<typeof walk>[0][] = [];
    forEachChild(document.parseResult.value, (declaration) => declarations.push(declaration));
    for (const declaration of declarations) {
      await interruptAndCheck(cancelToken);
      walk(declaration, (node) => forEachReference(node, (info) => this.doLink(info, document)));
    }
  }
}
