import {
  type AstNode,
  Cancellation,
  DefaultDocumentValidator,
  interruptAndCheck,
  type ValidationAcceptor,
  type ValidationCheck,
  type ValidationOptions,
} from 'langium';
import { remember } from './remember.ts';
import { forEachChild, walk } from './walk.ts';

/** Checks by a plain walk: checks looked up once for each type of node, cancellation once for each declaration. */
export class PlainWalkValidator extends DefaultDocumentValidator {
  protected override async validateAstNodes(
    root: AstNode,
    options: ValidationOptions,
    accept: ValidationAcceptor,
    cancelToken = Cancellation.CancellationToken.None,
  ): Promise<void> {
    const checksOf = new Map<string, readonly ValidationCheck[]>();
    const checksFor = (type: string) =>
      remember(checksOf, type, () => this.validationRegistry.getChecks(type, options.categories).toArray());
    const run = async (node: AstNode) => {
      for (const check of checksFor(node.$type)) await check(node, accept, cancelToken);
    };
    await run(root);
    const declarations: AstNode[] = [];
    forEachChild(root, (declaration) => declarations.push(declaration));
    for (const declaration of declarations) {
      await interruptAndCheck(cancelToken);
      const checked: AstNode[] = [];
      walk(declaration, (node) => {
        if (checksFor(node.$type).length > 0) checked.push(node);
      });
      for (const node of checked) await run(node);
    }
  }
}
