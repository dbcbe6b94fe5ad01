import type { Expression, TotalExpression } from '@ontarget/evaluator/format';
import type { Measure } from '@ontarget/language/ast';
import { quotient, readValue, type Window } from '../build/expressions.ts';
import { addValue, type Compilation, needed } from '../compilation.ts';
import { rowFormula } from '../formulas/row.ts';
import { ids, levelIn, type MeasureSubject } from '../names.ts';
import { limitOfCount } from '../pay/deal-limit.ts';
import { cannotCompile } from '../problems.ts';
import { clauseOfMeasure } from './clauses.ts';
import { enteredResult } from './entered.ts';
import { workedOut } from './formula-measure.ts';
import { titleOf, unitOfResult } from './measures.ts';
import { payOfMembers } from './members.ts';
import { percentileOf } from './percentile.ts';
import { standingOf } from './rank.ts';

/** Whose result is asked for: that of the subject at hand, or of a named team. */
export type Whose = MeasureSubject | { readonly team: string };

/** The value that holds a measure's result for the subject at hand, made at its first use. */
export function resultValue(c: Compilation, measure: Measure, whose: MeasureSubject): string {
  const id = ids.measureOf(measure.name, whose);
  if (!c.values.has(id)) {
    const subject = whose === 'team' || whose === 'company' ? whose : 'payee';
    const formula = resultOf(c, measure, whose);
    const title = `${titleOf(measure)}${subjectWords(whose)}`;
    addValue(c, id, { title, stage: 'measure', unit: unitOfResult(c, measure), subject, formula }, measure);
  }
  return id;
}

function subjectWords(whose: MeasureSubject): string {
  const level = levelIn(whose);
  return level === undefined ? (SUBJECT_WORDS[whose] ?? '') : `, rolled up from level ${level}`;
}

const SUBJECT_WORDS: Readonly<Record<string, string>> = {
  payee: '',
  'payee-rolled-up': ', rolled up',
  'payee-both': ', own and rolled up',
  team: ' of the team',
  company: ' of the company',
};

/** The formula of a measure's result. */
export function resultOf(c: Compilation, measure: Measure, whose: Whose): Expression {
  needed(c, ids.measure(measure.name), c.measures.get(measure.name));
  const { body } = measure;
  switch (body.$type) {
    case 'TotalMeasure':
    case 'CountMeasure':
      return resumed(c, measure, whose, totalOf(c, measure, whose));
    case 'RatioMeasure':
      return ratioOf(c, measure, whose);
    case 'FormulaMeasure':
      return workedOut(c, measure, body, whose);
    case 'RankMeasure':
    case 'PeerPercentile':
      return standingOf(c, measure, body, whose);
    case 'MembersMeasure':
      return payOfMembers(c, measure, body, whose);
    case 'PercentileMeasure':
      return percentileOf(c, body, whose);
    default:
      return enteredResult(measure, whose);
  }
}

/** Results that begin before the plan's first payment may be brought in instead of their rows. */
function resumed(c: Compilation, { name, body }: Measure, whose: Whose, of: Expression): Expression {
  const words = typeof whose === 'string' ? RESUMED[whose] : undefined;
  const isSum = body.$type === 'CountMeasure' || (body.$type === 'TotalMeasure' && body.function === 'total');
  if (c.header.paidFrom === undefined || words === undefined || !isSum) return of;
  return { op: 'resume', opening: `${name}${words}`, of };
}

/** What the table `opening` calls results of each credit by, after the measure's name. */
const RESUMED: Readonly<Partial<Record<MeasureSubject, string>>> = {
  payee: '',
  'payee-rolled-up': ' rolled-up',
  'payee-both': ' own and rolled-up',
};

/** The credited rows of a measure of totals or counts, added up; `more` narrows them down, or replaces what is added. */
export function totalOf(
  c: Compilation,
  measure: Measure,
  whose: Whose,
  more: Partial<Pick<TotalExpression, 'credits' | 'where' | 'of' | 'limit' | 'order' | 'inFull'>> = {},
): Expression {
  const { body } = measure;
  if (body.$type !== 'TotalMeasure' && body.$type !== 'CountMeasure') {
    return cannotCompile(measure, measure.name, 'it has no rows that could be added up');
  }
  refuseUncredited(measure, whose);
  const counts = body.$type === 'CountMeasure';
  const limit = limitOfCount(c, measure);
  if (limit !== undefined && (counts || more.of !== undefined)) {
    cannotCompile(measure, measure.name, NO_LIMIT);
  }
  return {
    op: 'total',
    function: counts ? 'count' : body.function === 'greatest' ? 'greatest' : 'sum',
    credits: ids.credits(measure.name),
    ...(counts ? {} : { of: rowFormula(c, body.amount) }),
    ...(limit === undefined ? {} : { limit }),
    ...more,
    ...levelOfCredits(whose),
    whose: creditsOf(whose),
  };
}

const NO_LIMIT =
  'what each deal counts is limited only where amounts are added up; where deals are paid one by one, limit what each pays';

/** What a result is divided by; only a ratio has one, and is missing where it is zero. */
export function divisorOf(
  c: Compilation,
  measure: Measure,
  whose: MeasureSubject,
  window?: Window,
): Expression {
  if (measure.body.$type !== 'RatioMeasure') return cannotCompile(measure, measure.name, 'it is no ratio');
  return readValue(resultValue(c, partOf(measure, measure.body.denominator.ref), whose), window);
}

function ratioOf(c: Compilation, measure: Measure, whose: Whose): Expression {
  if (measure.body.$type !== 'RatioMeasure') return cannotCompile(measure, measure.name, 'it is no ratio');
  const part = (of: Measure | undefined): Expression => {
    const measured = partOf(measure, of);
    return typeof whose === 'object'
      ? resultOf(c, measured, whose)
      : readValue(resultValue(c, measured, whose));
  };
  return quotient(part(measure.body.numerator.ref), part(measure.body.denominator.ref), {
    op: 'hold',
    code: 'missing-result',
  });
}

function partOf(ratio: Measure, part: Measure | undefined): Measure {
  return part ?? cannotCompile(ratio, ratio.name, 'one of its parts is unknown');
}

function levelOfCredits(whose: Whose): Pick<TotalExpression, 'level'> {
  const level = typeof whose === 'object' ? undefined : levelIn(whose);
  return level === undefined ? {} : { level };
}

function creditsOf(whose: Whose): TotalExpression['whose'] {
  switch (whose) {
    case 'payee':
      return 'payee own';
    case 'payee-rolled-up':
      return 'payee rolled-up';
    case 'payee-both':
      return 'payee both';
    case 'team':
      return 'its team';
    case 'company':
      return whose;
    default:
      return typeof whose === 'object' ? whose : 'payee rolled-up';
  }
}

function refuseUncredited(measure: Measure, whose: Whose): void {
  if (whose === 'company') return;
  if (clauseOfMeasure(measure, 'CreditClause') === undefined) {
    cannotCompile(measure, measure.name, 'nobody is credited with it, so only the company has a result');
  }
}
