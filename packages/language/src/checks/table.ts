import type { OnTargetAstType } from '../generated/ast.ts';
import * as advances from './advances.ts';
import * as amendments from './amendments.ts';
import * as atTarget from './at-target.ts';
import * as balances from './balances.ts';
import * as bonuses from './bonuses.ts';
import * as calendar from './calendar.ts';
import * as caps from './caps.ts';
import * as circles from './circles.ts';
import * as claims from './claims.ts';
import * as clauseEffects from './clause-effects.ts';
import * as clawbacks from './clawbacks.ts';
import type { Check } from './context.ts';
import * as conversions from './conversions.ts';
import * as creditChoice from './credit-choice.ts';
import * as crediting from './crediting.ts';
import * as currencies from './currencies.ts';
import * as bands from './curve-bands.ts';
import * as coverage from './curve-coverage.ts';
import * as shape from './curve-shape.ts';
import * as curveUses from './curve-uses.ts';
import * as dealLimits from './deal-limits.ts';
import * as twice from './declared-twice.ts';
import * as exampleSettings from './example-settings.ts';
import * as exampleTables from './example-tables.ts';
import * as exampleUnknowns from './example-unknowns.ts';
import * as exampleValues from './example-values.ts';
import * as fixedPoints from './fixed-points.ts';
import * as floors from './floors.ts';
import * as formulaMeasures from './formula-measures.ts';
import * as givenRows from './given-rows.ts';
import * as carrying from './goal-carrying.ts';
import * as counting from './goal-counting.ts';
import * as shares from './goal-shares.ts';
import * as goalTeams from './goal-teams.ts';
import * as headerChoices from './header-choices.ts';
import * as headerTerms from './header-terms.ts';
import * as instalments from './instalments.ts';
import * as lookups from './lookups.ts';
import * as lower from './lower-is-better.ts';
import * as matrices from './matrices.ts';
import * as dates from './measure-dates.ts';
import * as members from './members.ts';
import * as missing from './missing-values.ts';
import * as multipliers from './multipliers.ts';
import * as neverMet from './never-met.ts';
import * as payments from './payment-currency.ts';
import * as phasing from './phasing.ts';
import * as policies from './policies.ts';
import * as poolCircles from './pool-circles.ts';
import * as pools from './pools.ts';
import * as powers from './powers.ts';
import * as quotas from './quotas.ts';
import * as rankings from './rankings.ts';
import * as rateCaps from './rate-caps.ts';
import * as rateFactors from './rate-factors.ts';
import * as requirements from './requirements.ts';
import * as roleTables from './role-tables.ts';
import * as weights from './role-weights.ts';
import * as rosterQuotas from './roster-quotas.ts';
import * as said from './said-twice.ts';
import * as sharingOut from './sharing-out.ts';
import * as stages from './stages.ts';
import * as sums from './sum-blocks.ts';
import * as tables from './tables.ts';
import * as timing from './timing.ts';
import * as units from './units.ts';
import * as unused from './unused.ts';
import * as weighed from './weighed-parts.ts';

/** The rules for each kind of node. */
export type ChecksByType = {
  readonly [T in keyof OnTargetAstType]?: readonly Check<OnTargetAstType[T]>[];
};

const namedOnceAndUsed = [twice.declarationsMustHaveTheirOwnName, unused.declarationsMustBeUsed] as const;

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
  LaterRates: [
    payments.laterRatesMustBeOfAPaymentCurrency,
    payments.paymentsMustBePossible,
    payments.paymentsMustSayTheirDay,
    payments.paymentRatesMustSayTheirCurrency,
  ],
  PaymentCurrency: [
    payments.paymentsMustKnowTheirCurrency,
    payments.paymentsMustBePossible,
    payments.paymentsMustSayTheirDay,
    payments.paymentRatesMustSayTheirCurrency,
  ],
  YearSetting: [calendar.yearsMustBeWhole],
  YearEnding: [calendar.yearEndsMustFitTheYear],
  RoundingSetting: [headerChoices.roundingMustSayHow, headerChoices.roundingMustSayWhat],
  LeaversSetting: [said.leaversMustBeSaidOnce],
  PaidSetting: [amendments.plansMustBePaidFromAPayment],
  AmendmentSetting: [amendments.amendmentsMustSayWhatResultsDo, amendments.amendmentsMustBeginWithAPayment],
  Phasing: [phasing.phasingMustAddUpTo100, phasing.phasingMustHaveAShareForEachPart],

  Parameter: [...namedOnceAndUsed, circles.parametersMustNotNeedThemselves, units.formulasMustKeepTheirUnits],
  Reference: [stages.componentsMustBeReadByStage],

  DataTable: [
    ...namedOnceAndUsed,
    twice.columnsMustHaveTheirOwnName,
    tables.tablesMustHaveAKey,
    circles.columnsMustNotNeedThemselves,
    circles.tablesMustNotBeDerivedFromThemselves,
  ],
  ColumnType: [twice.spellingsMustMeanOneValue],
  InputColumn: [currencies.moneyMustNameItsCurrency],
  ColumnIs: [tables.conditionsMustAskForPossibleValues, neverMet.conditionsMustBeAbleToHold],
  AllRows: [neverMet.conditionsMustBeAbleToHold],
  ColumnCompare: [units.comparedColumnsMustBeAlike],
  ComputedColumn: [units.formulasMustKeepTheirUnits],
  DerivedColumn: [units.formulasMustKeepTheirUnits, currencies.derivedMoneyMustBeConverted],

  Team: [...namedOnceAndUsed],

  Measure: [
    ...namedOnceAndUsed,
    twice.gradesMustHaveTheirOwnName,
    said.measuresMustSayEachThingOnce,
    dates.measuresMustSayWhichDateCounts,
    crediting.measuresMustSayWhoIsCredited,
    crediting.countsMustSayWhatSplitCreditCounts,
    missing.measuresMustSayWhatMissingMeans,
    lower.measuresThatShouldFallMustSayTheirAttainment,
    circles.measuresMustNotNeedThemselves,
    members.payOfMembersSaysNothingOfCredit,
    formulaMeasures.formulasSayNothingOfCredit,
    formulaMeasures.formulasMustBeOfMeasures,
  ],
  ScoredMeasure: [missing.scoresMustHaveARange],
  TotalMeasure: [units.totalsMustAddUpNumbers, currencies.totalsMustBeInOneCurrency],
  PercentileMeasure: [currencies.numbersOfOthersMustBeOfOneCurrency],
  FormulaMeasure: [units.formulasMustKeepTheirUnits],
  RankMeasure: [rankings.ranksMustSayWhatTiesGet, rankings.peopleMustBeRankedByNumbersOfTheirOwn],
  TiesClause: [rankings.tiesMustBeOfARank],
  PeerPercentile: [rankings.peopleMustBeRankedByNumbersOfTheirOwn],
  DatedClause: [dates.measuresMustBeDatedByADate],
  CreditClause: [
    crediting.creditMustGoToPayees,
    crediting.teamCreditMustGoToTeams,
    crediting.splitsMustHandOutTheWhole,
  ],
  RollUpClause: [crediting.rollUpsMustLeadFromCreditToPeople],
  WholeCredit: [crediting.creditMustSayWhoGetsABlankShare],
  SplitCredit: [crediting.creditMustSayWhoGetsABlankShare, units.creditSharesMustBePercents],
  TotalCredit: [crediting.totalCreditMustLeaveRoom],
  RestCredit: [crediting.creditMustSayWhoGetsABlankShare],

  Goal: [
    ...namedOnceAndUsed,
    twice.teamsMustAnswerForOnePart,
    shares.partsMustAddUpToTheWhole,
    shares.onlyOnePartTakesTheRest,
    weighed.partsMustBeWeighedAlike,
    goalTeams.goalsMustSayHowTheyDivide,
    carrying.leavesMustBeCarried,
    units.targetsMustBeInTheUnitOfTheirMeasure,
  ],
  GoalNode: [
    twice.teamsMustAnswerForOnePart,
    shares.partsMustAddUpToTheWhole,
    shares.onlyOnePartTakesTheRest,
    weighed.partsMustBeWeighedAlike,
    goalTeams.partsMustGoDownTheTeams,
    carrying.leavesMustBeCarried,
    counting.partsMustBeAbleToCount,
  ],
  CarriedBy: [carrying.carriersMustHaveAComponent],
  SharedOut: [
    sharingOut.sharingMustSayWhatLeaversLeave,
    sharingOut.onlyLeavesAreSharedOut,
    sharingOut.sharersMustHaveTheirPart,
    sharingOut.weightsMustBeNumbersOfPeople,
  ],
  WeighedPart: [weighed.teamsMustBeWeighedByNumbers],
  PartOfGoal: [sharingOut.partsMustBeSharedOut],
  OverlapOfNode: [
    goalTeams.overlapsMustSayWhatCounts,
    goalTeams.overlapsMustCountRowsOfTheMeasure,
    neverMet.overlapsMustBeAbleToCount,
  ],
  Conversion: [
    conversions.conversionsMustStartFromThePartAbove,
    conversions.conversionsMustKeepTheUnits,
    conversions.leadTimesMustSayNextYear,
  ],
  SupportNode: [units.targetsMustBeInTheUnitOfTheirMeasure],

  Curve: [
    ...namedOnceAndUsed,
    shape.curvesMustHaveRows,
    shape.rowsMustFitTheKindOfCurve,
    shape.curvesMustKeepToOneUnit,
    shape.tailsMustEndTheCurve,
    shape.gradesMustPayOneThing,
    shape.tiersMustSayWhatTheirRateAppliesTo,
    bonuses.milestonesMustSayWhetherTheyAddUp,
    coverage.curvesMustSayWhatHoldsBelow,
    coverage.linearCurvesMustSayWhatComesAfter,
    coverage.rowsMustRise,
    coverage.boundsMustBeTheirOwn,
    coverage.belowMustMeetTheFirstRow,
    coverage.onlyOneRowHoldsBelow,
    coverage.whatIsAboveTheLastEndMustBeSaid,
    bands.slopesMustStandInSteps,
    bands.wholeBandsMustEnd,
    bands.boundsOfQuotaMustBePercents,
    bands.boundsOfPayMustBeOfSlices,
    bands.onlyStepsAddUp,
    bands.overageMustBeginWithARow,
  ],

  Role: [
    ...namedOnceAndUsed,
    twice.componentsMustHaveTheirOwnName,
    said.rolesMustSayEachThingOnce,
    weights.weightedRolesMustStatePay,
    rosterQuotas.rolesMustReadEachQuotaFromItsOwnColumn,
    rosterQuotas.columnsOfQuotasMustBeInTheUnitOfTheirMeasure,
    instalments.instalmentsMustBeOfWhatIsPaid,
    roleTables.rowsMustSayPayOneWay,
    roleTables.teamsOfRowsMustBeOfTheTable,
    roleTables.rowsMustHaveWhatTheirComponentsNeed,
    weights.rowsMustAddUpTo100,
    quotas.weighedRowsMustHaveAQuota,
    roleTables.rolesMustHaveOneScorecard,
    circles.componentsMustNotNeedThemselves,
    circles.nobodyReportsToThemselves,
  ],
  VariablePay: [
    weights.weightsMustAddUpTo100,
    weights.weightsMustBeOfOneKind,
    sums.sumsMustSayEachThingOnce,
    multipliers.severalMultipliersMustSayHowTheyCombine,
  ],
  Scorecard: [
    weights.weightsMustAddUpTo100,
    weights.weightsMustBeOfOneKind,
    roleTables.scorecardsMustBeSomebodys,
    circles.componentsMustNotNeedThemselves,
  ],
  ComponentSet: [
    roleTables.componentsMustBeListedOnce,
    roleTables.listedComponentsMustHaveTheirOwnName,
    roleTables.listedComponentsMustBeWeighed,
    circles.componentsMustNotNeedThemselves,
  ],
  Pool: [
    ...namedOnceAndUsed,
    pools.poolsMustSayWhatPartOfAPeriodGets,
    pools.daysOfPoolsMustCount,
    pools.fundsMustBeMoney,
    pools.pointsMustBeOfEachPayee,
    poolCircles.poolsMustNotBeSharedByWhatNeedsThem,
  ],
  Policy: [
    ...namedOnceAndUsed,
    said.policiesMustSayEachThingOnce,
    policies.policiesMustAskForSomething,
    policies.policiesMustSayTheirLevel,
    policies.weakRulesMayOnlyInform,
  ],
  PolicyRule: [policies.lossesMustBeOfRoles],
  PolicyFigure: [policies.figuresMustBeOfWhatHasThem],
  PolicyFeature: [policies.featuresMustBeOfWhatHasThem],
  PolicySource: [policies.confidenceMustBeAGrade],
  Accept: [policies.acceptedMustBeKnown],
  RoleTable: [roleTables.roleTablesMustBeReadableByColumn],
  RoleCell: [roleTables.cellsMustFitTheirHeading],
  TotalTerms: [sums.sumsMustSayEachThingOnce, multipliers.severalMultipliersMustSayHowTheyCombine],
  YearCap: [caps.capsInMoneyMustSayWhatPartOfAPeriodGets],
  TotalCap: [caps.capsInMoneyMustSayWhatPartOfAPeriodGets, sums.totalCapsMustSayWhatBecomesOfTheExcess],
  Multiplier: [multipliers.multipliersMustBeFactors],
  BetterClause: [lower.attainmentsOfWhatShouldFallMustBeWhole],
  QuotaTerms: [
    quotas.quotasMustBeInTheUnitOfTheirMeasure,
    quotas.quotasMustBeAboveZero,
    quotas.quotasMustNameTheirPeriod,
    quotas.quotasMustSayHowTheyDivide,
    quotas.phasingMustBeAsFineAsWhatIsMeasured,
  ],
  Component: [
    said.componentsMustSayEachThingOnce,
    timing.yearToDateMustSayWhatFallingMeans,
    creditChoice.managersMustSayWhichCreditTheyArePaidOn,
    clauseEffects.clausesMustHaveAnEffect,
    multipliers.severalMultipliersMustSayHowTheyCombine,
  ],
  WeightedComponent: [
    quotas.attainmentMustHaveAQuota,
    curveUses.curvesMustFitTheirComponent,
    curveUses.curvesByGradeMustKnowTheGrades,
    atTarget.reachingTargetPaysTarget,
  ],
  Commission: [
    quotas.attainmentMustHaveAQuota,
    curveUses.commissionCurvesMustGiveRates,
    currencies.ratesOfDealsMustBeInThePlansCurrency,
  ],
  Bonus: [
    quotas.attainmentMustHaveAQuota,
    bonuses.fixedBonusesMustSayWhatPartOfAPeriodGets,
    bonuses.amountsForEachMustCountThings,
    bonuses.bonusCurvesMustGiveAmounts,
  ],
  ActiveDates: [bonuses.bonusDatesMustLieInTheYear],
  FormulaPay: [units.payFormulasMustPayMoney, currencies.formulasMustPayInThePlansCurrency],
  Timing: [
    timing.timingMustSayWhatIsMeasured,
    timing.yearToDateMustSayAgainstWhichQuota,
    timing.toDateMustFitItsStretch,
  ],

  Advance: [advances.advancesMustBeKeptByContract],
  QuotaRamp: [
    balances.rampsMustSayWhatTargetPayIs,
    balances.rampsMustHaveAPercentForEachMonth,
    balances.rampsMustBeOfAQuota,
  ],
  RecoverableDraw: [
    balances.drawsMustHaveAnAmountForEachMonth,
    balances.drawsMustSayWhatPartOfAMonthGets,
    balances.recoverableDrawsMustSayHowTheyAreOwedBack,
    balances.recoverableDrawsMustSayWhatIsOwedInTheEnd,
    said.drawsMustSayEachThingOnce,
  ],
  NonRecoverableDraw: [balances.drawsMustHaveAnAmountForEachMonth, balances.drawsMustSayWhatPartOfAMonthGets],

  Matrix: [
    matrices.matricesMustSayWhatHoldsBeyondTheEdges,
    matrices.matricesMustBeWhole,
    matrices.linesMustBeInTheUnitOfTheirMeasure,
  ],
  SelfReference: [fixedPoints.selfReferencesMustStandInTheirOwnFormula],
  Power: [powers.powersMustBeRounded],
  Root: [powers.powersMustBeRounded],
  Lookup: [lookups.lookupsMustGiveTheKeyOfTheTable],
  ConvertedExpression: [
    currencies.conversionsMustBePossible,
    currencies.conversionsMustSayTheirDay,
    currencies.ratesMustSayTheirCurrency,
  ],
  FormulaIs: [tables.formulasMustAskForPossibleValues],
  InOrder: [dealLimits.orderMustBeOfDeals, currencies.orderMustBeOfOneCurrency],
  DealLimit: [
    dealLimits.limitsOfDealsMustSayBeforeOrAfterTheSplit,
    dealLimits.limitsOfDealsMustUseTheirWord,
    dealLimits.limitsOfDealsMustHaveDeals,
  ],

  Instalments: [
    instalments.instalmentsMustAddUpTo100,
    instalments.instalmentsMustFallDueWithAPayment,
    instalments.heldBackPayMustSayWhatBecomesOfIt,
    said.fatesMustBeSaidOnce,
  ],
  HoldBack: [
    instalments.holdBacksMustEndWithAPayment,
    instalments.holdBacksMustSayWhatBecomesOfThem,
    said.fatesMustBeSaidOnce,
  ],
  Instalment: [instalments.collectedInstalmentsMustHaveDeals],
  Clawback: [
    clawbacks.clawbacksMustBeOfDeals,
    clawbacks.clawbacksMustCountFromDates,
    clawbacks.clawbackStepsMustRise,
  ],
  ClawbackStep: [clawbacks.monthsLeftMustSayWhetherTheOneBegunCounts],
  RateFactor: [rateFactors.factorsOfARateMustBeMultiples],
  RateCap: [rateCaps.rateCapsMustSayWhatTheyBound, rateCaps.rateCapsMustBeRates],
  PayoutCap: [caps.capsInMoneyMustSayWhatPartOfAPeriodGets],
  PayoutFloor: [
    caps.capsInMoneyMustSayWhatPartOfAPeriodGets,
    floors.floorsMustSayWhetherWhatTheyAddIsKept,
    floors.floorsMustLieBelowTheCap,
  ],

  Requirement: [
    requirements.requirementsMustSayWhatMissingThemCosts,
    requirements.requirementsMustBeKnownWhenDecided,
  ],
  ResultCondition: [units.comparedResultsMustBeAlike, tables.conditionsMustAskForGrades],

  ClaimAmount: [claims.claimsMustBeOfThePlansCurrency],
  Examples: [
    exampleSettings.exampleSettingsMustChangeSomething,
    exampleTables.headingsMustNameSomething,
    exampleTables.examplesMustGiveWhatTheirResultsNeed,
  ],
  GivenTable: [givenRows.givenRowsMustBeRead, givenRows.givenRowsMustNameThePeople],
  GivenRow: [givenRows.givenRowsMustFillEveryHeading, exampleUnknowns.givenRowsMustBeKnown],
  ExampleRow: [
    exampleTables.rowsMustFillEveryHeading,
    exampleValues.cellsMustHaveTheUnitOfTheirHeading,
    exampleValues.onlyResultsCanBeMissing,
    exampleValues.roundingsMustFitTheirHeading,
    exampleUnknowns.unknownsMustBeSolvable,
  ],
};
