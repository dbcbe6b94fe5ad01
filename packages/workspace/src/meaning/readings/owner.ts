import type { ChoiceTaken } from '@ontarget/compiler';
import type { Plan } from '@ontarget/evaluator/format';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';

/** Where a choice shows in pay: a component of a role. */
export interface Shown {
  choice: ChoiceTaken;
  role: string;
  component: string;
}

/**
 * The components that a diagnostic's open choice would show in, those whose own it is first. A diagnostic names its
 * component or curve; a choice of the header shows in any.
 */
export function shownIn(diagnostic: Diagnostic, choices: readonly ChoiceTaken[], plan: Plan): Shown[] {
  const params = (diagnostic.params ?? {}) as Record<string, unknown>;
  const named = [params.component, params.curve, params.owner].filter((name) => typeof name === 'string');
  const own = choices.filter(({ code }) => code === diagnostic.code);
  const matching = own.filter(
    ({ owner }) => named.length === 0 || named.some((name) => owner.split('/').includes(name)),
  );
  return (matching.length > 0 ? matching : own).flatMap((choice) =>
    componentsUnder(choice.owner, plan).map((place) => ({ choice, ...place })),
  );
}

function componentsUnder(owner: string, plan: Plan): { role: string; component: string }[] {
  const all = Object.entries(plan.roles).flatMap(([role, { components }]) =>
    Object.entries(components).map(([component, compiled]) => ({ role, component, compiled })),
  );
  const [kind = '', first, second] = owner.split('/');
  const under = all.filter(({ role, component, compiled }) => {
    if (kind === 'role') return role === first && (second === undefined || component === second);
    if (kind === 'curve') return compiled.curve === first;
    return kind !== 'goal' && kind !== 'measure'
      ? true
      : [...compiled.on.goals, ...compiled.on.measures.map((name) => `measure/${name}`)].includes(owner);
  });
  return under.map(({ role, component }) => ({ role, component }));
}
