import type {
  PreviewModel,
  PreviewProofs,
  Statement,
  TotalCurve,
  WhatIf,
  WhatIfSettings,
} from '@ontarget/report';

export * from './protocol-compare.ts';
export * from './protocol-cost.ts';
export * from './protocol-new-plan.ts';
export * from './protocol-paste.ts';
export * from './protocol-pay.ts';
export * from './protocol-status.ts';
export * from './protocol-tests.ts';

/**
 * What the editor may ask of the language server beyond the language server protocol, and what it is told.
 * Names and types only, so that the extension can read them without the server.
 */

/** Request: the preview of the plan that a document belongs to; `null` where it belongs to none. */
export const PREVIEW_REQUEST = 'ontarget/preview';

export interface PreviewParams {
  /** URI of any document of the plan. */
  uri: string;
}

export interface PreviewAnswer {
  /** URI of the plan's folder; files of source ranges are relative to it. */
  folder: string;
  model: PreviewModel;
}

export type PreviewResult = PreviewAnswer | null;

/** Request: what somebody in a role is paid at supposed results; `null` where there is no such role. */
export const WHAT_IF_REQUEST = 'ontarget/whatIf';

/**
 * Request: the curve of the role's pay in total at the same settings; `null` where there is no such role, or a newer
 * request of the kind came meanwhile.
 */
export const TOTAL_CURVE_REQUEST = 'ontarget/totalCurve';

/** Of both requests. */
export interface WhatIfParams {
  /** URI of any document of the plan. */
  uri: string;
  /** Node id of the role. */
  role: string;
  settings: WhatIfSettings;
}

/**
 * Request: the statement of somebody in a role, at supposed results or of a row of an examples table; `null` where there
 * is none.
 */
export const STATEMENT_REQUEST = 'ontarget/statement';

export interface StatementParams extends WhatIfParams {
  /** Whom it is about, by the key that the last statement named; the sliders' somebody where left out or gone. */
  of?: string;
  /** Key of the payment period; the first one where left out or gone. */
  period?: string;
}

export type StatementResult = Statement | null;

/**
 * Request: what is proved of the components of a role; `null` where there is no such role, or a newer request of the kind
 * came meanwhile.
 */
export const PROOFS_REQUEST = 'ontarget/proofs';

export interface ProofsParams {
  /** URI of any document of the plan. */
  uri: string;
  /** Node id of the role. */
  role: string;
}

export type ProofsResult = PreviewProofs | null;

export type WhatIfResult = WhatIf | null;

export type TotalCurveResult = TotalCurve | null;

/** Notification from the server: what the preview of this plan shows may have changed. */
export const PREVIEW_CHANGED = 'ontarget/previewChanged';

export interface PreviewChangedParams {
  /** URI of the plan's folder, as in `PreviewAnswer`. */
  folder: string;
}

/** Request to the editor, from a server in a web worker: a file's bytes in base 64; `null` where there is none. */
export const READ_FILE_REQUEST = 'ontarget/readFile';

/** Request to the editor, from a server in a web worker: what a folder holds; `null` where there is none. */
export const LIST_FOLDER_REQUEST = 'ontarget/listFolder';

/** Of both requests. */
export interface FileParams {
  uri: string;
}

export type ReadFileResult = string | null;

export type ListFolderResult = { name: string; kind: 'file' | 'folder' }[] | null;
