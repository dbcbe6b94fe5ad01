import { formatMoney, formatMultiple, formatNumber, formatPercent } from '@ontarget/evaluator/numbers';
import type {
  Condition,
  ConditionBound,
  ConditionSubject,
  Consequence,
  Expression,
  Reference,
  ResultCondition,
  Subject,
  TeamsCondition,
} from '@ontarget/language/ast';
import { sortedTexts } from '../build/canonical-order.ts';
import type { Compilation } from '../compilation.ts';
import { amount } from '../literals.ts';
import { stretchWords } from './windows.ts';

/**
 * A condition in the plan's words, written anew from its meaning: line breaks, comments and the spelling of numbers
 * in the text do not show, since explanations are part of what is digested.
 */
export function conditionWords(c: Compilation, condition: Condition): string {
  switch (condition.$type) {
    case 'AnyOf':
      return joined(c, condition.parts, ' or ');
    case 'AllOf':
      return joined(c, condition.parts, ' and ');
    case 'TeamsCondition':
      return teamsWords(c, condition);
    case 'ResultCondition':
      return condition.grades.length > 0 ? gradeWords(condition) : resultWords(c, condition);
  }
}

/** What missing a requirement means, in the plan's words. */
export function consequenceWords(
  c: Compilation,
  consequence: Consequence | { readonly $type: 'PaysNothing' | 'Waits' | 'HalfOfTarget' },
): string {
  switch (consequence.$type) {
    case 'PaysNothing':
      return 'pays nothing';
    case 'Waits':
      return 'waits';
    case 'HalfOfTarget':
      return 'no more than 50% of its target';
    case 'PaysAtMost':
      return `no more than ${literalWords(c, consequence, consequence.percent)} of its target`;
    case 'OtherCurve':
      return `curve ${consequence.curve.$refText}`;
  }
}

/** What is asked for as the plan writes it: a result, its attainment, or a stage of a component. */
function askedWords({ subject, attained, named, stage }: ConditionSubject): string {
  if (subject === undefined) return `${named?.$refText ?? ''} ${stage ?? ''}`;
  return attained ? `${subjectWords(subject)} attainment` : subjectWords(subject);
}

/** A subject as the plan writes it. */
export function subjectWords(subject: Subject): string {
  const path = [subject.ref.$refText, ...subject.path.map(({ $refText }) => $refText)].join('.');
  if (subject.ofTeam) return `${path} of its team`;
  if (subject.ownCredit) return `${path} own${subject.rolledUp ? ' and rolled-up' : ''} credit`;
  const level = subject.level === undefined ? '' : ` of level ${subject.level}`;
  return subject.rolledUp ? `${path} rolled-up credit${level}` : path;
}

function joined(c: Compilation, parts: readonly Condition[], word: string): string {
  const written = parts.map((part) => {
    const words = conditionWords(c, part);
    return part.$type === 'ResultCondition' ? words : `(${words})`;
  });
  return written.sort().join(word);
}

function resultWords(c: Compilation, { left, window, stretch, relation, right }: ResultCondition): string {
  return [
    askedWords(left),
    window ?? (stretch && stretchWords(stretch)),
    relation,
    right && boundWords(c, right),
  ]
    .filter((word) => word !== undefined && word !== '')
    .join(' ');
}

/** Which grade is named first makes no difference. */
function gradeWords({ left, window, stretch, not, grades }: ResultCondition): string {
  const named = sortedTexts(grades.map(({ value }) => value)).join(' or ');
  return [askedWords(left), window ?? (stretch && stretchWords(stretch)), not ? 'is not' : 'is', named]
    .filter((word) => word !== undefined && word !== '')
    .join(' ');
}

function teamsWords(
  c: Compilation,
  { quantifier, team, subject, window, stretch, relation, right }: TeamsCondition,
): string {
  const words = [
    quantifier,
    'team in',
    team.$refText,
    subjectWords(subject),
    window ?? (stretch && stretchWords(stretch)),
    relation,
    boundWords(c, right),
  ];
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}

function boundWords(c: Compilation, right: ConditionBound): string {
  const part = right.part === undefined ? '' : `${literalWords(c, right, right.part)} of `;
  return right.quotaToDate
    ? `${part}quota to date`
    : right.fullYearQuota
      ? `${part}full-year quota`
      : right.value === undefined
        ? ''
        : expressionWords(c, right.value);
}

function expressionWords(c: Compilation, expression: Expression): string {
  const inner = (operand: Expression) => {
    const words = expressionWords(c, operand);
    return operand.$type === 'Arithmetic' ? `(${words})` : words;
  };
  switch (expression.$type) {
    case 'Arithmetic':
      return `${inner(expression.left)} ${expression.operator} ${inner(expression.right)}`;
    case 'Negation':
      return `-${inner(expression.operand)}`;
    case 'FunctionCall':
      return `${expression.function}(${expression.arguments.map((one) => expressionWords(c, one)).join(', ')})`;
    case 'Reference':
      return referenceWords(c, expression);
    case 'TextLiteral':
      return `"${expression.value}"`;
    case 'DateLiteral':
      return expression.value;
    case 'WhenExpression':
    case 'RoundedExpression':
    case 'SelfReference':
    case 'Power':
    case 'Root':
    case 'DaysBetween':
    case 'Lookup':
    case 'ConvertedExpression':
    case 'CurveReading':
      // Their own words, less the line breaks, say it best.
      return (expression.$cstNode?.text ?? '').replace(/\s+/g, ' ');
    default:
      return literalWords(c, expression, expression.value);
  }
}

function referenceWords(c: Compilation, { ref, stage, stretch, none }: Reference): string {
  const over = stretch === undefined ? undefined : stretchWords(stretch);
  const otherwise = none === undefined ? undefined : `else ${expressionWords(c, none)}`;
  return [ref.$refText, stage, over, otherwise].filter((word) => word !== undefined).join(' ');
}

function literalWords(c: Compilation, node: Parameters<typeof amount>[0], text: string): string {
  const { value, unit } = amount(node, text, c.header.currency);
  switch (unit) {
    case 'percent':
      return formatPercent(value);
    case 'multiple':
      return formatMultiple(value);
    case c.header.currency:
      return formatMoney(value, unit, { planCurrency: unit });
    default:
      return formatNumber(value);
  }
}
