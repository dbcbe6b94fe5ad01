import { describe, expect, it } from 'vitest';
import { renderPreview, renderTotalCurve, renderWhatIf, type TotalCurve, type WhatIf } from '../src/index.ts';
import { accelerated } from './support/curves.ts';
import { at, dollars, percent } from './support/figures.ts';
import { model } from './support/model.ts';

const whatIf: WhatIf = {
  role: 'role/EnterpriseAE',
  levers: [
    {
      id: 'measure/NewARR/payee',
      title: 'New ARR',
      on: ['New business'],
      kind: 'of target',
      unit: '%',
      text: '120',
      slider: { min: 0, max: 170, step: 1, at: 120 },
    },
    {
      id: 'measure/Renewals/payee',
      title: 'Renewals',
      on: [],
      kind: 'amount',
      unit: 'USD',
      text: 'lots',
      problem: 'A number.',
    },
    {
      id: 'measure/Rating/payee',
      title: 'Rating',
      on: [],
      kind: 'word',
      unit: '',
      text: 'good',
      words: ['poor', 'good'],
    },
  ],
  start: { min: -37, max: 11, words: 'long before the year' },
  deal: { unit: 'USD', text: '50000', words: '24 deals in the year' },
  amounts: [{ column: 'quota', title: 'Quota', unit: 'USD', text: '120000' }],
  components: [
    {
      id: 'role/EnterpriseAE/NewBusiness',
      title: 'New business',
      pay: { figure: dollars(109_200) },
      attainment: percent(1.2),
      periods: [
        {
          label: 'FY27-Q1',
          result: dollars(316_800),
          attainment: percent(1.2),
          pay: { figure: dollars(27_300) },
        },
      ],
      mark: at(1.2, 1.3),
    },
    { id: 'role/EnterpriseAE/Team', title: 'Team', pay: { reason: 'no row says it' }, periods: [] },
  ],
  total: { reason: 'no row says it' },
  atStart: { figure: dollars(140_000) },
  curveKey: 'k',
  stale: false,
};
const total: TotalCurve = {
  role: 'role/EnterpriseAE',
  curveKey: 'k',
  curve: {
    ...accelerated,
    across: { title: 'Attainment of all results together', unit: 'percent' },
    title: 'Total',
  },
};

function text(page: string): string {
  return page
    .replace(/<(title|desc)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('what if', () => {
  const page = renderPreview(model, { whatIf, total });

  it('says of pay that is of an older version that it is old', () => {
    const old = renderPreview(model, { whatIf: { ...whatIf, stale: true }, total });
    expect(old).toMatch(/What if<\/h3><span class="badge stale">as of the last version without errors/);
    expect(page).not.toMatch(/What if<\/h3><span/);
  });

  it('has a labelled slider and box for each result, named alike', () => {
    const inputs = [...page.matchAll(/<(?:input|select)[^>]*data-set="(\w+)" data-name="([^"]*)"/g)];
    expect(inputs.map(([, set, name]) => `${set} ${name}`)).toEqual([
      'lever measure/NewARR/payee',
      'lever measure/NewARR/payee',
      'lever measure/Renewals/payee',
      'lever measure/Rating/payee',
      'deal deal',
      'amount quota',
      'start ',
    ]);
    for (const [input] of page.matchAll(/<input[^>]*>/g)) {
      const id = /id="([^"]+)"/.exec(input)?.[1];
      expect(input.includes('aria-label=') || page.includes(`<label for="${id}">`)).toBe(true);
    }
    expect(page).toContain('<option selected>good</option>');
  });

  it('says beside a box what is wrong with it', () => {
    const described = /value="lots" aria-describedby="([^"]+)"/.exec(page)?.[1];
    expect(page).toContain(`id="${described}" role="alert">A number.</p>`);
  });

  it('shows pay by component, by period and in total, or why it is not known', () => {
    expect(text(page)).toContain('New business 120% $109,200 Team – not known no row says it Total');
    expect(text(page)).toContain('With every result on target $140,000');
    expect(text(page)).toContain('New business FY27-Q1 $316,800 120% $27,300');
  });

  it('marks the result on the curve of its component, and nothing on others', () => {
    expect(page.match(/class="now-dot"/g)).toHaveLength(1);
    expect(page).toMatch(/<text class="now-label"[^>]*>130%<\/text>/);
  });

  it('is left out for another role than it was worked out for', () => {
    expect(renderPreview(model, { role: 'role/Strategist', whatIf, total })).not.toContain('what-if');
  });
});

describe('the curve of the total', () => {
  const known = { ...whatIf, total: { figure: dollars(150) } };

  it('is marked at the one attainment of all results, else at the height of their pay', () => {
    const together = renderPreview(model, { whatIf: { ...known, together: percent(1.2) }, total });
    const group = (page: string) => /<g id="now-chart-total"[^>]*>(.*?)<\/g>/s.exec(page)?.[1] ?? '';
    expect(group(together)).toContain('now-dot');
    expect(group(renderPreview(model, { whatIf: known, total }))).toMatch(/^<line class="now-line"/);
    expect(group(renderPreview(model, { whatIf, total }))).toBe('');
  });

  it('says why there is none, and that it is being worked out', () => {
    expect(text(renderPreview(model, { whatIf }))).toContain('Being worked out…');
    const { curve: _, ...none } = total;
    expect(text(renderPreview(model, { whatIf, total: none }))).toContain(
      'Pay in total is not known: no row says it.',
    );
    expect(text(renderPreview(model, { whatIf: known, total: none }))).toContain(
      'No result of this role has a target',
    );
  });
});

describe('patches', () => {
  it('fill only elements that the page has, and no slider', () => {
    const page = renderPreview(model, { whatIf, total });
    const patches = [...renderWhatIf(model, whatIf, total), ...renderTotalCurve(model, whatIf, total)];
    expect(patches.filter(({ id }) => !page.includes(`id="${id}"`))).toEqual([]);
    expect(patches.filter(({ html }) => html.includes('data-set'))).toEqual([]);
    expect(patches.map(({ id }) => id)).toContain('what-if-outcome');
  });

  it('escape what they say', () => {
    const start = { ...whatIf.start, words: '<b>' };
    expect(JSON.stringify(renderWhatIf(model, { ...whatIf, start }, undefined))).not.toContain('<b>');
  });

  it('are none for a role that is not there', () => {
    expect(renderWhatIf(model, { ...whatIf, role: 'role/Gone' }, total)).toEqual([]);
    expect(renderTotalCurve(model, { ...whatIf, role: 'role/Gone' }, total)).toEqual([]);
  });
});
