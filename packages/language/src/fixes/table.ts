import type { Code } from '../diagnostics/catalogue.ts';
import { type DesignCode, designRules } from '../diagnostics/design.ts';
import * as balances from './balances.ts';
import * as cascade from './cascade.ts';
import * as combining from './combining.ts';
import * as components from './components.ts';
import * as conditions from './conditions.ts';
import * as currencies from './currencies.ts';
import * as curves from './curves.ts';
import * as data from './data.ts';
import * as examples from './examples.ts';
import type { Fixer } from './fix.ts';
import * as goals from './goals.ts';
import * as header from './header.ts';
import * as measures from './measures.ts';
import * as names from './names.ts';
import { fixPastedCells } from './pasted-cells.ts';
import * as payments from './payments.ts';
import * as policies from './policies.ts';
import * as rates from './rates.ts';
import * as roles from './roles.ts';
import * as typing from './typing.ts';
import * as unused from './unused.ts';

/** The quick fixes of each code that has some. */
export const fixers: { readonly [C in Code]?: Fixer<C> } = {
  'policy-level-missing': policies.fixLevelMissing,
  'policy-level-too-high': policies.fixLevelTooHigh,
  'accept-unknown': policies.fixAcceptUnknown,
  'accept-unused': policies.fixAcceptUnused,
  'policy-broken': policies.fixBroken,
  ...forEachDesignRule(policies.fixBroken),
  'over-assignment': orAccept(cascade.fixHandedDown),
  'over-assignment-in-all': orAccept(cascade.fixHandedDownInAll),
  'under-assignment': orAccept(cascade.fixHandedDown),
  'cells-pasted': fixPastedCells,
  'quotes-curly': typing.fixQuotes,
  'dash-long': typing.fixDash,
  'space-unusual': typing.fixSpace,
  'character-full-width': typing.fixFullWidth,
  'number-in-pieces': typing.fixNumberInPieces,
  'number-european': typing.fixEuropeanNumber,
  'number-ambiguous': typing.fixAmbiguousNumber,
  'name-unknown': names.fixUnknownName,
  'circular-definition': names.fixCircle,
  'stage-unnamed': names.fixUnnamedStage,
  'setting-missing': header.fixMissingSetting,
  'setting-twice': header.fixSettingTwice,
  'year-end-wrong': header.fixYearEnd,
  'choice-paid': header.fixPaid,
  'choice-rounding': header.fixRounding,
  'choice-rounding-point': header.fixRoundingPoint,
  'choice-target-pay-phasing': header.fixTargetPayPhasing,
  'choice-leavers': header.fixLeavers,
  'to-date-misfit': components.fixToDateMisfit,
  'choice-open-shortfalls': header.fixOpenShortfalls,
  'choice-amendment': header.fixAmendment,
  'amendment-date-wrong': header.fixAmendmentDate,
  'paid-from-wrong': header.fixPaidFrom,
  'curve-start-missing': curves.fixCurveStart,
  'curve-end-missing': curves.fixCurveEnd,
  'curve-out-of-order': curves.fixCurveOrder,
  'curve-gap': curves.fixBelowBound,
  'curve-overlap': curves.fixBelowBound,
  'curve-row-wrong': curves.fixRowKind,
  'choice-tiers': curves.fixTiers,
  'choice-milestones': curves.fixMilestones,
  'choice-matrix-edges': rates.fixMatrixEdges,
  'choice-deal-limit': rates.fixDealLimit,
  'choice-rate-cap': rates.fixRateCap,
  'power-not-rounded': rates.fixPowerNotRounded,
  'choice-rate-date': currencies.fixRateDate,
  'choice-rate-quotation': currencies.fixRateQuotation,
  'weights-not-100': roles.fixWeights,
  'pay-missing': roles.fixMissingPay,
  'said-twice': roles.fixSaidTwice,
  'key-missing': data.fixMissingKey,
  'value-not-allowed': data.fixValueNotAllowed,
  'date-missing': measures.fixMissingDate,
  'credit-missing': measures.fixMissingCredit,
  'credit-below-100': measures.fixCreditBelow100,
  'choice-blank-creditee': measures.fixBlankCreditee,
  'choice-missing-value': measures.fixMissingValue,
  'choice-lower-attainment': measures.fixLowerAttainment,
  'zero-result-unsaid': measures.fixZeroResult,
  'choice-split-count': measures.fixSplitCount,
  'shares-not-100': goals.fixShares,
  'carrier-without-component': cascade.fixCarrierWithoutComponent,
  'conversion-unit-wrong': cascade.fixConversionUnit,
  'condition-never-met': conditions.fixConditionNeverMet,
  'node-never-counts': conditions.fixNodeNeverCounts,
  'parts-weighed-differently': cascade.fixWeighedDifferently,
  'conversion-source-wrong': goals.fixConversionSource,
  'overlap-table-wrong': goals.fixOverlapTable,
  'choice-goal-phasing': goals.fixGoalPhasing,
  'choice-next-year': goals.fixNextYear,
  'choice-counting': goals.fixCounting,
  'choice-leavers-part': cascade.fixLeaversPart,
  'choice-timing': components.fixTiming,
  'choice-to-date-quota': components.fixToDateQuota,
  'choice-falling': components.fixFalling,
  'choice-quota-period': components.fixQuotaPeriod,
  'choice-quota-phasing': components.fixQuotaPhasing,
  'choice-proration': components.fixProration,
  'choice-months-left': components.fixMonthsLeft,
  'choice-cap-proration': components.fixCapProration,
  'choice-ramp-target-pay': balances.fixRampTargetPay,
  'choice-draw-proration': balances.fixDrawProration,
  'choice-draw-repayment': balances.fixDrawRepayment,
  'choice-draw-exit': balances.fixDrawExit,
  'choice-draw-year-end': balances.fixDrawYearEnd,
  'instalments-not-100': payments.fixInstalments,
  'choice-held-back-exit': payments.fixHeldBackExit,
  'choice-held-back-year-end': payments.fixHeldBackYearEnd,
  'choice-otherwise': components.fixOtherwise,
  'choice-multipliers': combining.fixMultipliers,
  'choice-excess': combining.fixExcess,
  'choice-floor': combining.fixFloor,
  'choice-pool-days': combining.fixPoolDays,
  'choice-ties': combining.fixTies,
  'choice-credit': components.fixCredit,
  'target-not-paid': components.fixTargetNotPaid,
  'clause-without-effect': components.fixClauseWithoutEffect,
  'example-column-unknown': examples.fixUnknownHeading,
  'example-setting-open': examples.fixOpenSetting,
  'example-solved': examples.fixSolved,
  'unused-declaration': unused.fixUnused,
  'folder-unused': unused.fixUnusedFolder,
};

/** A number that can be written instead, or accepted as it is. */
function orAccept<C extends DesignCode>(fixer: Fixer<C>): Fixer<C> {
  return (problem) => [...fixer(problem), ...policies.fixBroken(problem)];
}

/** All design rules are accepted in the same way. */
function forEachDesignRule(fixer: Fixer<DesignCode>): { readonly [C in DesignCode]: Fixer<C> } {
  const codes = Object.keys(designRules) as DesignCode[];
  return Object.fromEntries(codes.map((code) => [code, fixer])) as { [C in DesignCode]: Fixer<C> };
}
