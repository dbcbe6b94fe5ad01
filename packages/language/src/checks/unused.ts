import { type AstNode, AstUtils, isReference } from 'langium';
import type { Goal } from '../generated/ast.ts';
import { allNodes } from '../resolve/goal-nodes.ts';
import { measuredBy, measureOfNode, subjectOf } from '../resolve/measured.ts';
import { teamsAbove } from '../resolve/teams.ts';
import { builtInTable } from '../scopes/built-in.ts';
import type { NamedDeclaration } from '../scopes/declarations.ts';
import { declarationsIn } from '../scopes/folders.ts';
import { referencesIn } from '../services/references-in.ts';
import type { Check } from './context.ts';
import { kindInWords } from './kinds.ts';
import { componentsOfPlan } from './plan-components.ts';
import type { PlanView } from './plan-view.ts';

/** What it means for pay that nothing uses a declaration. */
const EFFECTS: Readonly<Record<NamedDeclaration['$type'], string | undefined>> = {
  Parameter: 'changing it changes nothing',
  Curve: 'no component is paid by it',
  Measure: 'nobody is paid on it and no goal counts it',
  DataTable: 'none of its rows is ever paid on',
  Team: 'no role is in it and no goal names it',
  Goal: 'nobody is paid on it',
  Pool: 'nobody is paid a share of it',
  Role: undefined,
  Policy: undefined,
};

/** Only in a plan: a library is there for others to use. */
export const declarationsMustBeUsed: Check<NamedDeclaration> = (node, say, plan) => {
  const effect = EFFECTS[node.$type];
  if (effect === undefined || plan.header === undefined || !plan.isOwn(node) || isUsed(node, plan)) return;
  say(
    'unused-declaration',
    { node, property: 'name', unneeded: true },
    {
      what: kindInWords(node.$type),
      name: node.name,
      effect,
    },
  );
};

function isUsed(node: NamedDeclaration, plan: PlanView): boolean {
  if (node.$type === 'DataTable' && builtInTable(node.name) !== undefined) return true;
  // Which of two with one name was meant is the other problem's business.
  const same = (plan.byName.get(node.name) ?? []).filter(({ $type }) => $type === node.$type);
  return (
    same.some((one) => usedBy(plan).has(one) || (one.$type === 'Goal' && isHandedToATeam(one, plan))) ||
    plan.broken.some((document) =>
      mentions(document.textDocument.getText(), node, document === AstUtils.getDocument(node)),
    )
  );
}

/** A component on a measure of its team is paid on the goal that gives the team its target, without naming it. */
function isHandedToATeam(goal: Goal, plan: PlanView): boolean {
  const measures = new Set(allNodes(goal).map((node) => measureOfNode(node)));
  return componentsOfPlan(plan).some((component) => {
    const measured = measuredBy(subjectOf(component));
    return measured?.kind === 'measure' && measured.whose === 'its team' && measures.has(measured.measure);
  });
}

/** Everything that some other declaration of the plan names; a team is used where one below it is. */
function usedBy(plan: PlanView): ReadonlySet<AstNode> {
  return plan.once('used', () => {
    const used = new Set<AstNode>();
    for (const { parseResult } of plan.documents) {
      for (const { reference } of declarationsIn(parseResult.value).flatMap(referencesIn)) {
        const target = isReference(reference) ? reference.ref : undefined;
        if (target === undefined) continue;
        used.add(target);
        if (target.$type === 'Team') for (const above of teamsAbove(target as never)) used.add(above);
      }
    }
    return used;
  });
}

/** What could not be read may use a name that its text mentions, beside the place that declares it. */
function mentions(text: string, { name }: NamedDeclaration, declaresIt: boolean): boolean {
  const found = text.match(new RegExp(`(?<!\\w)${name}(?!\\w)`, 'g')) ?? [];
  return found.length > (declaresIt ? 1 : 0);
}
