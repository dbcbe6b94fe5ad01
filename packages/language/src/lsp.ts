/** The services of an editor. Its own door, so that the command does not load the language server's protocol. */

export { OnTargetHover, type ValuesOf } from './editor/hover.ts';
export { EditorModule } from './editor/module.ts';
export * from './services/create-lsp.ts';
