import { CURRENCIES } from './currencies.ts';
import { CURVES } from './curves.ts';
import { EXAMPLES } from './examples.ts';
import { GOALS } from './goals.ts';
import { HEADER } from './header.ts';
import { MEASURES } from './measures.ts';
import { PAY } from './pay.ts';
import { PAYMENTS } from './payments.ts';
import { PEOPLE } from './people.ts';
import { POLICIES } from './policies.ts';
import { TABLES } from './tables.ts';

/** Plans that between them use every construct and every word of the language. Each must parse and link by itself. */
export const PHRASES: Readonly<Record<string, string>> = {
  ...HEADER,
  ...TABLES,
  ...CURRENCIES,
  ...MEASURES,
  ...CURVES,
  ...GOALS,
  ...PAY,
  ...PAYMENTS,
  ...PEOPLE,
  ...EXAMPLES,
  ...POLICIES,
};
