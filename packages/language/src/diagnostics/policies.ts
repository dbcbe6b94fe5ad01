import { type Params, rulesOf } from './rule.ts';

const rule = rulesOf('policies');
const later = rulesOf('policies', 'meaning');

/** What a policy itself has to be. */
export const policyRules = {
  'policy-empty': rule<{ policy: string }>({
    title: 'A policy asks for something',
    message: ({ policy }) =>
      `${policy} asks for nothing: write a sentence such as "every role in Marketing has revenue weight at least 20%".`,
  }),
  'policy-level-missing': rule<{ policy: string }>({
    title: 'A policy says how bad it is to break it',
    fixable: true,
    message: ({ policy }) =>
      `${policy} does not say how bad it is to break it: end it with error, warning or information.`,
  }),
  'policy-level-too-high': rule<{ policy: string; level: string }>({
    title: 'What is not well founded only informs',
    fixable: true,
    message: ({ policy, level }) =>
      `${policy} is of confidence C, a vendor's page or a draft, which is too little for ${level === 'error' ? 'an' : 'a'} ${level}: it may only inform.`,
  }),
  'policy-confidence-unknown': rule<{ found: string }>({
    title: 'Confidence is A, B or C',
    message: ({ found }) =>
      `Confidence is A (official text or a large survey), B (a practitioner by name) or C (a vendor or a draft), not ${found}.`,
  }),
  'policy-property-wrong': rule<{ property: string; kind: string; kinds: readonly string[] }>({
    title: 'A policy asks each thing for what it has',
    message: ({ property, kind, kinds }) =>
      `A ${kind} has no ${property}; ${kinds.length === 0 ? 'nothing has' : `a ${kinds.join(' or a ')} has one`}.`,
  }),
  'policy-bound-wrong': rule<{ property: string; found: string; expected: string }>({
    title: 'A bound has the unit of what it bounds',
    message: ({ property, found, expected }) =>
      `${property} is ${expected}; it cannot be compared with ${found}.`,
  }),
};

/** Leaving something unkept on purpose. */
export const acceptRules = {
  'accept-unknown': rule<{ rule: string; nearest?: string }>({
    title: 'What is accepted is a design rule or a policy',
    fixable: true,
    message: ({ rule: name, nearest }) =>
      `There is no design rule or policy called ${name}.${nearest === undefined ? '' : ` Did you mean ${nearest}?`}`,
  }),
  'accept-without-reason': rule<{ rule: string }>({
    title: 'What is accepted says why',
    message: ({ rule: name }) =>
      `Write why ${name} is not kept here, for whoever reviews the plan: accept ${name} because "…".`,
  }),
  'accept-unused': later<{ rule: string }>({
    severity: 'warning',
    title: 'What is accepted would be reported',
    fixable: true,
    message: ({ rule: name }) => `Nothing here breaks ${name}, so there is nothing to accept.`,
  }),
};

/** What a message about a broken policy or design rule is made of. */
export interface BrokenParams extends Params {
  /** The policy's name, or the code of the design rule: what `accept` names. */
  readonly rule: string;
  readonly title: string;
  /** What breaks it and how: `CampaignManager has revenue weight 0%, not at least 20%`. */
  readonly finding: string;
  /** What would mend it, in numbers; empty where nothing can be said. */
  readonly mend: string;
  /** The bound that is broken, as a plan writes it: `115%`. */
  readonly bound?: string;
  readonly because?: string;
  readonly source?: string;
  readonly confidence?: string;
}

/** The message of whatever a policy found. */
export function brokenMessage({ title, finding, mend, because, source, confidence }: BrokenParams): string {
  const why = because === undefined ? '' : ` Why: ${sentence(because)}`;
  const from =
    source === undefined
      ? ''
      : ` Source: ${sentence(`${source}${confidence === undefined ? '' : `, confidence ${confidence}`}`)}`;
  return `${title}: ${sentence(finding)}${mend === '' ? '' : ` ${sentence(mend)}`}${why}${from}`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** What the policies of a plan find; their level is the policy's own. */
export const brokenPolicyRules = {
  'policy-broken': later<BrokenParams>({
    title: 'A plan keeps its policies',
    fixable: true,
    message: brokenMessage,
  }),
  'policy-undecided': later<{ rule: string; subject: string; why: string }>({
    severity: 'info',
    title: 'A policy can be decided',
    message: ({ rule: name, subject, why }) => `${name} is not decided for ${subject}: ${why}.`,
  }),
};
