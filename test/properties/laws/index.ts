import { restartSparesWhatIsByItself, sameTermsContinue } from './amended.ts';
import { balancesRollForward, drawsByTheirFormula } from './balances.ts';
import { everyCentIsPosted, lateRows } from './batches.ts';
import { clawbacksLeaveTheRest, linesAddUp } from './clawbacks.ts';
import { closedForms } from './closed-forms.ts';
import { rollUpsConserve, splitsConserve } from './credit.ts';
import { paymentsAreConverted } from './currencies.ts';
import { explanationsAddUp } from './explanations.ts';
import { heldBackByFormula } from './held-back.ts';
import type { Law } from './law.ts';
import { layoutKeepsTheDigest } from './layout.ts';
import { openingGoesOn } from './opening.ts';
import { laterRows, namesOfDeals, orderOfRows } from './order.ts';
import { poolPaysItsFund } from './pool.ts';
import { toDateTelescopes } from './to-date.ts';

/** What holds of every plan and every story. */
export const laws: readonly Law[] = [
  closedForms,
  orderOfRows,
  namesOfDeals,
  laterRows,
  lateRows,
  everyCentIsPosted,
  linesAddUp,
  toDateTelescopes,
  splitsConserve,
  rollUpsConserve,
  poolPaysItsFund,
  balancesRollForward,
  drawsByTheirFormula,
  heldBackByFormula,
  clawbacksLeaveTheRest,
  paymentsAreConverted,
  openingGoesOn,
  sameTermsContinue,
  restartSparesWhatIsByItself,
  explanationsAddUp,
  layoutKeepsTheDigest,
];
