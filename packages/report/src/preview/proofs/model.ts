import type { NodeId } from '@ontarget/evaluator/format';
import type { Figure, PreviewPoint } from '../model.ts';

/** What is proved of the components of a role; each is looked at over its first period. */
export interface PreviewProofs {
  /** Node id of the role. */
  role: NodeId;
  components: ComponentProof[];
}

export interface ComponentProof {
  id: NodeId;
  /** In words, what matters most first; a counter-example with the money that the engine pays. */
  lines: { kind: 'falls' | 'jumps' | 'holds' | 'not decided'; text: string }[];
  /** On the component's own curve: where pay falls as the result gets better, from one place to a better one. */
  falls: { from: PreviewPoint; to: PreviewPoint; text: string }[];
  /** On the same: what a leap of the curve is in money. */
  leaps: { x: Figure; text: string }[];
}
