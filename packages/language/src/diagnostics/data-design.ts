import { type BrokenParams, brokenMessage } from './policies.ts';
import { type Rule, rulesOf, type Severity } from './rule.ts';

const rule = rulesOf('design', 'data');

function design(title: string, severity: Severity): Rule<BrokenParams> {
  return rule<BrokenParams>({ title, severity, message: brokenMessage });
}

/** What practice asks of people and years, which only data beside the plan can tell: `ontarget check --data`. */
export const dataDesignRules = {
  'few-reach-threshold': design('Nine of ten reach the threshold', 'warning'),
  'share-at-quota-unusual': design('50% to 70% reach their quota', 'warning'),
  'quota-follows-result': design('A quota is no multiple of what the same person sold last year', 'warning'),
  'published-late': design('A plan is published two weeks before it takes effect', 'warning'),
  'unsigned-in-california': design('Somebody paid commission in California has signed the plan', 'warning'),
  'cost-of-selling-unusual': design('Pay for selling is about a tenth of revenue', 'info'),
};

/** The code of a design rule that needs data. */
export type DataDesignCode = keyof typeof dataDesignRules;

/** Whether a text is the code of a design rule that needs data. */
export function isDataDesignCode(text: string): text is DataDesignCode {
  return Object.hasOwn(dataDesignRules, text);
}

/** A rule that had nothing to judge by says so: it never passes silently. */
export const undecidedDataRules = {
  'data-rule-not-evaluated': rule<{ rule: string; title: string; needs: string }>({
    severity: 'info',
    title: 'A rule about people and years has the data that it needs',
    message: ({ rule: name, title, needs }) => `${name} was not evaluated (${title}): ${needs}.`,
  }),
};
