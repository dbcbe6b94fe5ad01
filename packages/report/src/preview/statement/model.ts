import type { ExplanationNode } from '@ontarget/evaluator/engine';
import type { NodeId } from '@ontarget/evaluator/format';
import type { WhatIfPay } from '../what-if/model.ts';

/** What somebody made up is paid in one payment period, line by line, with how it came about. */
export interface Statement {
  /** Node id of the role. */
  role: NodeId;
  currency: string;
  /** Whom it is about: `supposed`, or the key of a row of an examples table. */
  of: string;
  choices: { key: string; title: string }[];
  /** Key of the payment period. */
  period: string;
  periods: { key: string; label: string }[];
  lines: { component: NodeId; title: string; pay: WhatIfPay; payouts: readonly ExplanationNode[] }[];
  total: WhatIfPay;
  paid: ExplanationNode;
}
