import type {
  Condition,
  ConvertExpression,
  Expression,
  LookupExpression,
  MembersExpression,
  NamedWindow,
  PercentileExpression,
  Plan,
  PowerExpression,
  RankExpression,
  TotalExpression,
  ValueId,
} from '../../format/types/index.ts';
import { own } from '../own.ts';
import { assignedWords } from './assigned-words.ts';
import { quantityWords } from './quantity-words.ts';
import { unitOfFormula } from './units.ts';

/** How deep formulas are written out in words before an ellipsis stands for the rest. */
const MOST_NESTED = 12;

/** A formula in words, such as `NewBusiness attainment × target pay`. */
export function formulaWords(formula: Expression, plan: Plan, depth = 0): string {
  if (depth > MOST_NESTED) return '…';
  const words = (operand: Expression): string => inner(operand, plan, depth + 1);
  /** What is multiplied ends where its words do: the greatest of two is bracketed. */
  const factor = (operand: Expression): string =>
    operand.op === 'least' || operand.op === 'greatest' ? `(${words(operand)})` : words(operand);
  switch (formula.op) {
    case 'constant':
      return quantityWords(formula, plan.currency);
    case 'text':
      return formula.value;
    case 'date':
      return formula.value;
    case 'value':
      return `${titleOf(formula.id, plan)}${windowWords(formula.window)}`;
    case 'sum':
      return formula.of.map(words).join(' + ');
    case 'product':
      return formula.of.map(factor).join(' × ');
    case 'difference':
      return formula.of.map(words).join(' − ');
    case 'quotient':
      return formula.of.map(factor).join(' ÷ ');
    case 'least':
    case 'greatest':
      return `the ${formula.op} of ${formula.of.map(words).join(' and ')}`;
    case 'select':
      return `${formula.cases
        .map(({ when, then }) => `${words(then)} when ${conditionWords(when, plan, depth + 1)}`)
        .join(', ')}, otherwise ${words(formula.otherwise)}`;
    case 'condition':
      return conditionWords(formula.holds, plan, depth + 1);
    case 'curve':
      return `${formula.read === 'rate' ? 'the rate of ' : ''}${formula.curve} at ${words(formula.at)}`;
    case 'matrix':
      return `${formula.curve} at ${words(formula.down)} by ${words(formula.across)}`;
    case 'part':
      return `part of ${words(formula.of)}`;
    case 'assigned':
      return assignedWords(formula, plan, words);
    case 'pool':
      return `share of ${words(formula.amount)} among those in ${formula.team}`;
    case 'solve':
      return `${words(formula.of)}, solved for itself`;
    case 'unknown':
      return 'itself';
    case 'rank':
      return rankWords(formula, plan, words);
    case 'members':
      return membersWords(formula, plan);
    case 'percentile':
      return percentileWords(formula, words);
    case 'lookup':
      return lookupWords(formula, words);
    case 'minor':
      return `${words(formula.of)}, rounded ${formula.mode} to the smallest unit of its currency`;
    case 'lastDay':
      return "the period's last day";
    case 'convert':
      return convertWords(formula, words);
    case 'position':
      return 'what the deals before come to';
    case 'credited':
      return 'the credited amount';
    case 'share':
      return 'the share of it';
    case 'grade':
      return `${formula.curve} for ${words(formula.of)}`;
    case 'round': {
      const unit = quantityWords(
        { value: formula.unit, unit: unitOfFormula(formula.of, plan) },
        plan.currency,
      );
      return `${words(formula.of)}, rounded ${formula.mode} to ${unit}`;
    }
    case 'power':
      return powerWords(formula, words, plan);
    case 'days':
      return `days from ${words(formula.of[0])} to ${words(formula.of[1])}`;
    case 'column':
      return formula.name;
    case 'roster':
      return `${formula.column.replaceAll('_', ' ')} of the roster`;
    case 'total':
      return totalWords(formula, plan, depth);
    case 'entered':
      return `${formula.measure} as entered`;
    case 'accrue':
      return `${words(formula.of)}, month by month${formula.proration === 'by days' ? ', each by its days' : ''}`;
    case 'phase':
      return "the month's share";
    case 'over':
      return `${words(formula.of)}, over each ${formula.each} ${
        formula.periods === 'in the window' ? 'of the period' : 'of the year before the period'
      }`;
    case 'previous':
      return formula.within === undefined
        ? `${words(formula.of)} of the period before`
        : `${words(formula.of)} of the period before in the ${formula.within}`;
    case 'shift':
      return `${words(formula.of)} ${formula.months} months later`;
    case 'team':
      return 'the number of the team';
    case 'due':
      if (formula.value !== undefined) return `${titleOf(formula.value, plan)} due`;
      return formula.stage === 'shortfall'
        ? `what ${componentTitle(formula.component, plan)} has still to deduct`
        : `${formula.stage} of ${componentTitle(formula.component, plan)} due`;
    case 'collected':
      return `${titleOf(formula.of, plan)}, as far as its deals are collected`;
    case 'tenure':
      return 'the month of tenure';
    case 'carried':
      return 'the balance at the end of the period before';
    case 'opening':
      return `the opening balance of the ${formula.balance}${formula.due === undefined ? '' : ', as far as it is due'}`;
    case 'resume':
      return words(formula.of);
    case 'clawback':
      return 'what is taken back for canceled deals';
    case 'open':
      return `what is open of advances, by ${formula.by}`;
    case 'hold':
      return `held: ${formula.code}`;
  }
}

/** A condition in words, such as `attainment at least 50%`. */
export function conditionWords(condition: Condition, plan: Plan, depth = 0): string {
  if (depth > MOST_NESTED) return '…';
  const next = (part: Condition): string => {
    const words = conditionWords(part, plan, depth + 1);
    return part.op === 'all' || part.op === 'any' ? `(${words})` : words;
  };
  switch (condition.op) {
    case 'compare': {
      const [left, right] = [condition.left, condition.right].map((side) =>
        formulaWords(side, plan, depth + 1),
      );
      return `${left} ${condition.relation === 'equal' ? 'is' : condition.relation} ${right}`;
    }
    case 'is':
      return `${formulaWords(condition.of, plan, depth + 1)} is ${condition.among.join(' or ')}`;
    case 'blank':
      return `${formulaWords(condition.of, plan, depth + 1)} is ${condition.of.op === 'entered' ? 'missing' : 'blank'}`;
    case 'all':
      return condition.of.map(next).join(' and ');
    case 'any':
      return condition.of.map(next).join(' or ');
    case 'not':
      return `not ${next(condition.of)}`;
    case 'reached':
      return `the period ends on ${condition.day} or later`;
    case 'employed':
      return `employed for ${condition.count} ${condition.unit} when the period ends`;
    case 'ends':
      return condition.what === 'year' || condition.what === 'half-year' || condition.what === 'quarter'
        ? `the period is the last of the ${condition.what}`
        : condition.what === 'assignment'
          ? "the payee's last day in the role has come"
          : "the payee's last day in the role lies before the period";
    case 'flag':
      return titleOf(condition.value, plan);
  }
}

/** What people call a value: its title, or the last words of its id. */
export function titleOf(id: ValueId, plan: Plan): string {
  const title = own(plan.values, id)?.title;
  if (title !== undefined && title !== '') return title;
  return id.split('/').slice(-2).join(' ');
}

function inner(formula: Expression, plan: Plan, depth: number): string {
  const words = formulaWords(formula, plan, depth);
  return COMPOUND.has(formula.op) ? `(${words})` : words;
}

/** Formulas that need brackets inside another one. */
const COMPOUND: ReadonlySet<string> = new Set([
  'sum',
  'difference',
  'quotient',
  'select',
  'round',
  'product',
  'power',
  'days',
]);

function powerWords(
  { of: [base, exponent], rounded }: PowerExpression,
  words: (operand: Expression) => string,
  plan: Plan,
): string {
  const power = `${words(base)} to the power of ${words(exponent)}`;
  if (rounded === undefined) return power;
  const unit = quantityWords({ value: rounded.unit, unit: unitOfFormula(base, plan) }, plan.currency);
  return `${power}, rounded ${rounded.mode} to ${unit}`;
}

function rankWords(
  { of, team, read, results }: RankExpression,
  plan: Plan,
  words: (operand: Expression) => string,
): string {
  const ranked = [...new Set(Object.values(of).map(words))].join(' and ');
  const roles = Object.keys(of).map((role) => own(plan.roles, role)?.title ?? role);
  const who =
    team === undefined
      ? `those who are ${roles.join(' or ')}`
      : `those in ${own(plan.teams, team)?.title ?? team}`;
  const first = Object.values(of)[0];
  const unit = first === undefined ? 'number' : unitOfFormula(first, plan);
  const must =
    results === undefined
      ? ''
      : ` with results ${results.relation} ${quantityWords({ value: results.bound, unit }, plan.currency)}`;
  const what =
    typeof read === 'object' ? `${read.curve} for the rank` : read === 'place' ? 'rank' : 'percentile';
  return `${what} of ${ranked} among ${who}${must}`;
}

function membersWords({ components, stage, whose }: MembersExpression, plan: Plan): string {
  const titles = [...new Set(components.map((id) => componentTitle(id, plan)))].join(' and ');
  return `${stage} of ${titles}, added up over ${membersInWords(whose, plan)}`;
}

/** Whom a sum over people is about: `those in Field`, `those who report to the payee`. */
export function membersInWords(whose: MembersExpression['whose'], plan: Plan): string {
  if (typeof whose === 'object') return `those in ${own(plan.teams, whose.team)?.title ?? whose.team}`;
  if (whose === 'its team') return 'those in the team';
  return whose === 'below'
    ? 'those who report to the payee, directly or through others'
    : 'those who report directly to the payee';
}

function percentileWords(
  { of, table, column, method }: PercentileExpression,
  words: (operand: Expression) => string,
): string {
  const how = method === 'ranked' ? 'ranked' : 'interpolated';
  return `percentile of ${words(of)}, ${how} among ${column} of ${table}`;
}

function lookupWords(
  { table, column, match, on }: LookupExpression,
  words: (formula: Expression) => string,
): string {
  const keys = Object.values(match).map(words).join(' and ');
  return `${column} of ${table} for ${keys}${on === undefined ? '' : ` on ${words(on)}`}`;
}

function convertWords(
  { of, to, rates, on }: ConvertExpression,
  words: (formula: Expression) => string,
): string {
  return `${words(of)} in ${words(to)} at ${rates.table}${on === undefined ? '' : ` on ${words(on)}`}`;
}

function totalWords(
  { function: kind, of, where, limit, order, level, inFull, whose }: TotalExpression,
  plan: Plan,
  depth: number,
): string {
  const what = of === undefined ? 'rows' : formulaWords(of, plan, depth + 1);
  const verb = kind === 'sum' ? 'total' : kind;
  const who = typeof whose === 'object' ? `team ${whose.team}` : WHOSE[whose];
  const which = where === undefined ? '' : ` where ${conditionWords(where, plan, depth + 1)}`;
  const inOrder =
    order === undefined ? '' : `, in order of ${order.by.join(', ')}${withinWords(order.within)}`;
  const from = level === undefined ? '' : ` from level ${level}`;
  const whole = inFull ? ', each row in full' : '';
  return `${verb} of ${what}${which}${limitWords(limit, plan)}${inOrder}, ${who}${from}${whole}`;
}

function withinWords(within: readonly string[] | undefined): string {
  return within === undefined ? '' : `, within each ${within.join(', ')}`;
}

function limitWords(limit: TotalExpression['limit'], plan: Plan): string {
  if (limit === undefined) return '';
  const money = (value: string): string => quantityWords({ value, unit: plan.currency }, plan.currency);
  const sides = [
    ...(limit.atLeast === undefined ? [] : [`at least ${money(limit.atLeast)}`]),
    ...(limit.atMost === undefined ? [] : [`at most ${money(limit.atMost)}`]),
  ];
  return `, each ${limit.of} ${sides.join(' and ')}`;
}

const WHOSE: Readonly<Record<Exclude<TotalExpression['whose'], object>, string>> = {
  'payee own': 'own credit',
  'payee rolled-up': 'rolled-up credit',
  'payee both': 'own and rolled-up credit',
  'its team': "the team's credit",
  company: 'the company as a whole',
};

const WINDOW_WORDS: Readonly<Record<Extract<NamedWindow, string>, string>> = {
  previous: ' of the period before',
  year: ' of the year',
  'year to date': ' to date',
  'same period last year': ' of the same period of last year',
  'last year to date': ' of last year to date',
};

/** A stretch that another value is read over, as words behind its name; empty for the window at hand. */
export function windowWords(window: NamedWindow | undefined): string {
  if (window === undefined) return '';
  if (typeof window === 'object') {
    if (window.kind === 'last')
      return window.months === 1 ? ' of the last month' : ` of the last ${window.months} months`;
    const ending = { before: ' before', whole: '', 'to date': ' to date' }[window.kind];
    return ` of the ${window.grain}${ending}`;
  }
  return WINDOW_WORDS[window];
}

function componentTitle(id: string, plan: Plan): string {
  const [, role = '', name = ''] = id.split('/');
  const components = own(plan.roles, role)?.components;
  return (components === undefined ? undefined : own(components, name)?.title) ?? id;
}
