/** Documents made from a plan. No Node and no editor: text in, text out. */
export type * from './preview/model.ts';
