/** The language server, on any connection and any file system. */
export * from './protocol.ts';
export { startServer } from './start.ts';
