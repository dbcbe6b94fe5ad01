import type { PlanDocument, Term } from './model.ts';

/** What the states of a term are called on paper. */
export const STATES: Readonly<Record<Term['state'], string>> = {
  said: 'The plan says',
  rule: 'As every plan is paid',
  none: 'Does not apply',
  silent: 'The plan is silent',
};

/** Who signs, each with a line for the name, one for the signature and one for the date. */
export const SIGNERS = ['Payee', 'Manager', 'Compensation'] as const;

/** Headings of a document's chapters, the same in every format. */
export const CHAPTERS = {
  paid: 'What is paid',
  together: 'All of it together',
  examples: 'Examples that the plan keeps',
  terms: 'Terms',
  reasons: 'Why it is so',
  glossary: 'Words',
  signatures: 'Signatures',
} as const;

/** What is signed: which plan, as which evaluator, from when to when. */
export function signedFacts({ plan, role, digest }: PlanDocument): readonly (readonly [string, string])[] {
  return [
    ['Plan', plan.title],
    ['Role', role.title],
    ['In force', `${plan.year.first} to ${plan.year.last}`],
    ['Version', digest],
  ];
}

/** What a signature stands for. */
export const SIGNED_WORDS =
  'Who signs has read this document, and agrees that pay in the time above is worked out by the version above.';

/** Says what the version is. */
export const VERSION_WORDS =
  'The version is the digest of the evaluator that pays: whatever could change a payout changes it. The amounts above were worked out by the same evaluator.';
