import { balanceRules } from './balances.ts';
import { choiceRules } from './choices.ts';
import { clawbackRules } from './clawbacks.ts';
import { combiningRules } from './combining.ts';
import { compileRules } from './compile.ts';
import { componentRules } from './components.ts';
import { conditionRules } from './conditions.ts';
import { currencyRules } from './currencies.ts';
import { curveRules } from './curves.ts';
import { dataRules } from './data.ts';
import { dataDesignRules, undecidedDataRules } from './data-design.ts';
import { designRules } from './design.ts';
import { exampleRules } from './examples.ts';
import { goalRules } from './goals.ts';
import { headerRules } from './header.ts';
import { meaningRules } from './meaning.ts';
import { measureRules } from './measures.ts';
import { nameRules } from './names.ts';
import { paymentRules } from './payments.ts';
import { acceptRules, brokenPolicyRules, policyRules } from './policies.ts';
import { projectRules } from './project.ts';
import { rateRules } from './rates.ts';
import { roleRules } from './roles.ts';
import type { Rule } from './rule.ts';
import { syntaxRules } from './syntax.ts';
import { unitRules } from './units.ts';
import { unusedRules } from './unused.ts';

/** Every code that a plan's text or meaning can be reported under. Codes are stable: scripts and suppressions name them. */
export const catalogue = {
  ...syntaxRules,
  ...nameRules,
  ...unitRules,
  ...currencyRules,
  ...headerRules,
  ...dataRules,
  ...measureRules,
  ...goalRules,
  ...curveRules,
  ...rateRules,
  ...roleRules,
  ...balanceRules,
  ...paymentRules,
  ...combiningRules,
  ...componentRules,
  ...clawbackRules,
  ...conditionRules,
  ...choiceRules,
  ...policyRules,
  ...acceptRules,
  ...brokenPolicyRules,
  ...designRules,
  ...dataDesignRules,
  ...undecidedDataRules,
  ...exampleRules,
  ...unusedRules,
  ...compileRules,
  ...meaningRules,
  ...projectRules,
} satisfies Record<string, Rule<never>>;

export type Code = keyof typeof catalogue;

/** What the message of a code needs. */
export type ParamsOf<C extends Code> = Parameters<(typeof catalogue)[C]['message']>[0];

/** The codes of missing choices, whose messages show each reading in money. */
export type ChoiceCode = keyof typeof choiceRules;

/** All codes, in the order of the catalogue. */
export const codes = Object.keys(catalogue) as Code[];

/** Whether a text is a code of the catalogue; project files and suppressions name codes. */
export function isCode(text: string): text is Code {
  return Object.hasOwn(catalogue, text);
}
