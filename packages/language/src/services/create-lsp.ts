import { inject, type Module } from 'langium';
import {
  createDefaultModule,
  createDefaultSharedModule,
  type DefaultSharedModuleContext,
  type LangiumServices,
  type LangiumSharedServices,
  type PartialLangiumServices,
  type PartialLangiumSharedServices,
} from 'langium/lsp';
import type { CheckServices } from '../checks/plan-view.ts';
import { OnTargetGeneratedModule, OnTargetGeneratedSharedModule } from '../generated/module.ts';
import type { ScopeServices } from '../scopes/scope-provider.ts';
import { OnTargetCoreModule, OnTargetSharedModule } from './core-module.ts';

export type OnTargetLspServices = LangiumServices & ScopeServices & CheckServices;

export interface OnTargetLspServiceSet {
  readonly shared: LangiumSharedServices;
  readonly OnTarget: OnTargetLspServices;
}

/** Services of the editor that replace or add to Langium's defaults. */
export interface EditorModules {
  readonly language?: Module<OnTargetLspServices, PartialLangiumServices>;
  readonly shared?: Module<LangiumSharedServices, PartialLangiumSharedServices>;
}

/** The services of `createOnTargetServices`, and those of a language server on top. */
export function createOnTargetLspServices(
  context: DefaultSharedModuleContext,
  editor: EditorModules = {},
): OnTargetLspServiceSet {
  const shared = inject(
    createDefaultSharedModule(context),
    OnTargetGeneratedSharedModule,
    OnTargetSharedModule,
    editor.shared ?? {},
  );
  const OnTarget = inject(
    createDefaultModule({ shared }),
    OnTargetGeneratedModule,
    OnTargetCoreModule,
    editor.language ?? {},
  );
  shared.ServiceRegistry.register(OnTarget);
  return { shared, OnTarget };
}
