/** Documents made from a plan. No Node and no editor: data in, HTML and SVG out. */
export { COST_HEADINGS, costNote, costRows, costSentence, type DrawnCost } from './diff/cost.ts';
export { holdsWords } from './diff/holds.ts';
export { diffHtml } from './diff/html.ts';
export { type DiffTitles, diffMarkdown, type PaidOnData, periodsWords } from './diff/markdown.ts';
export { exactMoney, groupRows, hiddenWords, movesSentence, signedMoney, totalRows } from './diff/moves.ts';
export {
  caseWords,
  changeLine,
  changeSentence,
  moveWords,
  payWords,
  reachWords,
  verdictWords,
} from './diff/words.ts';
export { sourcesIn } from './explanation/explanation.ts';
export { truncated } from './markup/markdown.ts';
export type * from './payout/model.ts';
export {
  type PayFilter,
  type PayoutView,
  renderExplained,
  renderPayees,
  renderPayouts,
  renderPayProgress,
} from './payout/page.ts';
export { planDocumentHtml } from './plan-document/html.ts';
export { planDocumentMarkdown } from './plan-document/markdown.ts';
export type * from './plan-document/model.ts';
export {
  goalsHtml,
  goalsMarkdown,
  overviewHtml,
  overviewMarkdown,
  type PlanOverview,
} from './plan-document/overview.ts';
export type * from './preview/cost/model.ts';
export { renderCost, renderCostProgress } from './preview/cost/patches.ts';
export type { CostView } from './preview/cost/section.ts';
export type * from './preview/model.ts';
export { type PreviewView, renderGoal, renderNotice, renderPreview, shownRole } from './preview/preview.ts';
export type * from './preview/proofs/model.ts';
export { renderProofs } from './preview/proofs/proof.ts';
export type * from './preview/statement/model.ts';
export { renderStatement } from './preview/statement/patches.ts';
export type * from './preview/what-if/model.ts';
export { renderTotalCurve, renderWhatIf, type WhatIfPatch } from './preview/what-if/patches.ts';
export { reviewMarkdown } from './review/markdown.ts';
export type * from './review/model.ts';
export { statementHtml } from './statement/html.ts';
export { statementMarkdown } from './statement/markdown.ts';
export type * from './statement/model.ts';
export { statementWorkbook } from './workbook/statement.ts';
