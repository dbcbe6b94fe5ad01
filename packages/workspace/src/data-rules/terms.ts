import { ONE, type Rational, rational } from '@ontarget/evaluator/numbers';
import type { DataDesignCode, PolicyUnit } from '@ontarget/language';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RuleLevel, RuleSetting } from '../project/project-file.ts';
import { amount, boundSet, range } from '../rules/settings.ts';

/** On what a rule about data rests, and what it holds to unless the project says otherwise. */
export interface DataRuleTerms {
  readonly confidence: 'A' | 'B';
  readonly source: string;
  readonly because: string;
  /** Absent where there is nothing to set. */
  readonly unit?: PolicyUnit;
  readonly low: Rational;
  /** Only of a range. */
  readonly high?: Rational;
}

/** Bounds of a rule; `high` is that of `low` where the rule has one only. */
export interface DataBound {
  readonly low: Rational;
  readonly high: Rational;
}

export const DATA_RULE_TERMS: Readonly<Record<DataDesignCode, DataRuleTerms>> = {
  'few-reach-threshold': {
    confidence: 'B',
    source:
      'salesmanagement.org/blog/getting-the-payout-curve-right; bluehorizonsgroup.com; aurochssolutions.com',
    because:
      'a threshold is meant to be where the last tenth falls behind; whoever sees no pay within reach stops trying',
    unit: 'share',
    low: rational(9, 10),
  },
  'share-at-quota-unusual': {
    confidence: 'B',
    source: 'salesmanagement.org/blog/getting-the-payout-curve-right; Alexander Group',
    because:
      'where fewer reach quota it has stopped being an expectation, and where more do it costs more than it moves',
    unit: 'share',
    low: rational(1, 2),
    high: rational(7, 10),
  },
  'quota-follows-result': {
    confidence: 'A',
    source: 'Chung in Harvard Business Review, with Misra and Nair 2011; netcommissions.com/blog/bid/172414',
    because: 'whoever sells more this year is punished with a higher quota the next, and learns to hold back',
    unit: 'share',
    low: rational(1, 2),
  },
  'published-late': {
    confidence: 'A',
    source: 'worldatwork.org 2017; business-in-a-box.com',
    because: 'nobody can work towards a plan that they have not seen',
    unit: 'count',
    low: rational(14),
  },
  'unsigned-in-california': {
    confidence: 'A',
    source: 'California Labor Code §2751',
    because:
      'the contract has to be in writing, the employer gives a signed copy of it and gets a signed receipt',
    low: ONE,
  },
  'cost-of-selling-unusual': {
    confidence: 'A',
    source: 'xactlycorp.com, benzinga.com/pressreleases/18/08/b12236383',
    because: 'it came to 9.8% in 2017 and to 10% in 2018 over the companies that were asked',
    unit: 'share',
    low: rational(8, 100),
    high: rational(12, 100),
  },
};

/** What is wrong with the bound that a project sets, in words; undefined where nothing is. */
export function boundProblem(code: DataDesignCode, setting: RuleSetting): string | undefined {
  const text = boundSet(setting);
  if (text === undefined || ownDataBound(code, text) !== undefined) return undefined;
  const { unit, high } = DATA_RULE_TERMS[code];
  if (unit === undefined) return 'it has none that could be set';
  if (high !== undefined) return 'write two bounds, as "50% to 70%"';
  return unit === 'share' ? 'write a percent, as "80%"' : 'write a number, as "14"';
}

/** The bound that holds: the project's where it is sound, else the rule's own. */
export function boundOf(code: DataDesignCode, setting: RuleSetting | undefined): DataBound {
  const text = boundSet(setting);
  const own = text === undefined ? undefined : ownDataBound(code, text);
  const { low, high = low } = DATA_RULE_TERMS[code];
  return own ?? { low, high };
}

function ownDataBound(code: DataDesignCode, text: string): DataBound | undefined {
  const { unit, high } = DATA_RULE_TERMS[code];
  if (unit === undefined) return undefined;
  if (high !== undefined) return range(text, unit);
  const value = amount(text, unit);
  return value === undefined ? undefined : { low: value, high: value };
}

/** The severity under a level that the project sets. */
export function severityAt(
  level: Exclude<RuleLevel, 'off'> | undefined,
  own: Diagnostic['severity'],
  atMost: 'info' | undefined,
): Diagnostic['severity'] {
  return atMost ?? level ?? own;
}
