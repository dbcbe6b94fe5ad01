import type { AstNode, LangiumDocument } from 'langium';
import { declarationsIn } from '../scopes/folders.ts';
import { walk } from '../services/walk.ts';

/**
 * The nodes of some kind in a document, found once for each declaration: those that a change leaves alone keep theirs, so
 * that in a long file a key costs no walk over all of it.
 */
export class NodesOf {
  private readonly isOne: (node: AstNode) => boolean;
  private readonly known = new WeakMap<AstNode, readonly AstNode[]>();

  constructor(isOne: (node: AstNode) => boolean) {
    this.isOne = isOne;
  }

  in({ parseResult }: LangiumDocument): AstNode[] {
    return declarationsIn(parseResult.value).flatMap((declaration) => this.inDeclaration(declaration));
  }

  private inDeclaration(declaration: AstNode): readonly AstNode[] {
    const known = this.known.get(declaration);
    if (known !== undefined) return known;
    const found: AstNode[] = [];
    walk(declaration, (node) => {
      if (this.isOne(node)) found.push(node);
    });
    this.known.set(declaration, found);
    return found;
  }
}
