import type { ComponentProof } from '@ontarget/report';
import { planOf } from '@ontarget/workspace';
import { sourcesOf } from '@ontarget/workspace/view';
import { URI } from 'langium';
import type { Connection } from 'vscode-languageserver';
import type { Plans } from '../plans/plans.ts';
import { componentProof } from '../preview/proofs/proofs.ts';
import { PROOFS_REQUEST, type ProofsParams, type ProofsResult } from '../protocol.ts';

/** Answers what is proved of a role's components, one after the other, so that whoever types is served between them. */
export function addProofs(connection: Connection, plans: Plans): void {
  let latest = 0;
  connection.onRequest(PROOFS_REQUEST, async ({ uri, role: id }: ProofsParams): Promise<ProofsResult> => {
    latest += 1;
    const own = latest;
    const snapshot = await plans.of(URI.parse(uri));
    const plan = snapshot && planOf(snapshot);
    const name = id.replace(/^role\//, '');
    if (snapshot === undefined || plan === undefined || !Object.hasOwn(plan.roles, name)) return null;
    const sources = sourcesOf(snapshot);
    const components: ComponentProof[] = [];
    for (const [component, compiled] of Object.entries(plan.roles[name]?.components ?? {})) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (own !== latest) return null;
      components.push(componentProof(plan, name, component, compiled, sources.component(name, component)));
    }
    return { role: id, components };
  });
}
