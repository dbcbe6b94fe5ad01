import { rulesOf } from './rule.ts';
import { allOf, counted, didYouMean, oneOf } from './words.ts';

const rule = rulesOf('examples');

/** Tables of inputs and expected results. */
export const exampleRules = {
  'example-cells-wrong': rule<{ side: string; expected: number; found: number }>({
    title: 'A row of examples has a cell for each heading',
    message: ({ side, expected, found }) =>
      `This row has ${counted(found, 'cell')} ${side}, and the headings have ${expected}.`,
  }),
  'example-column-unknown': rule<{ heading: string; owner: string; nearest?: string }>({
    title: 'A heading of examples names something of the plan',
    fixable: true,
    message: ({ heading, owner, nearest }) => `${owner} has nothing called ${heading}.${didYouMean(nearest)}`,
  }),
  'example-given-computed': rule<{ table: string; column?: string; from: string }>({
    title: 'Examples give what is read, not what is worked out',
    message: ({ table, column, from }) =>
      column === undefined
        ? `The rows of ${table} are worked out from ${from}: give rows of ${from}.`
        : `${column} of ${table} is worked out in each row: give the columns that it is worked out from.`,
  }),
  'example-rows-of-nobody': rule<{ table: string; people: readonly string[]; columns: readonly string[] }>({
    severity: 'warning',
    title: 'The rows of examples name those whom the examples are about',
    message: ({ table, people, columns }) =>
      `No row of ${table} names ${oneOf(people)} under ${oneOf(columns)}, so none of them counts for anybody here. Without a column payee, the person goes by the role's name.`,
  }),
  'example-setting-idle': rule<{ role: string; what: string; words: string }>({
    title: 'A setting of examples changes something',
    message: ({ role, what, words }) =>
      `${role} takes no ${what} from the roster, so this changes nothing: the role's own number binds unless it says "${words}".`,
  }),
  'example-setting-open': rule<{ role: string; amount: string; measures: readonly string[] }>({
    title: 'A quota of examples says which quota it is',
    fixable: true,
    message: ({ role, amount, measures }) =>
      `${role} reads quotas for ${allOf(measures)} from columns of their own, and this does not say which one is ${amount}: write "quota ${amount} for ${measures[0] ?? ''}".`,
  }),
  'example-input-missing': rule<{ role: string; measure: string; component: string }>({
    title: 'Examples give every measure that their results need',
    message: ({ role, measure, component }) =>
      `The examples for ${role} expect ${component}, which needs ${measure}, and no column gives it.`,
  }),
  'example-unknown-wrong': rule<{ why: string }>({
    title: 'A ? stands for one input of a row',
    message: ({ why }) => `This ? cannot be solved for: ${why}.`,
  }),
  'example-value-wrong': rule<{ heading: string; expected: string; found: string }>({
    title: 'A cell of an example has the unit of its heading',
    message: ({ heading, expected, found }) => `Under ${heading} stands ${expected}, and this is ${found}.`,
  }),
};
