import type { Plan, Quantity, SourceRange } from '@ontarget/evaluator/format';
import type { Lines } from '../places.ts';
import { quantityText } from '../quantity.ts';

/** What an explanation is shown with. */
export interface ExplanationContext {
  readonly plan: Plan;
  /** The file of a source range, as the reader would open it. */
  readonly file: (file: string) => string;
  readonly lines: Lines;
  /** How many rows of a table are shown before the rest is counted. */
  readonly mostRows: number;
  /** Whether every step of the derivation is shown as it was worked out, in place of the steps that tell something. */
  readonly everyStep: boolean;
}

/** `plan.ote:12`, the line of the plan that says so. */
export function sourceText({ file, line }: SourceRange, shown: (file: string) => string): string {
  return `${shown(file)}:${line}`;
}

/** How quantities are shown: in the plan's currency, exactly or cut with an ellipsis. */
export function amountsIn({ plan }: Pick<ExplanationContext, 'plan'>): (of: Quantity) => string {
  return (of) => quantityText(of, plan.currency);
}
