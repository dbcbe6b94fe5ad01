import { balanceChoiceRules } from './choices-balances.ts';
import { combiningChoiceRules } from './choices-combining.ts';
import { componentChoiceRules } from './choices-components.ts';
import { headerChoiceRules } from './choices-header.ts';
import { measureChoiceRules } from './choices-measures.ts';
import { paymentChoiceRules } from './choices-payments.ts';
import { rateChoiceRules } from './choices-rates.ts';
import { currencyChoiceRules } from './currencies.ts';

/** What a plan must say because practice differs and money depends on it. */
export const choiceRules = {
  ...headerChoiceRules,
  ...measureChoiceRules,
  ...componentChoiceRules,
  ...rateChoiceRules,
  ...currencyChoiceRules,
  ...combiningChoiceRules,
  ...balanceChoiceRules,
  ...paymentChoiceRules,
};
