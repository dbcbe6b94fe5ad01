import { describe, expect, it } from 'vitest';
import { type CostView, type PlanCost, renderCost, renderCostProgress, renderPreview } from '../src/index.ts';
import { executive, model } from './support/model.ts';

const money = (number: number) => ({
  number,
  exact: String(number),
  unit: 'USD',
  text: `$${number.toLocaleString('en-US')}`,
});
const percent = (number: number) => ({
  number,
  exact: String(number),
  unit: 'percent' as const,
  text: `${number * 100}%`,
});

const spread = {
  payees: 13,
  target: money(150_000),
  p10: money(110_000),
  p50: money(145_000),
  p90: money(190_000),
  mean: money(147_000),
  bars: [
    { from: money(100_000), to: money(120_000), years: 3 },
    { from: money(120_000), to: money(140_000), years: 0 },
    { from: money(140_000), to: money(160_000), years: 12 },
    { from: money(160_000), to: money(200_000), years: 5 },
  ],
};
const cost: PlanCost = {
  total: { ...spread, payees: 61 },
  roles: [
    {
      ...spread,
      id: executive.id,
      title: executive.title,
      leverage: { low: percent(0.7), middle: percent(1), high: percent(1.5) },
      components: [
        {
          id: `${executive.id}/NewBusiness`,
          title: 'New business',
          paid: percent(1),
          atTarget: percent(0.5),
          excellence: { at: percent(1.5), reached: percent(0.1) },
        },
      ],
    },
  ],
  draws: 20,
  seed: 1,
  assumed: ['No deal is canceled.'],
};
const input = {
  set: 'attainment',
  name: '',
  title: 'Attainment of quotas and targets',
  text: '',
  usual: '10% 70%, 50% 100%, 90% 130%',
} as const;
const view: CostView = { cost, inputs: [input] };

function text(page: string): string {
  return page
    .replace(/<(title|desc)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the cost of a year', () => {
  const page = renderPreview(model, { role: executive.id, cost: view });

  it('is shown for everybody and for the role, in figures and as bars', () => {
    expect(text(page)).toContain('20 years drawn for 61 payees of the roster, seed 1.');
    expect(text(page)).toContain('P10 one year in ten costs no more $110,000');
    expect(text(page)).toContain('New business 100% 50% 10% from 150%');
    // A year in none of the years of a bar draws nothing: three bars each.
    expect(page.match(/<rect class="columns"/g)).toHaveLength(6);
    const heights = [...page.matchAll(/<rect class="columns"[^>]* height="([\d.]+)"/g)].map((one) =>
      Number(one[1]),
    );
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(4, 1);
    expect(page).toContain('<title>$140,000 to below $160,000: 12 years</title>');
  });

  it('is told in words and as a table', () => {
    expect(page).toContain(
      '20 drawn years from $100,000 to $200,000; most of them, 12, between $140,000 and $160,000. One in ten costs $110,000 or less, half $145,000 or less, nine in ten $190,000 or less. Target pay is $150,000.',
    );
    expect(text(page)).toContain('from $120,000 to below $140,000 0');
  });

  it('names the percentiles that have room for it', () => {
    const close = { ...spread, p10: money(144_000) };
    const names = (drawn: typeof spread) =>
      [
        ...renderPreview(model, {
          cost: { cost: { ...cost, roles: [], total: drawn }, inputs: [] },
        }).matchAll(/>(P\d0)<\/text>/g),
      ].map(([, name]) => name);
    expect(names(spread)).toEqual(['P50', 'P10', 'P90']);
    expect(names(close)).toEqual(['P50', 'P90']);
  });

  it('is one bar where every year costs the same', () => {
    const same = { ...spread, bars: [{ from: money(150_000), to: money(150_000), years: 20 }] };
    const drawn = renderPreview(model, { cost: { cost: { ...cost, total: same, roles: [] }, inputs: [] } });
    expect(drawn).not.toMatch(/NaN|Infinity/);
    expect(drawn).toContain('<title>$150,000: 20 years</title>');
    expect(drawn).toContain('most of them, 20, at $150,000');
  });

  it('says how far it is, that it is old, and why there is none', () => {
    const status = (own: Partial<CostView>) => text(renderCostProgress({ ...view, ...own })[0]?.html ?? '');
    expect(status({})).toBe('');
    expect(status({ drawing: { done: 1_000, of: 2_000 } })).toContain(
      'as it was; 1,000 of 2,000 years drawn',
    );
    expect(status({ isOld: true })).toContain('as of the last version without errors');
    const patches = renderCost(
      { inputs: [{ ...input, problem: 'Wrong & "so".' }], message: 'No roster.' },
      executive.id,
    );
    expect(patches.map(({ html }) => text(html).trim())).toContain('No roster.');
    expect(patches.at(-1)).toEqual({
      id: 'cost-problem-attainment_20_',
      html: 'Wrong &amp; &quot;so&quot;.',
    });
    expect(page).toContain('id="cost-problem-attainment_20_"');
  });

  it('is not drawn again for the boxes, which somebody may be typing in', () => {
    const ids = renderCost(view, executive.id).map(({ id }) => id);
    expect(ids).not.toContain('cost-inputs');
    for (const id of ids) expect(page).toContain(`id="${id}"`);
  });

  it('has no part where nothing is known of it', () => {
    expect(renderPreview(model)).not.toContain('Cost of a year');
    expect(text(renderPreview(model, { cost: { ...view, cost: { ...cost, roles: [] } } }))).toContain(
      'Nobody of the roster has this role.',
    );
  });
});
