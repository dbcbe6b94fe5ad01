import { weightCellOf, weightIn } from '@ontarget/language';
import type { Role, WeightedComponent } from '@ontarget/language/ast';
import type { Compilation } from '../compilation.ts';
import { type Amount, amount } from '../literals.ts';
import { cannotCompile } from '../problems.ts';

/** What a component weighs for a role, as it says itself or as the role's row does: percent of target pay, or money. */
export function weightOf(c: Compilation, role: Role, component: WeightedComponent): Amount {
  const place = weightCellOf(role, component) ?? component;
  const text = weightIn(role, component);
  if (text === undefined) {
    return cannotCompile(place, component.name, `nothing says what it weighs for ${role.name}`);
  }
  return amount(place, text, c.header.currency);
}
