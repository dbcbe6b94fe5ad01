export * from './carriers.ts';
export * from './gaps.ts';
export * from './over-assignment.ts';
export * from './path.ts';
export * from './people.ts';
export * from './periods.ts';
export * from './targets.ts';
export * from './tree.ts';
