import type {
  AstNode,
  DefaultDocumentValidator,
  DiagnosticInfo,
  LangiumDocument,
  ParseResult,
  ValidationOptions,
} from 'langium';
import type { Code, ParamsOf } from '../diagnostics/catalogue.ts';
import { report } from '../diagnostics/report.ts';
import { syntaxProblems } from '../parser/messages/index.ts';
import type { OnTargetServices } from '../services/core-module.ts';
import { type NodeCheck, PlainWalkValidator } from '../services/plain-walk-validator.ts';
import { literalProblems } from './literals.ts';
import type { PlanViews } from './plan-view.ts';
import { nodeChecks } from './registry.ts';
import { nameProblem } from './unknown-names.ts';

const NO_CHECKS: readonly NodeCheck[] = [];

type Diagnostic = Awaited<ReturnType<DefaultDocumentValidator['validateDocument']>>[number];

/** Says in an analyst's words what Langium found by itself: what cannot be read, and names that nothing declares. */
export class OnTargetDocumentValidator extends PlainWalkValidator {
  private readonly services: OnTargetServices;
  private readonly views: PlanViews;
  private checks: ReadonlyMap<string, readonly NodeCheck[]> | undefined;

  constructor(services: OnTargetServices) {
    super(services);
    this.services = services;
    this.views = services.checks.PlanViews;
  }

  protected override checksFor(type: string): readonly NodeCheck[] {
    this.checks ??= nodeChecks(this.services);
    return this.checks.get(type) ?? NO_CHECKS;
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
    for (const problem of literalProblems(parsed, plan?.currency)) {
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
