import type { Component, Reference } from '../generated/ast.ts';
import type { Check } from './context.ts';

const COMPONENTS: readonly string[] = ['WeightedComponent', 'Commission', 'Bonus', 'FormulaPay'];

/** A component's name alone could be any of its stages. */
export const componentsMustBeReadByStage: Check<Reference> = (reference, say) => {
  const named = reference.ref.ref;
  if (named === undefined || reference.stage !== undefined || !COMPONENTS.includes(named.$type)) return;
  say(
    'stage-unnamed',
    { node: reference },
    {
      component: named.name,
      stages: stagesOf(named as Component),
    },
  );
};

/** The stages that a component of each kind has. */
export function stagesOf(component: Component): string[] {
  switch (component.$type) {
    case 'WeightedComponent':
      return ['attainment', 'earned', 'payout'];
    case 'Commission':
      return ['attainment', 'rate', 'earned', 'payout'];
    case 'Bonus':
      return component.curve === undefined ? ['earned', 'payout'] : ['attainment', 'earned', 'payout'];
    default:
      return ['earned', 'payout'];
  }
}
