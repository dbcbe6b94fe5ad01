import { type BrokenParams, brokenMessage } from './policies.ts';
import { type Rule, rulesOf, type Severity } from './rule.ts';

const rule = rulesOf('design', 'meaning');

/** A design rule as published; its text stands in the built-in library, in the workspace's `rules/<code>.ote`. */
function design(title: string, severity: Severity): Rule<BrokenParams> {
  return rule<BrokenParams>({ title, severity, fixable: true, message: brokenMessage });
}

/** How practice says that plans should be designed. A project sets their levels and bounds. */
export const designRules = {
  'weight-below-minimum': design('A component weighs enough to be noticed', 'warning'),
  'too-many-measures': design('A role is paid on three measures at most', 'warning'),
  'marketing-without-revenue': design('Marketing is paid on revenue too', 'warning'),
  'too-many-tiers': design('A curve has three tiers at most', 'info'),
};

/** The code of a design rule. */
export type DesignCode = keyof typeof designRules;

/** Whether a text is the code of a design rule. */
export function isDesignCode(text: string): text is DesignCode {
  return Object.hasOwn(designRules, text);
}
