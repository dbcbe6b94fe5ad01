import type { Plan } from '@ontarget/evaluator/format';
import type { Assumptions } from '../../simulate/assumptions.ts';
import type { Simulation } from '../../simulate/simulate.ts';
import { assumedSentences } from '../../simulate/words.ts';
import type { CostInput, CostsByBoth, OnlyHere } from './both.ts';

/** What two plans were drawn with, for the sentences below their costs. */
export interface CostSetting {
  readonly before: Plan;
  readonly after: Plan;
  readonly assumptions: Assumptions;
  readonly same: CostInput['same'];
  /** Measures of the same name that the two plans count otherwise. */
  readonly countedOtherwise: readonly string[];
  /** Whether many read it, so that no reason may name a payee. */
  readonly forMany: boolean;
}

/** What is the same for both plans, what only one of them has, and what is supposed, a sentence each. */
export function costSentences(costs: CostsByBoth, setting: CostSetting): string[] {
  const { before, after, same, countedOtherwise } = setting;
  const [was, is] = [sentencesOf(costs.before, before, setting), sentencesOf(costs.after, after, setting)];
  return [
    same === 'results'
      ? 'Both plans are paid for the same results: as large as quotas and targets of the earlier plan say, and those of the later one where the earlier has none. Nobody is supposed to sell otherwise because they are paid otherwise.'
      : 'Both plans are paid for the same attainments, each of its own quotas and targets: where they differ, so do the results.',
    ...countedOtherwise.map(
      (name) => `${name} is counted otherwise by the two plans, and drawn as if it came to the same.`,
    ),
    ...onlySentence('earlier', costs.only.before, before),
    ...onlySentence('later', costs.only.after, after),
    ...is.filter((sentence) => was.includes(sentence)),
    ...was.filter((sentence) => !is.includes(sentence)).map((sentence) => `By the earlier plan: ${sentence}`),
    ...is.filter((sentence) => !was.includes(sentence)).map((sentence) => `By the later plan: ${sentence}`),
  ];
}

function sentencesOf(
  simulation: Simulation,
  plan: Plan,
  { assumptions, forMany }: CostSetting,
): readonly string[] {
  const held = forMany
    ? simulation.held.map((one) => ({ ...one, message: 'it counts as nothing' }))
    : simulation.held;
  return assumedSentences({ ...simulation, held }, assumptions, plan, '--result');
}

function onlySentence(which: string, { roles, components, measures }: OnlyHere, plan: Plan): string[] {
  const title = (role: string) => plan.roles[role]?.title ?? role;
  const parts = [
    ...roles.map((role) => `the role ${title(role)}`),
    ...components.map(({ role, component }) => `${component} of ${title(role)}`),
    ...measures.map((measure) => `the measure ${measure}`),
  ];
  return parts.length === 0
    ? []
    : [`Only the ${which} plan has ${parts.join(', ')}: it is paid on that side alone.`];
}
