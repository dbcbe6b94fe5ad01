import type { Rational } from '@ontarget/evaluator/numbers';
import { POLICY_PROPERTIES, type PolicyUnit, readAmount, UNIT_WORDS } from '@ontarget/language';
import type { PolicyRule } from '@ontarget/language/ast';
import type { OwnBound } from '../meaning/policies/tests.ts';
import type { RuleLevel, RuleSetting } from '../project/project-file.ts';
import { confidenceOf, type DesignRule } from './library.ts';

/** The level that a project sets for a rule; undefined where it leaves it. */
export function levelSet(setting: RuleSetting | undefined): RuleLevel | undefined {
  return typeof setting === 'object' ? setting.level : setting;
}

/** The bound that a project sets for a rule, as it is written. */
export function boundSet(setting: RuleSetting | undefined): string | undefined {
  return typeof setting === 'object' ? setting.bound : undefined;
}

/** The sentence whose bound a project sets: the first one of the rule that has any. */
export function boundedSentence({ policy }: DesignRule): PolicyRule | undefined {
  return policy.rules.find((rule) => boundedBy(rule) !== undefined);
}

/** What is wrong with the setting of a design rule; undefined where nothing is. */
export function settingProblem(
  rule: DesignRule,
  setting: RuleSetting,
): { kind: 'level'; level: RuleLevel } | { kind: 'bound'; expected: string } | undefined {
  const level = levelSet(setting);
  if (confidenceOf(rule) === 'C' && (level === 'warning' || level === 'error'))
    return { kind: 'level', level };
  const bound = boundSet(setting);
  if (bound === undefined || ownBound(rule, bound) !== undefined) return undefined;
  const sentence = boundedSentence(rule);
  const by = sentence && boundedBy(sentence);
  if (by === undefined) return { kind: 'bound', expected: 'it has none that could be set' };
  const unit = UNIT_WORDS[by.unit];
  const expected = by.isRange ? `two bounds, as "10% to 20%"` : unit;
  return { kind: 'bound', expected: `write ${expected}` };
}

/** A bound of the project's own, read; undefined where it cannot be. */
export function ownBound(rule: DesignRule, text: string): OwnBound | undefined {
  const sentence = boundedSentence(rule);
  const by = sentence && boundedBy(sentence);
  if (by === undefined) return undefined;
  if (!by.isRange) {
    const value = amount(text, by.unit);
    return value === undefined ? undefined : { value };
  }
  return range(text, by.unit);
}

/** Two bounds, as `10% to 20%`; undefined where that is not what is written. */
export function range(text: string, unit: PolicyUnit): { low: Rational; high: Rational } | undefined {
  const [low, high, more] = text.split(/\s+to\s+/).map((part) => amount(part, unit));
  return low === undefined || high === undefined || more !== undefined ? undefined : { low, high };
}

function boundedBy({ claim }: PolicyRule): { unit: PolicyUnit; isRange: boolean } | undefined {
  if (claim.$type === 'PolicyLoss') return { unit: 'share', isRange: false };
  const [figure] = claim.$type === 'PolicyHas' ? claim.tests : [];
  if (figure?.$type !== 'PolicyFigure') return undefined;
  const terms = POLICY_PROPERTIES[figure.property];
  return terms && { unit: terms.unit, isRange: figure.relation === undefined };
}

/** An amount as it is written in a plan; undefined where it is none of this unit. */
export function amount(text: string, unit: PolicyUnit): Rational | undefined {
  const read = readAmount(text.trim(), 'USD');
  if (!read.ok) return undefined;
  const kinds = { share: ['percent'], factor: ['multiple'], count: ['number', 'count'], money: ['money'] };
  return kinds[unit].includes(read.value.unit.kind) ? read.value.value : undefined;
}
