import { headingOf } from '@ontarget/language';
import * as ast from '@ontarget/language/ast';
import { AstUtils, GrammarUtils } from 'langium';
import { rolesOf } from '../facts/facts.ts';
import type { Hinter } from './hint.ts';
import { ofAll } from './of-all.ts';

/** The money behind a percent of pay: a weight, the variable part of on-target pay, target pay as a part of base. */
export const moneyHints: Hinter = (node, { facts, roles }) => {
  if (facts === undefined) return [];
  if (ast.isWeightedComponent(node)) {
    const at = percentOf(node, 'weight');
    if (at === undefined) return [];
    const pays = rolesOf(node, roles).map((role) => facts.targetPay(role, node.name));
    const text = ofAll(pays, (pay) => facts.money(pay));
    return text === undefined ? [] : [{ at, text, tooltip: `Target pay of ${node.name} in the year` }];
  }
  if (ast.isRoleCell(node)) {
    const [at, component] = [percentOf(node, 'value'), headingOf(node)?.component?.$refText];
    const role = node.$container?.name;
    const pay = component === undefined || role === undefined ? undefined : facts.targetPay(role, component);
    if (at === undefined || pay === undefined) return [];
    return [{ at, text: facts.money(pay), tooltip: `Target pay of ${component} for ${role} in the year` }];
  }
  if (!ast.isOnTargetPay(node) && !ast.isBasePay(node)) return [];
  const at = percentOf(node, ast.isOnTargetPay(node) ? 'variable' : 'percent');
  const role = AstUtils.getContainerOfType(node, ast.isRole)?.name;
  const pay = role === undefined ? undefined : facts.exact(facts.role(role)?.targetPay?.value);
  return at === undefined || pay === undefined
    ? []
    : [{ at, text: facts.money(pay), tooltip: `Target pay of ${role} in the year` }];
};

/** Where a percent that a property holds ends; a weight in money says its money itself. */
function percentOf(node: ast.WeightedComponent | ast.RoleCell | ast.PayTerms, property: string) {
  const text = GrammarUtils.findNodeForProperty(node.$cstNode, property);
  return text?.text.endsWith('%') ? text.range.end : undefined;
}
