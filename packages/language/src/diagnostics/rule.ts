/** How bad a problem is: `compile` refuses on any error. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** The families that the catalogue, the pages and the fixtures are split by. */
export type Family =
  | 'syntax'
  | 'names'
  | 'units'
  | 'header'
  | 'data'
  | 'measures'
  | 'goals'
  | 'curves'
  | 'roles'
  | 'components'
  | 'conditions'
  | 'choices'
  | 'policies'
  | 'design'
  | 'examples'
  | 'unused'
  | 'compile'
  | 'meaning'
  | 'project';

/** One way to read what the plan leaves open: the words that would say it, and what it pays, written for people. */
export interface Reading {
  readonly words: string;
  readonly money: string;
}

/** What a message is made of. It travels inside a diagnostic as JSON, so every value is text, a count or a list. */
export type Params = {
  readonly [name: string]: string | number | boolean | readonly string[] | readonly Reading[] | undefined;
};

/** One entry of the catalogue. `message` takes exactly what it needs: a parameter left out does not compile. */
export interface Rule<P extends Params = Params> {
  readonly severity: Severity;
  readonly family: Family;
  /** The rule as a short sentence; heads its page. */
  readonly title: string;
  /** Whether `fixes/` has a quick fix for it. */
  readonly fixable: boolean;
  /** `text`: decided from the text alone; `meaning`: found by evaluating, in the workspace's second pass; `data`: by rows beside it. */
  readonly phase: 'text' | 'meaning' | 'data';
  readonly message: (params: P) => string;
}

interface RuleTerms<P extends Params> {
  readonly severity?: Severity;
  readonly title: string;
  readonly fixable?: boolean;
  readonly message: (params: P) => string;
}

/** The rules of one family: errors that a text check finds, unless the terms say otherwise. */
export function rulesOf(family: Family, phase: Rule['phase'] = 'text') {
  return <P extends Params = Record<never, never>>(terms: RuleTerms<P>): Rule<P> => ({
    severity: 'error',
    fixable: false,
    ...terms,
    family,
    phase,
  });
}

/** What each reading of a choice pays in a made-up case; the rule's page works the same figures out. */
export interface WorkedExample {
  readonly setting: string;
  readonly readings: readonly [Reading, Reading, ...Reading[]];
}

/** A choice that practice makes differently, that money depends on, and that the plan must therefore state. */
export interface ChoiceRule<P extends Params = Params> extends Rule<P & ChoiceParams> {
  readonly example: WorkedExample;
}

/** The readings in money for the plan at hand, once something could compute them. */
export interface ChoiceParams extends Params {
  readonly readings?: readonly Reading[];
  /** The made-up case of this plan that the readings are worked out for: `at 80% of quota in the first quarter`. */
  readonly setting?: string;
}

interface ChoiceTerms<P extends Params> {
  readonly title: string;
  /** What is left open here, as one sentence without its full stop. */
  readonly open: (params: P) => string;
  readonly example: WorkedExample;
}

/** A missing choice: always an error, always fixable, and its message always shows the readings in money. */
export function choice<P extends Params = Record<never, never>>(terms: ChoiceTerms<P>): ChoiceRule<P> {
  return {
    severity: 'error',
    family: 'choices',
    title: terms.title,
    fixable: true,
    phase: 'text',
    example: terms.example,
    message: (params) =>
      params.readings === undefined
        ? `${terms.open(params)}. For example, ${terms.example.setting}: ${inWords(terms.example.readings)}.`
        : `${terms.open(params)}. Here${params.setting === undefined ? '' : `, ${params.setting}`}: ${inWords(params.readings)}.`,
  };
}

function inWords(readings: readonly Reading[]): string {
  return readings.map((reading) => `"${reading.words}" pays ${reading.money}`).join('; ');
}
