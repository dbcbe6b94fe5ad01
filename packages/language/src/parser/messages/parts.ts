/** A part of the language as messages call it, by the grammar's rule. */
interface Part {
  readonly name: string;
  /** What may stand next inside its braces, where the parser only knows that they could also close. */
  readonly holds?: string;
}

const CLAUSES =
  'quota, requires, cap payout, cap payout for the year, floor payout, cap attainment, cap rate, cap effective rate, no cap, pays … at target, attainment rounded, zero quota pays, paid, hold back, shown but not paid, payroll code, and, for year to date, if pay to date falls';

const PARTS: Readonly<Record<string, Part>> = {
  Document: {
    name: 'the plan',
    holds:
      'plan, use, parameter, data, team, measure, revenue measure, goal, curve, role, policy, examples and prove',
  },
  PlanHeader: {
    name: "the plan's header",
    holds: 'currency, year, paid, rounding, target pay phased, leavers and amended',
  },
  RoundingSetting: { name: 'the rounding' },
  LeaversSetting: { name: 'the rule for leavers' },
  AmendmentSetting: { name: 'the amendment' },
  DataTable: { name: 'a table', holds: 'columns, each a name and its type, such as: amount money' },
  DerivedRows: { name: 'a derived table', holds: 'columns such as: payee = owner' },
  Column: { name: 'a column' },
  Measure: {
    name: 'a measure',
    holds:
      'dated, credited, total credit at most, rolled up, for, by, if missing and better when, after what it counts',
  },
  CreditClause: { name: 'who is credited' },
  Goal: {
    name: 'a goal',
    holds: 'carried by, handed down to, shared out, and teams with their parts, such as: Sales 60%',
  },
  GoalNode: {
    name: 'a part of a goal',
    holds: 'carried by, handed down to, shared out, and teams with their parts, such as: Sales 60%',
  },
  Conversion: { name: 'a conversion' },
  QuotaOrPart: { name: 'a quota' },
  SharedOut: { name: 'how a goal is shared out' },
  WeighedPart: { name: 'what a part of a goal is divided by' },
  Curve: {
    name: 'a curve',
    holds:
      'rows that begin with below, at, from, above, up to or the name of a grade, such as: at 100%: 100%',
  },
  CurveRow: { name: 'a row of a curve' },
  Team: { name: 'a team', holds: 'teams' },
  Role: {
    name: 'a role',
    holds:
      'on-target pay, base, target pay, quota for, variable pay, on top, total, recoverable draw and non-recoverable draw',
  },
  Scorecard: {
    name: 'a scorecard',
    holds: 'components that begin with their weight, and total',
  },
  ComponentSet: {
    name: 'a list of components',
    holds:
      'components that begin with their name, such as: Company on Revenue the year by itself curve Standard',
  },
  TableComponent: { name: 'a component', holds: CLAUSES },
  RoleTable: { name: 'a table of roles', holds: 'rows such as: | CMO | $250K | 60% of base |' },
  RoleTableHeader: {
    name: 'the headings of a table of roles: role, team, reports to, base, target pay, on-target pay, variable and names of components',
  },
  RoleHeading: {
    name: 'a heading: role, team, reports to, base, target pay, on-target pay, variable or the name of a component',
  },
  RoleRow: { name: 'a row of a table of roles' },
  RoleCell: { name: 'a cell of a table of roles' },
  PayTerms: { name: 'the pay of a role' },
  VariablePay: {
    name: 'variable pay',
    holds:
      'components that begin with their weight, such as: 60% NewBusiness on NewARR each quarter by itself curve Standard',
  },
  OnTop: { name: 'pay on top', holds: 'commission, bonus and formula' },
  WeightedComponent: { name: 'a component', holds: CLAUSES },
  Commission: { name: 'a commission', holds: CLAUSES },
  Bonus: { name: 'a bonus', holds: CLAUSES },
  FormulaPay: { name: 'a formula', holds: CLAUSES },
  ComponentClause: { name: 'the clauses of a component' },
  Timing: { name: 'the period of a component' },
  QuotaTerms: { name: 'a quota' },
  Requirement: { name: 'a requirement' },
  Condition: { name: 'a condition' },
  PayoutCap: { name: 'a cap' },
  ShownClause: { name: 'whether it is paid' },
  PayrollCode: { name: 'a payroll code' },
  PayoutFloor: { name: 'a floor' },
  YearCap: { name: 'a cap for the year' },
  TotalTerms: {
    name: 'the total of a role',
    holds:
      'requires, multiplied by, multipliers, cap at, cap payout for the year, floor payout at, paid and hold back',
  },
  NonRecoverableDraw: { name: 'a draw' },
  RecoverableDraw: { name: 'a draw', holds: 'top-ups are owed back, at exit and at year end' },
  TenureMonths: { name: 'months of tenure' },
  QuotaRamp: { name: 'a ramp' },
  Advance: { name: 'an advance' },
  Instalments: { name: 'instalments', holds: 'at exit and at year end' },
  Instalment: { name: 'an instalment' },
  HoldBack: { name: 'what is held back', holds: 'at exit and at year end' },
  Clawback: {
    name: 'a clawback',
    holds: 'rows such as: within 6 months of closed: 100%, and at the end: later: 0%',
  },
  Policy: {
    name: 'a policy',
    holds:
      'sentences that begin with every, no or some, such as: every role in Marketing has revenue weight at least 20%, then error, warning or information, because and source',
  },
  PolicyRule: { name: 'a sentence of a policy' },
  PolicyHas: { name: 'what a policy asks for' },
  PolicyLoss: { name: 'what a policy asks for' },
  Accept: { name: 'what is accepted' },
  Examples: {
    name: 'a table of examples',
    holds: 'rows such as: | $5 || $6 |, and before them: given deals { … }',
  },
  Claim: { name: 'a claim' },
  GivenTable: { name: 'the rows that examples give', holds: 'rows such as: | D1 | 2027-03-31 | $50K |' },
  GivenHeader: { name: 'the headings of given rows' },
  GivenRow: { name: 'a given row' },
  ExampleHeader: { name: 'the headings of a table of examples' },
  ExampleRow: { name: 'a row of examples' },
};

/** The innermost part that messages have a name for, of the rules that the parser was in. */
export function partOf(rules: readonly string[]): Part {
  const known = rules.findLast((rule) => PARTS[rule] !== undefined);
  return PARTS[known ?? 'Document'] ?? { name: 'the plan' };
}

/** What the innermost braces may hold. */
export function holdsInside(rules: readonly string[]): string | undefined {
  const rule = rules.at(-1);
  return rule === undefined ? PARTS.Document?.holds : PARTS[rule]?.holds;
}

/** The grammar's rules of an error, outermost first. Langium ends their names with a mark that cannot be seen. */
export function rulesIn(ruleStack: readonly string[]): string[] {
  return ruleStack.map((rule) => rule.replace(/[^A-Za-z]/g, ''));
}
