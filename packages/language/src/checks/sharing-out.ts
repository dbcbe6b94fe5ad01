import { allOf } from '../diagnostics/words.ts';
import type { PartOfGoal, Role, SharedOut } from '../generated/ast.ts';
import { componentsOf } from '../resolve/components.ts';
import { allNodes, nodesBelow, type TreeNode } from '../resolve/goal-nodes.ts';
import { measuredBy } from '../resolve/measured.ts';
import { subjectOfMeasure } from '../resolve/members.ts';
import { roleAround } from '../resolve/place.ts';
import { clauseOf } from '../resolve/quota.ts';
import { unitOfMeasure } from '../types/unit-of.ts';
import type { Check } from './context.ts';
import { nodeName } from './node-targets.ts';
import { placeInWords } from './places.ts';
import { currencyIn } from './values.ts';

/** Where practice differs: whoever takes over the customers, or everybody who stays. */
export const sharingMustSayWhatLeaversLeave: Check<SharedOut> = (shared, say) => {
  if (shared.leavers !== undefined) return;
  const node = nodeName(shared.$container as TreeNode);
  say('choice-leavers-part', { node: shared, property: 'grain' }, { node });
};

/** What has parts of its own is handed down to their teams; people share what is left whole. */
export const onlyLeavesAreSharedOut: Check<SharedOut> = (shared, say) => {
  const node = shared.$container;
  const parts = nodesBelow(node).filter(
    (part) => part.$type === 'GoalNode' && part.part?.$type !== 'OverlapOfNode',
  );
  const first = node.members.find(({ $type }) => $type === 'SharedOut');
  if (parts.length > 0) {
    const teams = allOf(parts.map(({ team }) => team.$refText));
    say('shared-out-above-parts', { node: shared }, { node: nodeName(node), teams });
  } else if (first !== undefined && first !== shared) {
    const place = placeInWords(first, shared);
    say('said-twice', { node: shared }, { owner: nodeName(node), what: '"shared out"', first: place });
  }
};

/** A part that is nobody's quota is a part that nobody is paid on. */
export const sharersMustHaveTheirPart: Check<SharedOut> = (shared, say, plan) => {
  const node = shared.$container as TreeNode;
  if (plan.rolesMisread) return;
  shared.roles.forEach(({ ref: role }, index) => {
    if (role === undefined || hasPartOf(role, node)) return;
    const params = { role: role.name, node: nodeName(node) };
    say('part-without-quota', { node: shared, property: 'roles', index }, params);
  });
};

/** A quota that is a part of a node asks that the node is shared out among the role. */
export const partsMustBeSharedOut: Check<PartOfGoal> = (part, say) => {
  const role = roleAround(part);
  const measured = measuredBy(part.subject);
  if (role === undefined || measured === undefined) return;
  if (nodesOfPart(part).some((node) => isSharedAmong(node, role))) return;
  const params = { role: role.name, node: part.subject.$cstNode?.text ?? '' };
  say('part-not-shared', { node: part, property: 'subject' }, params);
};

/** What people are weighed by is a number of each of them. */
export const weightsMustBeNumbersOfPeople: Check<SharedOut> = ({ by }, say, plan) => {
  const measure = by?.history?.ref;
  if (measure === undefined) return;
  const { kind } = unitOfMeasure(measure, { currency: currencyIn(plan) });
  const subject = subjectOfMeasure(measure);
  const what = 'What it is shared out by';
  const place = { node: by, property: 'history' } as const;
  if (subject !== 'payee') {
    const found = subject === 'company' ? 'one number of the company' : 'one number of a team';
    say('unit-unexpected', place, { what, expected: 'a number of each payee', found });
  } else if (['grade', 'date', 'text', 'flag', 'payee', 'currency'].includes(kind)) {
    say('unit-unexpected', place, { what, expected: 'a number', found: kind });
  }
};

/** The nodes that a part may be of: one, or that of whichever team the payee is in. */
export function nodesOfPart(part: PartOfGoal): readonly TreeNode[] {
  const measured = measuredBy(part.subject);
  if (measured?.kind === 'node') return [measured.node];
  return measured?.kind === 'node of its team' ? allNodes(measured.goal) : [];
}

function hasPartOf(role: Role, node: TreeNode): boolean {
  return componentsOf(role).some((component) => {
    const part = clauseOf(component, 'PartOfGoal');
    return part !== undefined && nodesOfPart(part).includes(node);
  });
}

function isSharedAmong(node: TreeNode, role: Role): boolean {
  if (node.$type === 'SupportNode') return false;
  return node.members.some(
    (member) => member.$type === 'SharedOut' && member.roles.some(({ ref }) => ref === role),
  );
}
