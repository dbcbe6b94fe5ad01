/** The services of an editor. Its own door, so that the command does not load the language server's protocol. */

export { OnTargetDocumentLinks, type PageOf } from './editor/document-links.ts';
export { newPlaceOf, UseOnRename } from './editor/file-rename.ts';
export { OnTargetHover, type ValuesOf } from './editor/hover.ts';
export { EditorModule, EditorSharedModule } from './editor/module.ts';
export { selectionRangeAt } from './editor/selection-ranges.ts';
export * from './services/create-lsp.ts';
