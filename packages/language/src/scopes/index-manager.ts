import { DefaultIndexManager, type LangiumCoreServices, type LangiumDocument, URI } from 'langium';
import { folderOf } from './folders.ts';
import type { ScopeServices } from './scope-provider.ts';

/**
 * Counts every file of a plan, and of the plans that use it, as affected by a change in it: a new declaration can be
 * what a name elsewhere was missing, and checks look at the plan as a whole. Langium follows existing references only.
 */
export class PlanIndexManager extends DefaultIndexManager {
  override isAffected(document: LangiumDocument, changedUris: Set<string>): boolean {
    const services = this.serviceRegistry.getServices(document.uri) as LangiumCoreServices & ScopeServices;
    const reach = new Set(services.scopes.PlanSymbols.reach(folderOf(document.uri)));
    return [...changedUris].some((uri) => reach.has(folderOf(URI.parse(uri))));
  }
}
