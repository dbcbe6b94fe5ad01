import type { AstNode } from 'langium';
import type { Accept, Component, Policy, PolicyRule, Role } from '../generated/ast.ts';
import { addToBody, nodeAt, nodesAround, remove, replace, textOf } from './editing.ts';
import type { Fix, Fixer } from './fix.ts';

const LEVELS = ['error', 'warning', 'information'];

export const fixLevelMissing: Fixer<'policy-level-missing'> = ({ document, range }) => {
  const policy = nodeAt<Policy>(document, range, 'Policy');
  if (policy === undefined) return [];
  return LEVELS.map((level) => ({ title: `Add "${level}"`, edits: addToBody(document, policy, level) }));
};

export const fixLevelTooHigh: Fixer<'policy-level-too-high'> = ({ document, range }) => {
  const rule = nodeAt<PolicyRule>(document, range, 'PolicyRule');
  const at = rule === undefined ? range : textOf(rule, 'severity')?.range;
  return at === undefined
    ? []
    : [{ title: 'Only inform', edits: [replace(at, 'information')], preferred: true }];
};

export const fixAcceptUnknown: Fixer<'accept-unknown'> = ({ range, params: { nearest } }) =>
  nearest === undefined
    ? []
    : [{ title: `Change it to ${nearest}`, edits: [replace(range, nearest)], preferred: true }];

export const fixAcceptUnused: Fixer<'accept-unused'> = ({ document, range, params: { rule } }) => {
  const accept = nodeAt<Accept>(document, range, 'Accept');
  const edits = remove(document, accept?.$cstNode);
  return edits.length === 0 ? [] : [{ title: `Remove "accept ${rule}"`, edits, preferred: true }];
};

/** What a design rule or policy is accepted in; a role's row of a table has no braces of its own. */
const BLOCKS: ReadonlySet<string> = new Set([
  'WeightedComponent',
  'Commission',
  'Bonus',
  'FormulaPay',
  'Role',
  'RoleTable',
  'Curve',
  'Goal',
  'GoalNode',
  'PlanHeader',
]);

function isRow(node: AstNode): boolean {
  return node.$type === 'Role' && node.$container?.$type === 'RoleTable';
}

/** Writes that it is accepted where it stands; the reason is the author's to give. */
export const fixBroken: Fixer<'policy-broken'> = ({ document, range, params: { rule } }) => {
  const block = nodesAround(document, range).find((node) => BLOCKS.has(node.$type) && !isRow(node));
  if (block === undefined) return [];
  const { name } = block as Role | Component;
  const where = block.$type === 'RoleTable' ? 'in this table' : name === undefined ? 'here' : `for ${name}`;
  const fix: Fix = {
    title: `Accept ${rule} ${where}, with a reason`,
    edits: addToBody(document, block, `accept ${rule} because "TODO: why"`),
  };
  return [fix];
};
