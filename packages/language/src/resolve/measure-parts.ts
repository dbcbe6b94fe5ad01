import type { AstNode } from 'langium';
import type { Measure } from '../generated/ast.ts';
import { forEachReference, walk } from '../services/walk.ts';

/** The measures that a measure is worked out from: both parts of a ratio, what a rank is of, all that a formula names. */
export function partsOfMeasure(measure: Measure): Measure[] {
  const found = new Set<Measure>();
  walk(measure, (node) =>
    forEachReference(node, ({ reference }) => {
      const named: AstNode | undefined = 'ref' in reference ? reference.ref : undefined;
      if (named?.$type === 'Measure') found.add(named as Measure);
    }),
  );
  return [...found];
}
