import { describe, expect, it } from 'vitest';
import { declarationsIn } from '../../src/index.ts';
import { build } from '../support/parse.ts';

describe('references to a declaration', () => {
  it('are found in its own file and in others, each once', async () => {
    const { services, documents } = await build({
      '/plan/a.ote': `data deals { id text key  closed date  owner payee  arr money }
measure NewARR { total arr of deals  dated closed  credited to owner }
measure Share { ratio of NewARR to NewARR }`,
      '/plan/b.ote': 'goal Revenue = NewARR $5 in the year',
    });
    const [a, b] = documents;
    if (a === undefined || b === undefined) throw new Error('nothing was parsed');
    const measure = declarationsIn(a.parseResult.value)[1];
    if (measure === undefined) throw new Error('no measure');
    const { References: references } = services.OnTarget.references;
    const all = references.findReferences(measure, { includeDeclaration: true }).toArray();
    const shown = all.map(({ sourceUri, segment }) => `${sourceUri.path} ${segment.range.start.line}`);
    expect(shown.sort()).toEqual(['/plan/a.ote 1', '/plan/a.ote 2', '/plan/a.ote 2', '/plan/b.ote 0']);
    const inB = references.findReferences(measure, { documentUri: b.uri }).toArray();
    expect(inB.map(({ sourceUri }) => sourceUri.path)).toEqual(['/plan/b.ote']);
  });
});
