/** Documents made from a plan. No Node and no editor: data in, HTML and SVG out. */
export type * from './preview/model.ts';
export { type PreviewView, renderNotice, renderPreview } from './preview/preview.ts';
