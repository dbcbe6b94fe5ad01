export * from './files.ts';
export { findProjectFile, PROJECT_FILE } from './project/find.ts';
export type * from './project/project-file.ts';
export { readProjectFile } from './project/read.ts';
