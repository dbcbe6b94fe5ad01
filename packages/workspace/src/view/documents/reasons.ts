import { acceptedRule, declarationsIn, designRules, isReasoned, tableOfRole } from '@ontarget/language';
import { type Accept, isAccept, isPolicy, type Policy } from '@ontarget/language/ast';
import type { Reason } from '@ontarget/report';
import { type AstNode, AstUtils } from 'langium';
import { titleOf } from '../words.ts';
import { type PlanContext, type RoleContext, saidOf } from './context.ts';

/** Why the role, its components and their curves leave a practice on purpose. */
export function reasonsOf(context: RoleContext): Reason[] {
  const { text, components } = context;
  const curves = components.flatMap((component) => {
    const curve = 'curve' in component ? component.curve?.ref : undefined;
    return curve === undefined ? [] : [curve];
  });
  const places = [text, ...components, ...curves].filter((one) => one !== undefined);
  const table = text === undefined ? undefined : tableOfRole(text);
  const ofTable = table === undefined ? [] : [...AstUtils.streamContents(table)].filter(isAccept);
  return acceptReasons([...ofTable, ...places], context);
}

/** Why the plan as a whole leaves a practice, and why its own policies are there. */
export function planReasons(context: PlanContext): Reason[] {
  const { snapshot, header } = context;
  const policies = snapshot.documents.flatMap((document) =>
    [...declarationsIn(document.parseResult.value)].filter(isPolicy),
  );
  return [
    ...acceptReasons(header === undefined ? [] : [header], context),
    ...policies.flatMap((policy) => policyReason(policy, context)),
  ];
}

function acceptReasons(places: readonly AstNode[], context: PlanContext): Reason[] {
  // A component of the role stands inside the role too.
  const accepts = new Set(places.flatMap((node) => [...AstUtils.streamAst(node)].filter(isAccept)));
  return [...accepts].filter(isReasoned).map((accept) => acceptReason(accept, context));
}

function acceptReason(accept: Accept, context: PlanContext): Reason {
  const code = acceptedRule(accept);
  const known: Readonly<Record<string, { title: string }>> = designRules;
  const title = known[code]?.title;
  return {
    about: title === undefined ? code : `Departs from “${title}”`,
    because: accept.reason ?? '',
    ...whereOf(accept, context),
  };
}

function policyReason(policy: Policy, context: PlanContext): Reason[] {
  const [reason] = policy.reasons;
  if (reason?.reason === undefined) return [];
  return [{ about: `Keeps “${titleOf(policy)}”`, because: reason.reason, ...whereOf(policy, context) }];
}

function whereOf(node: Accept | Policy, context: PlanContext): Pick<Reason, 'where'> {
  const { where } = saidOf(node, context);
  return where === undefined ? {} : { where };
}
