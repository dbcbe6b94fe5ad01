import { expect, it } from 'vitest';
import { type PreviewProofs, renderPreview, renderProofs } from '../src/index.ts';
import { at, percent } from './support/figures.ts';
import { model } from './support/model.ts';

const proofs: PreviewProofs = {
  role: 'role/EnterpriseAE',
  components: [
    {
      id: 'role/EnterpriseAE/NewBusiness',
      lines: [
        { kind: 'falls', text: 'Falls <when> it rises' },
        { kind: 'holds', text: 'Has no limit' },
      ],
      falls: [
        { from: at(1, 1), to: at(1.2, 0.8), text: 'Falls <here>' },
        { from: at(1, 1), to: at(9, 0.8), text: 'Beyond the chart' },
      ],
      leaps: [{ x: percent(0.5), text: 'Leaps by $7,000' }],
    },
    { id: 'role/EnterpriseAE/QuickStart', lines: [], falls: [], leaps: [] },
  ],
};

it('says what is proved in words, and marks a fall on the curve where it can be seen', () => {
  const patches = renderProofs(model, proofs);
  const [lines, marks] = patches;
  expect(lines?.html).toContain('Falls &lt;when&gt; it rises');
  expect(marks?.html.match(/class="fall"/g)).toHaveLength(1);
  expect(marks?.html).toContain('<title>Leaps by $7,000</title>');
  const page = renderPreview(model);
  expect(patches.filter(({ id }) => !page.includes(`id="${id}"`))).toEqual([]);
});

it('stands in the page of its role, and in no other', () => {
  const whole = renderPreview(model, { proofs });
  for (const { html } of renderProofs(model, proofs)) expect(whole).toContain(html);
  expect(renderPreview(model, { role: 'role/Strategist', proofs })).not.toContain('Has no limit');
  expect(renderProofs(model, { ...proofs, role: 'role/Gone' })).toEqual([]);
});
