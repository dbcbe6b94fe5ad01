import { type Carrier, carriersOf } from '@ontarget/analysis/sight';
import { planOf, type Snapshot } from '@ontarget/workspace';
import { sourcesOf } from '@ontarget/workspace/view';
import { AstUtils } from 'langium';
import type { Location } from 'vscode-languageserver-protocol';
import { factsOf, goalId, isTreeNode } from '../facts/facts.ts';
import type { Lens } from './lens.ts';

const MOST_NAMED = 3;

/** Above a goal and each of its parts: who is paid on it; leads to their components when clicked. */
export const carriersLens: Lens = {
  isOn: isTreeNode,
  say(node, snapshot, { places }) {
    const plan = planOf(snapshot);
    if (plan === undefined || !isTreeNode(node)) return undefined;
    const id = goalId(node);
    if (!Object.hasOwn(plan.goals, id)) return undefined;
    const carriers = carriersOf(plan, id, factsOf(plan).allWeights());
    const title = inWords(carriers);
    const locations = placesOf(carriers, snapshot);
    const start = node.$cstNode?.range.start;
    if (places === undefined || start === undefined || locations.length === 0) return { title, command: '' };
    const uri = AstUtils.getDocument(node).uri.toString();
    return { title, command: places, arguments: [uri, start, locations] };
  },
};

/** `Paid on it: CRO, Head and 2 more; 3 through its parts`. */
export function inWords(carriers: readonly Carrier[]): string {
  const rolesOf = (part: readonly Carrier[]) => [...new Set(part.map(({ role }) => role))];
  const own = rolesOf(carriers.filter(({ how }) => how !== 'through a node below'));
  const below = rolesOf(carriers).filter((role) => !own.includes(role)).length;
  if (own.length === 0)
    return below === 0 ? 'Nobody is paid on it' : `Nobody is paid on it itself; ${below} through its parts`;
  const named = own.slice(0, MOST_NAMED).join(', ');
  const more = own.length > MOST_NAMED ? ` and ${own.length - MOST_NAMED} more` : '';
  return `Paid on it: ${named}${more}${below === 0 ? '' : `; ${below} through its parts`}`;
}

function placesOf(carriers: readonly Carrier[], snapshot: Snapshot): Location[] {
  const sources = sourcesOf(snapshot);
  return carriers.flatMap(({ role, component }) => {
    const text = sources.component(role, component);
    const range = text?.$cstNode?.range;
    return text === undefined || range === undefined
      ? []
      : [{ uri: AstUtils.getDocument(text).uri.toString(), range }];
  });
}
