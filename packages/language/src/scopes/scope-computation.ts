import {
  type AstNodeDescription,
  type LangiumCoreServices,
  type LangiumDocument,
  type LocalSymbols,
  MultiMap,
  type ScopeComputation,
} from 'langium';
import type { PlanSymbols } from './plan-symbols.ts';
import type { ScopeServices } from './scope-provider.ts';

/** Exports what `PlanSymbols` finds anyway; local names are worked out where they are looked up. */
export class OnTargetScopeComputation implements ScopeComputation {
  private readonly symbols: PlanSymbols;

  constructor(services: LangiumCoreServices & ScopeServices) {
    this.symbols = services.scopes.PlanSymbols;
  }

  async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
    return [...this.symbols.declared(document)];
  }

  async collectLocalSymbols(): Promise<LocalSymbols> {
    return new MultiMap();
  }
}
