import type { ExplanationNode } from '@ontarget/evaluator/engine';
import { type Chain, chainOf } from './chains.ts';
import type { Section } from './sections.ts';

/**
 * What a value is called inside a section: without the component that the heading names, and with the role's and the
 * team's names only where they tell something: `attainment`, `the role's target pay`, `Lead acceptance of Paid media`.
 */
export function nameIn({ node, title, of, stage }: ExplanationNode, section: Section): string {
  const short = shortened(title, section);
  if (of === undefined || short.endsWith(of) || node.startsWith('role/')) return short;
  if (of === 'the company') return stage === 'measure' ? `${short} of the company` : short;
  return `${short.replace(/ of the team$/, '')} of ${section.plan.teams[of]?.title ?? of}`;
}

/** A sentence of the engine without the names that a section's heading has said. */
export function shortened(words: string, { component, plan, role }: Section): string {
  const own = component === undefined ? words : words.replaceAll(`${component.title}, `, '');
  const title = plan.roles[role]?.title ?? role;
  return own.replaceAll(`${title}, `, component === undefined ? '' : "the role's ");
}

/** What the step that tells a value is called, such as `pay` for `earned` where nothing lies between them. */
export function nameOf(value: ExplanationNode, section: Section): string {
  return namesOf(chainOf(value), section).name;
}

/** The name of a chain's step, and of the plan's values that it passes on: `result`, being `New ARR`. */
export function namesOf(chain: Chain, section: Section): { name: string; also: readonly string[] } {
  const values = chain.filter(({ kind }) => kind === 'value');
  const own = values.filter(({ node }) => node.startsWith(section.prefix));
  const named = own.at(-1) ?? values[0] ?? chain[0];
  const name = named.kind === 'value' ? nameIn(named, section) : shortened(titleOf(named), section);
  const others = values.filter((node) => !own.includes(node)).map((node) => nameIn(node, section));
  return { name, also: [...new Set(others)].filter((other) => other !== name) };
}

/** `earned in each quarter before` of what is added up over periods; else the node's own title. */
function titleOf({ kind, title, formula }: ExplanationNode): string {
  return kind === 'periods' && formula !== undefined ? `${formula} in ${title}` : title;
}
