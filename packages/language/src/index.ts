/** The plan language: services, names, types and units, and what a plan says about itself. */
export * from './resolve/components.ts';
export * from './resolve/goal-nodes.ts';
export * from './resolve/place.ts';
export * from './resolve/tables.ts';
export * from './scopes/built-in.ts';
export * from './scopes/declarations.ts';
export * from './scopes/folders.ts';
export type { PlanSymbols } from './scopes/plan-symbols.ts';
export type { OnTargetServiceSet, OnTargetServices } from './services/core-module.ts';
export { createOnTargetServices, type OnTargetContext } from './services/create.ts';
export { forEachChild, forEachReference, walk } from './services/walk.ts';
