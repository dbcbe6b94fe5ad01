import {
  type AstNode,
  AstUtils,
  Cancellation,
  DefaultDocumentValidator,
  type DiagnosticInfo,
  interruptAndCheck,
  type LangiumDocument,
  type ParseResult,
  type ValidationAcceptor,
  type ValidationOptions,
} from 'langium';
import type { Code, ParamsOf } from '../diagnostics/catalogue.ts';
import { report } from '../diagnostics/report.ts';
import { syntaxProblems } from '../parser/messages/index.ts';
import type { OnTargetServices } from '../services/core-module.ts';
import { forEachChild } from '../services/walk.ts';
import { KeptChecks } from './kept-checks.ts';
import { LiteralProblems } from './literals.ts';
import type { PlanViews } from './plan-view.ts';
import { nameProblem } from './unknown-names.ts';

type Diagnostic = Awaited<ReturnType<DefaultDocumentValidator['validateDocument']>>[number];

/** Says in an analyst's words what Langium found by itself: what cannot be read, and names that nothing declares. */
export class OnTargetDocumentValidator extends DefaultDocumentValidator {
  private readonly services: OnTargetServices;
  private readonly views: PlanViews;
  private readonly literals = new LiteralProblems();
  private checks: KeptChecks | undefined;

  constructor(services: OnTargetServices) {
    super(services);
    this.services = services;
    this.views = services.checks.PlanViews;
  }

  /**
   * Asks the checks of each declaration, and for cancellation once for each. Langium's registry wraps each call of a check in
   * two promises, which take longer than most checks do.
   */
  protected override async validateAstNodes(
    root: AstNode,
    _options: ValidationOptions,
    accept: ValidationAcceptor,
    cancelToken = Cancellation.CancellationToken.None,
  ): Promise<void> {
    this.checks ??= new KeptChecks(this.services);
    const document = AstUtils.getDocument(root);
    const plan = this.views.of(document);
    this.checks.checkNode(root, document, plan, accept);
    const declarations: AstNode[] = [];
    forEachChild(root, (declaration) => declarations.push(declaration));
    for (const declaration of declarations) {
      await interruptAndCheck(cancelToken);
      this.checks.check(declaration, document, plan, accept);
    }
  }

  protected override processLexingErrors(
    parsed: ParseResult,
    found: Diagnostic[],
    _options: ValidationOptions,
  ): void {
    for (const problem of syntaxProblems(parsed)) {
      this.add(found, problem.code, { node: parsed.value, range: problem.range }, problem.params);
    }
    this.addLiterals(parsed, found);
  }

  private addLiterals(parsed: ParseResult, found: Diagnostic[]): void {
    const document = parsed.value.$document;
    const plan = document && this.views.of(document);
    for (const problem of this.literals.in(parsed, plan?.currency)) {
      const place = { node: parsed.value, range: problem.node.range };
      const { text } = problem.node;
      if (problem.kind === 'unreadable') {
        this.add(found, 'value-unreadable', place, { text, problem: problem.problem });
      } else if (problem.kind === 'ambiguous') {
        const { decimal, thousands } = problem;
        this.add(found, 'number-ambiguous', place, { written: text, decimal, thousands });
      } else {
        const { currency } = problem;
        this.add(found, 'currency-mixed', place, { text, currency, plan: plan?.currency ?? '' });
      }
    }
  }

  /** Reported with what the lexer found: `syntaxProblems` leaves out what only follows from that. */
  protected override processParsingErrors(): void {}

  protected override processLinkingErrors(
    document: LangiumDocument,
    found: Diagnostic[],
    _options: ValidationOptions,
  ): void {
    for (const reference of document.references) {
      const problem = nameProblem(reference, this.services);
      if (problem === undefined) continue;
      this.add(found, problem.code, problem.place, problem.params);
    }
  }

  private add<C extends Code, N extends AstNode>(
    found: Diagnostic[],
    code: C,
    place: Pick<DiagnosticInfo<N>, 'node' | 'range'>,
    params: ParamsOf<C>,
  ): void {
    report(
      (severity, message, info) => found.push(this.toDiagnostic(severity, message, info)),
      code,
      place,
      params,
    );
  }
}
