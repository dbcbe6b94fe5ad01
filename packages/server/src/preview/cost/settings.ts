import {
  type Assumable,
  type Assumptions,
  type Distribution,
  readDistribution,
  STATED_HINT,
  type Stated,
  USUAL,
  USUAL_ATTAINMENT,
} from '@ontarget/analysis/simulate';
import type { Plan, Unit } from '@ontarget/evaluator/format';
import {
  floor,
  formatPercent,
  isCurrency,
  mul,
  parseDecimal,
  parsePercentLiteral,
  rational,
} from '@ontarget/evaluator/numbers';
import type { CostInput, CostSettings } from '@ontarget/report';

/** More years than this are for the command line. */
const MOST_DRAWS = 2_000;
const LARGEST_SEED = 999_999_999;

/** What was typed, as a simulation takes it, or what is wrong with it: by box, `set name`. */
export interface ReadSettings {
  readonly assumptions: Assumptions;
  readonly problems: ReadonlyMap<string, string>;
}

/** Reads what was typed. A box with a mistake is as if it were empty, and said to be wrong. */
export function readSettings(plan: Plan, settings: CostSettings): ReadSettings {
  const problems = new Map<string, string>();
  const read = (set: CostInput['set'], name: string, text: string | undefined, unit: Unit) => {
    if (text === undefined || text.trim() === '') return undefined;
    const stated = readDistribution(text.trim(), unit, plan.currency);
    if (stated.ok) return stated.value;
    problems.set(boxKey(set, name), wordsOf(stated));
    return undefined;
  };
  const number = (set: 'draws' | 'seed', most: number): number => {
    const text = settings[set]?.trim() ?? '';
    if (text === '') return USUAL[set];
    const count = Number(text);
    if (/^\d{1,9}$/.test(text) && count >= 1 && count <= most) return count;
    problems.set(boxKey(set, ''), `A whole number from 1 to ${most.toLocaleString('en-US')}.`);
    return USUAL[set];
  };
  const each = (set: 'attainments' | 'results', unitOf: (name: string) => Unit | undefined) => {
    const found: Record<string, Distribution> = {};
    for (const [name, text] of Object.entries(settings[set])) {
      const unit = unitOf(name);
      const distribution = unit === undefined ? undefined : read(set, name, text, unit);
      if (distribution !== undefined) found[name] = distribution;
    }
    return found;
  };
  const measure = (name: string) => (Object.hasOwn(plan.measures, name) ? plan.measures[name] : undefined);
  const usual = readDistribution(USUAL_ATTAINMENT, 'percent', plan.currency);
  if (!usual.ok) throw new Error('the usual attainment is none');
  return {
    assumptions: {
      attainment: read('attainment', '', settings.attainment, 'percent') ?? usual.value,
      attainments: each('attainments', (name) => measure(name) && 'percent'),
      results: each('results', (name) => measure(name)?.unit),
      inStep: readShare(settings.inStep, problems),
      draws: number('draws', MOST_DRAWS),
      seed: number('seed', LARGEST_SEED),
    },
    problems,
  };
}

function readShare(text: string | undefined, problems: Map<string, string>): number {
  const typed = text?.trim() ?? '';
  if (typed === '') return USUAL.inStep;
  const percent = typed.endsWith('%') ? parsePercentLiteral(typed) : parseDecimal(typed);
  if (percent.ok) {
    const share = typed.endsWith('%') ? percent.value : mul(percent.value, rational(1, 100));
    if (share.n >= 0n && share.n <= share.d) return Number(floor(mul(share, rational(10_000))));
  }
  problems.set(boxKey('inStep', ''), 'A percent between 0 and 100.');
  return USUAL.inStep;
}

function wordsOf(stated: Stated & { ok: false }): string {
  const { part, problem, isMalformed } = stated;
  const what = part === undefined ? `This cannot be: ${problem}.` : `"${part}" ${problem}.`;
  return isMalformed ? `${what} ${STATED_HINT}` : what;
}

function boxKey(set: CostInput['set'], name: string): string {
  return `${set} ${name}`;
}

/** The boxes: those that something has to be said in first. */
export function costInputs(
  plan: Plan,
  settings: CostSettings,
  assumable: readonly Assumable[],
  problems: ReadonlyMap<string, string>,
): CostInput[] {
  const input = (
    set: CostInput['set'],
    name: string,
    title: string,
    text: string | undefined,
    usual: string,
    missing?: string,
  ): CostInput => {
    const problem = problems.get(boxKey(set, name)) ?? (text?.trim() ? undefined : missing);
    return { set, name, title, text: text ?? '', usual, ...(problem === undefined ? {} : { problem }) };
  };
  const titleOf = (name: string) => plan.measures[name]?.title ?? name;
  const results = assumable.flatMap(({ measure, kind }) => {
    const text = settings.results[measure];
    if (kind === 'score') return input('results', measure, `${titleOf(measure)}, scored`, text, '100%');
    if (kind !== 'result') return [];
    const unit = plan.measures[measure]?.unit ?? 'number';
    const title = `${titleOf(measure)}${isYearly(unit) ? ', in the year' : ''}`;
    const example = exampleIn(unit);
    return input(
      'results',
      measure,
      title,
      text,
      example,
      `The plan has no quota or target for it, so say what it comes to, such as ${example}.`,
    );
  });
  const own = assumable.flatMap(({ measure, kind }) =>
    kind === 'attainment'
      ? input('attainments', measure, titleOf(measure), settings.attainments[measure], 'as all')
      : [],
  );
  return [
    ...results,
    input('attainment', '', 'Attainment of quotas and targets', settings.attainment, USUAL_ATTAINMENT),
    ...own,
    input(
      'inStep',
      '',
      'Share the luck of the market',
      settings.inStep,
      formatPercent(rational(USUAL.inStep, 10_000)),
    ),
    input('draws', '', 'Years to draw', settings.draws, String(USUAL.draws)),
    input('seed', '', 'Seed', settings.seed, String(USUAL.seed)),
  ];
}

function isYearly(unit: Unit): boolean {
  return unit === 'count' || isCurrency(unit);
}

function exampleIn(unit: Unit): string {
  if (unit === 'percent') return '10% 50%, 50% 60%, 90% 70%';
  return unit === 'count' ? '10% 40, 50% 60, 90% 90' : '10% $100K, 50% $300K, 90% $500K';
}
