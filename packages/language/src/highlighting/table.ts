/**
 * The one table of highlighting: every word of the language in one family, and each family with its TextMate scope.
 * The grammar that VS Code reads is generated from it; a test holds it against the language's own grammar.
 *
 * An entry of several words is one phrase, found before its single words.
 */
export interface WordFamily {
  readonly family: string;
  /** Without the language's own suffix. Themes colour by the first parts of it. */
  readonly scope: string;
  readonly words: readonly string[];
}

export const wordFamilies: readonly WordFamily[] = [
  {
    family: 'declarations',
    scope: 'storage.type.declaration',
    words: words(
      'plan use parameter data team measure goal curve role roles scorecard components pool policy examples given prove',
    ),
  },
  {
    family: 'kinds of components',
    scope: 'storage.type.component',
    words: words('commission bonus formula'),
  },
  {
    family: 'kinds of curves',
    scope: 'support.type.curve',
    words: [
      'by grade',
      'that add up',
      'that replace each other',
      ...words('linear steps marginal retroactive matrix interpolated tiered cumulative that replace'),
    ],
  },
  {
    family: 'types of columns and measures',
    scope: 'support.type.column',
    words: [
      'one of',
      ...words('text date money percent multiple number flag payee count score entered scored graded key'),
    ],
  },
  {
    family: 'functions',
    scope: 'support.function',
    words: [
      'to the power of',
      'square root',
      'cube root',
      ...words('percentile rank award total ratio least greatest power root square cube through'),
    ],
  },
  {
    family: 'stages of a component',
    scope: 'support.constant.stage',
    words: words('attainment rate earned payout multiplier shortfall slice'),
  },
  {
    family: 'comparisons',
    scope: 'keyword.operator.wordlike.comparison',
    words: [
      'at least',
      'at most',
      'no more than',
      'or if blank',
      'less result over quota',
      'quota over result',
      ...words('above below is not better higher lower most more than'),
    ],
  },
  {
    family: 'claims',
    scope: 'keyword.other.claim',
    words: ['never falls when', 'never jumps', 'gets better', 'at target is', ...words('rises jumps gets')],
  },
  {
    family: 'joining conditions',
    scope: 'keyword.operator.wordlike.logical',
    words: words('and or'),
  },
  {
    family: 'conditions and consequences',
    scope: 'keyword.control.condition',
    words: words(
      'requires otherwise else unless if when where waits pays cap floor then zero missing forfeit',
    ),
  },
  {
    family: 'the header',
    scope: 'keyword.other.setting',
    words: words(
      'currency paid rounding leavers amended results continue restart phased prorated converted rounded up down even closed employed open',
    ),
  },
  {
    family: 'pay and quota',
    scope: 'keyword.other.pay',
    words: [
      'on-target pay',
      'target pay',
      'variable pay',
      'on top',
      ...words('on-target base target pay variable top quota roster draws shortfalls payment component'),
    ],
  },
  {
    family: 'combining pay',
    scope: 'keyword.other.combining',
    words: [
      'multiplied by',
      ...words(
        'multiplied multipliers multiply together add never effective excess lost adds kept shown but neither nor payroll code payments shared among weight fund reserve those every any',
      ),
    ],
  },
  {
    family: 'timing',
    scope: 'keyword.other.timing',
    words: [
      'by itself',
      'year to date',
      'quota to date',
      'pay to date',
      'quarter to date',
      'half-year to date',
      'full-year quota',
      'full-quarter quota',
      'full-half-year quota',
      'half up',
      'half even',
      ...words(
        'each full-year full-half-year full-quarter monthly quarterly half-yearly yearly month months quarter quarters',
      ),
      ...words('half half-year half-years year period day days years last next first second third fourth'),
      ...words('full itself before earlier periods later running hired weeks ending nearest named whichever'),
      "year's",
      "payee's",
      "payment's",
      "roster's",
    ],
  },
  {
    family: 'credit',
    scope: 'keyword.other.credit',
    words: [
      'worked out as',
      'among those in',
      'who are',
      'with results',
      ...words('worked out ties go worse places awards who'),
      'rolled up',
      'rolled-up credit',
      'own credit',
      'of its team',
      ...words(
        'overlay dated credited credit rolled rolled-up own managers member members along level levels whole directly deal deals row revenue company',
      ),
    ],
  },
  {
    family: 'the cascade',
    scope: 'keyword.other.cascade',
    words: [
      'carried by',
      'handed down',
      'the rest',
      'of the same number',
      'reports to',
      'by the headcount',
      'shared out',
      'its part of',
      "leaver's",
      ...words('carried handed shares supports counting same rest reports again stays manager'),
    ],
  },
  {
    family: 'fixed answers',
    scope: 'constant.language',
    words: words('nothing nobody blank evenly flat slope forgiven owed'),
  },
  {
    family: 'what happens to pay earned before',
    scope: 'keyword.other.falling',
    words: ['take it back', 'forget it', ...words('falls take taken back deduct forget earn says')],
  },
  {
    family: 'balances and tenure',
    scope: 'keyword.other.balance',
    words: words(
      'ramp tenure unchanged ramped alike advance charged recoverable non-recoverable draw top-ups are earnings after exit end over booking due forfeited equal instalments apart hold held released until',
    ),
  },
  {
    family: 'what is taken back of canceled deals',
    scope: 'keyword.other.clawback',
    words: ['claw back', ...words('claw clawback added average within share what proportion left begun')],
  },
  {
    family: 'bands, grids and deals',
    scope: 'keyword.other.band',
    words: [
      'for the band',
      'per point',
      'both ways',
      'before the edges',
      'beyond them',
      'before the split',
      'after the split',
      'in order of',
      ...words('plus band point across both ways edges beyond them times counts split order greater lesser'),
    ],
  },
  {
    family: 'policies',
    scope: 'keyword.other.policy',
    words: [
      'other than',
      'handing-down',
      'assigned share in all',
      'revenue weight',
      'linked weight',
      'scored weight',
      'volume weight',
      'team weight',
      'on one number',
      'jump in pay',
      'rate above target',
      'quota to pay',
      'months in force',
      'clawback months',
      'draw months',
      'fall in pay',
      'smallest quota',
      'quota of zero',
      'draw share',
      'spiff share',
      'highest credit',
      'without end',
      'without bound',
      'deal limit',
      'direct report',
      'number above its team',
      'single payment',
      'goal shared by',
      'number of',
      'variable share',
      'highest payout',
      'largest jump',
      'slope above target',
      'goal to serve',
      'line to goals',
      ...words(
        'some has loses only accept because source confidence error warning information linked measures tiers carriers threshold highest largest jump assigned called spiffs leverage volume fall force single report direct gate line goals tier between part',
      ),
    ],
  },
  {
    family: 'joining words',
    scope: 'keyword.operator.connective',
    words: words('against all also as at by for from in it its like no of on one per the their this to with'),
  },
];

function words(list: string): string[] {
  return list.split(' ');
}
