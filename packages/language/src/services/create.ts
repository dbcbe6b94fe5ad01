import {
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  type DefaultSharedCoreModuleContext,
  EmptyFileSystem,
  inject,
} from 'langium';
import { OnTargetGeneratedModule, OnTargetGeneratedSharedModule } from '../generated/module.ts';
import { OnTargetCoreModule, type OnTargetServiceSet, OnTargetSharedModule } from './core-module.ts';

/** What the language is given from outside: the only way it reads files. */
export type OnTargetContext = DefaultSharedCoreModuleContext;

/**
 * The services that read, link and check plans, without an editor's: `ontarget check` starts with these.
 * Without a context no file can be read, only documents that are handed over.
 */
export function createOnTargetServices(context: OnTargetContext = EmptyFileSystem): OnTargetServiceSet {
  const shared = inject(
    createDefaultSharedCoreModule(context),
    OnTargetGeneratedSharedModule,
    OnTargetSharedModule,
  );
  const OnTarget = inject(createDefaultCoreModule({ shared }), OnTargetGeneratedModule, OnTargetCoreModule);
  shared.ServiceRegistry.register(OnTarget);
  return { shared, OnTarget };
}
