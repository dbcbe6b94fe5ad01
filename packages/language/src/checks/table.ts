import type { OnTargetAstType } from '../generated/ast.ts';
import type { Check } from './context.ts';
import * as coverage from './curve-coverage.ts';
import * as shape from './curve-shape.ts';
import * as headerChoices from './header-choices.ts';
import * as headerTerms from './header-terms.ts';
import * as phasing from './phasing.ts';
import * as weights from './role-weights.ts';

/** The rules for each kind of node. */
export type ChecksByType = {
  readonly [T in keyof OnTargetAstType]?: readonly Check<OnTargetAstType[T]>[];
};

/** Every rule of the language that the text alone decides, by the node that it is about. */
export const checksByType: ChecksByType = {
  PlanHeader: [
    headerTerms.aPlanHasOneHeader,
    headerTerms.headersMustNameCurrencyAndYear,
    headerTerms.settingsMustBeSaidOnce,
    headerChoices.headersMustSayWhenPayIsPaid,
    headerChoices.headersMustSayHowToRound,
    headerChoices.headersMustSayHowTargetPayDivides,
    headerChoices.headersMustSayWhatLeaversArePaid,
    headerChoices.headersMustSayWhatBecomesOfShortfalls,
  ],
  CurrencySetting: [headerTerms.currenciesMustBeKnown],
  YearSetting: [headerTerms.yearsMustBeTwelveMonths],
  RoundingSetting: [headerChoices.roundingMustSayHow, headerChoices.roundingMustSayWhat],
  Phasing: [phasing.phasingMustAddUpTo100, phasing.phasingMustHaveAShareForEachPart],
  Curve: [
    shape.curvesMustHaveRows,
    shape.rowsMustFitTheKindOfCurve,
    shape.curvesMustKeepToOneUnit,
    shape.tailsMustEndTheCurve,
    shape.gradesMustPayOneThing,
    shape.tiersMustSayWhatTheirRateAppliesTo,
    coverage.curvesMustSayWhatHoldsBelow,
    coverage.linearCurvesMustSayWhatComesAfter,
    coverage.rowsMustRise,
    coverage.boundsMustBeTheirOwn,
    coverage.belowMustMeetTheFirstRow,
    coverage.onlyOneRowHoldsBelow,
  ],
  Role: [weights.weightedRolesMustStatePay],
  VariablePay: [weights.weightsMustAddUpTo100, weights.weightsMustBeOfOneKind],
};
