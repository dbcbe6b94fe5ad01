/** How a clause is written, and what it means. */
export interface Signature {
  /** Its words, with what is filled in as `‹amount›`; what may be left out stands in brackets. */
  readonly text: string;
  readonly means: string;
}

/** The ways to write each rule of the grammar; of several that fit, the first whose words have begun is shown. */
export const signatures: Readonly<Record<string, readonly Signature[]>> = {
  // Formulas
  FunctionCall: [
    { text: 'least(‹amount›, ‹amount›)', means: 'The smallest of two or more amounts of one unit.' },
    { text: 'greatest(‹amount›, ‹amount›)', means: 'The largest of two or more amounts of one unit.' },
  ],
  Lookup: [
    {
      text: 'the ‹column› of ‹table› for ‹key› [on ‹date›]',
      means: 'The column of the one row with these keys; with a date, of the last row that begins by it.',
    },
  ],
  CurveReading: [
    {
      text: 'curve ‹curve› at ‹number› [by ‹number›]',
      means: 'What a curve says at a number; a matrix is read at two.',
    },
  ],
  DaysBetween: [
    { text: 'days from ‹date› to ‹date›', means: 'How many days lie between; with `through` both count.' },
  ],
  Root: [
    {
      text: 'the square root of ‹number›',
      means: 'The number whose square this is; `cube root` for the cube.',
    },
  ],
  WhenExpression: [
    {
      text: 'when ‹condition› then ‹amount› otherwise ‹amount›',
      means: 'The first branch whose condition holds, else the last one.',
    },
  ],
  RoundedExpression: [
    { text: 'rounded ‹down, up, half up or half even› to ‹unit›', means: 'Rounds what stands before it.' },
  ],
  Stretch: [
    {
      text: 'over ‹the last 12 months, the quarter before, the year to date, last year to date …›',
      means: 'Another stretch of time than the period at hand.',
    },
  ],
  // Components
  WeightedComponent: [
    {
      text: '‹weight›  ‹name›  on ‹measure or goal›  ‹each quarter by itself …›  curve ‹curve› { ‹clauses› }',
      means: 'A part of target pay, paid by the attainment of a quota or of a goal.',
    },
  ],
  Commission: [
    {
      text: 'commission ‹name› on ‹measure› [per deal] each ‹month, quarter or half-year› by itself at ‹rate or curve› { ‹clauses› }',
      means: 'A rate of the amount credited.',
    },
  ],
  Bonus: [
    {
      text: 'bonus ‹name› ‹amount› [for each ‹measure›] each ‹month, quarter or half-year› by itself { ‹clauses› }',
      means: 'A fixed amount, or an amount for each unit.',
    },
  ],
  FormulaPay: [
    {
      text: 'formula ‹name› each ‹month, quarter or half-year› = ‹formula›',
      means: 'What the formula comes to.',
    },
  ],
  Timing: [
    { text: 'each ‹month, quarter or half-year› by itself', means: 'Each period stands alone.' },
    {
      text: 'each ‹month or quarter›, year to date against ‹quota to date or full-year quota›',
      means: 'Results run from the first day of the year; what was paid before is deducted.',
    },
  ],
  // Clauses
  Requirement: [
    {
      text: 'requires ‹condition›, otherwise ‹pays nothing, no more than a percent of its target, waits, or another curve›',
      means: 'A condition, and what missing it means.',
    },
  ],
  FallingClause: [
    {
      text: 'if pay to date falls, ‹take it back, deduct it from later pay of this component, or forget it›',
      means: 'What happens to pay already earned when the year to date falls.',
    },
  ],
  YearCap: [
    {
      text: 'cap payout for the year at ‹amount or percent of target›',
      means: 'The most that all periods pay together.',
    },
  ],
  PayoutCap: [
    {
      text: 'cap payout at ‹amount or percent of target›[, the excess is ‹lost, carried …, or paid …›]',
      means: 'No more than this is paid for a period.',
    },
  ],
  TotalCap: [
    {
      text: 'cap at ‹amount or percent of target›[, the excess is ‹lost, carried …, or paid …›]',
      means: 'The most that the block comes to.',
    },
  ],
  PayoutFloor: [
    {
      text: 'floor payout at ‹amount or percent of target›, what it adds is ‹kept, or taken from later payments of the year›',
      means: 'No less than this is paid for the period.',
    },
  ],
  AttainmentCap: [{ text: 'cap attainment at ‹percent›', means: 'Results above this count as this.' }],
  RateCap: [{ text: 'cap rate at ‹rate›', means: 'The rate never goes above this.' }],
  AttainmentRounding: [
    {
      text: 'attainment rounded ‹down, up, half up or half even› to ‹percent›',
      means: 'Attainment is rounded before the curve is read.',
    },
  ],
  QuotaClause: [
    {
      text: 'quota ‹amount› in the ‹year, half-year, quarter or month›[, phased ‹evenly, or a percent for each quarter›] [unless the roster says otherwise]',
      means: 'What the result is measured against.',
    },
  ],
  QuotaOrPart: [
    {
      text: 'quota ‹amount› in the ‹year, half-year, quarter or month›[, phased ‹evenly, or a percent for each quarter›] [unless the roster says otherwise]',
      means: 'What the result is measured against.',
    },
    { text: 'quota its part of ‹goal›', means: "The payee's part of what is shared out." },
  ],
  QuotaRamp: [
    {
      text: 'ramp quota ‹percent for each month› in tenure months ‹first› to ‹last›, target pay ‹unchanged or ramped alike›',
      means: 'A quota that grows over the first months of somebody who is new.',
    },
  ],
  Clawback: [
    {
      text: 'when ‹date›, claw back ‹what the deal added to pay, or its average share of pay› { within ‹days› of ‹date›: ‹share› }',
      means: 'What is taken back in the period in which a deal is canceled.',
    },
  ],
  Instalments: [
    {
      text: 'paid ‹percent› on booking, ‹percent› ‹at year end, 2 months later, or when a date comes› { ‹at exit: paid or forfeited› }',
      means: 'When what is earned is paid.',
    },
  ],
  HoldBack: [
    {
      text: 'hold back ‹percent› ‹for some periods, or until a date, a time employed or a condition› { ‹at exit: paid or forfeited› }',
      means: 'A part that is kept, and released later.',
    },
  ],
  Multiplier: [
    {
      text: 'multiplied by ‹factor when a condition holds, or a curve of a result›[, never ‹above or below› ‹factor›]',
      means: 'What the block comes to is multiplied by this factor.',
    },
  ],
  DealLimit: [
    {
      text: 'each deal ‹pays or counts› at ‹most or least› ‹amount›, ‹before or after› the split',
      means: 'The most or the least that one deal pays, or counts.',
    },
  ],
  Advance: [
    {
      text: 'advance ‹percent› on ‹measure› for each ‹contract›, charged back when ‹date›',
      means: 'A part of what a contract is expected to earn, paid when it is written.',
    },
  ],
  RecoverableDraw: [
    {
      text: 'recoverable draw ‹amount› a month [in tenure months ‹first› to ‹last›] { ‹how it is owed back› }',
      means: 'Tops payments up, and is owed back out of later earnings.',
    },
  ],
  NonRecoverableDraw: [
    {
      text: 'non-recoverable draw ‹amount› a month [in tenure months ‹first› to ‹last›]',
      means: 'A guarantee that is never owed back.',
    },
  ],
  Accept: [{ text: 'accept ‹rule› because "‹reason›"', means: 'Leaves a rule unkept on purpose.' }],
  // Goals and measures
  GoalNode: [
    {
      text: '‹team› ‹percent, amount, the rest, or shares a percent of the same number› [as ‹measure›, ‹amount› for each ‹amount› of ‹measure›][, handed down at ‹percent›]',
      means: 'A part of the node above it.',
    },
  ],
  TotalMeasure: [
    {
      text: 'total ‹formula of a row› of ‹table› [where ‹condition›]  dated ‹date›  credited to ‹payee›',
      means: 'Adds up a formula over the rows that meet the condition.',
    },
  ],
  CountMeasure: [
    {
      text: 'count of ‹table› [where ‹condition›]  dated ‹date›  credited to ‹payee›',
      means: 'Counts the rows that meet the condition.',
    },
  ],
  RatioMeasure: [{ text: 'ratio of ‹measure› to ‹measure›', means: 'One result over another.' }],
  CreditClause: [
    {
      text: 'credited to ‹payee›[, ‹percent› overlay to ‹payee›], or ‹share› to ‹payee›, the rest to ‹payee›',
      means: 'Who the result counts for.',
    },
  ],
  // The header
  RoundingSetting: [
    {
      text: 'rounding ‹half up, half even, up or down› to ‹unit›, ‹each component, each payment, each deal, or on the running total›',
      means: 'How and where pay is rounded.',
    },
  ],
  YearSetting: [{ text: 'year ‹first day› to ‹last day›', means: "The plan's year." }],
  OnTargetPay: [
    { text: 'on-target pay ‹amount›, ‹percent› variable', means: 'Base and target pay together.' },
  ],
  BasePay: [
    {
      text: 'base ‹amount›, target pay ‹percent› of base',
      means: 'Base pay, and target pay as a percent of it.',
    },
  ],
};
