import {
  type AstNode,
  Cancellation,
  DefaultDocumentValidator,
  interruptAndCheck,
  type ValidationAcceptor,
  type ValidationOptions,
} from 'langium';
import { forEachChild, walk } from './walk.ts';

/** Checks one node; what it throws is told as an error at the node, and the others go on. */
export type NodeCheck = (node: AstNode, accept: ValidationAcceptor) => void;

/**
 * Checks by a plain walk: checks looked up once for each type of node and called without waiting, cancellation asked for
 * once for each declaration. Langium's registry wraps each call of a check in two promises, which take longer than most
 * checks do.
 */
export abstract class PlainWalkValidator extends DefaultDocumentValidator {
  /** The checks of nodes of a type, those of its supertypes included. */
  protected abstract checksFor(type: string): readonly NodeCheck[];

  protected override async validateAstNodes(
    root: AstNode,
    _options: ValidationOptions,
    accept: ValidationAcceptor,
    cancelToken = Cancellation.CancellationToken.None,
  ): Promise<void> {
    this.run(root, accept);
    const declarations: AstNode[] = [];
    forEachChild(root, (declaration) => declarations.push(declaration));
    for (const declaration of declarations) {
      await interruptAndCheck(cancelToken);
      walk(declaration, (node) => this.run(node, accept));
    }
  }

  private run(node: AstNode, accept: ValidationAcceptor): void {
    for (const check of this.checksFor(node.$type)) {
      try {
        check(node, accept);
      } catch (error) {
        const what = 'An error occurred during validation';
        console.error(`${what}:`, error);
        accept('error', `${what}: ${error instanceof Error ? error.message : String(error)}`, { node });
      }
    }
  }
}
