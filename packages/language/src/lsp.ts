/** The services of an editor. Its own door, so that the command does not load the language server's protocol. */
export * from './services/create-lsp.ts';
