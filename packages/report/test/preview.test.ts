import { describe, expect, it } from 'vitest';
import { renderNotice, renderPreview } from '../src/index.ts';
import { executive, model } from './support/model.ts';

/** What a reader reads, in order. */
function text(page: string): string {
  return page
    .replace(/<(title|desc)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('the preview of a role', () => {
  const page = renderPreview(model);

  it('shows its pay and the pay mix, in a bar and in figures', () => {
    expect(text(page)).toContain(
      'Base pay – $140,000 New business 60% $84,000 New ARR revenue Team 25% $35,000',
    );
    expect(text(page)).toContain('Target pay $140,000 On-target pay $280,000');
    expect(page).toContain('aria-label="Pay mix: Base pay 50%, New business 30%, Team 13%, Win rate 8%"');
    const widths = [...page.matchAll(/<rect x="[\d.]+%" width="([\d.]+)%"/g)].map((rect) => Number(rect[1]));
    expect(widths).toEqual([50, 30, 12.5, 7.5]);
  });

  it('leaves a gap in the bar where weights are missing', () => {
    const components = executive.components.filter(({ name }) => name !== 'Winning');
    const gap = renderPreview({ ...model, roles: [{ ...executive, components }] });
    expect(gap).toContain('aria-label="Pay mix: Base pay 50%, New business 30%, Team 13%"');
  });

  it('shows both revenue weights where they differ', () => {
    expect(text(page)).toContain('Paid on revenue 60% With goals converted from revenue 85%');
    const alike = { ...executive, linkedWeight: executive.revenueWeight };
    expect(text(renderPreview({ ...model, roles: [alike as typeof executive] }))).not.toContain(
      'converted from revenue 60%',
    );
  });

  it('draws one curve for each component that has one', () => {
    for (const name of ['NewBusiness', 'Team', 'Winning', 'RenewalPay']) {
      expect(page.match(new RegExp(`<path [^>]*data-component="${name}"`, 'g'))).toHaveLength(1);
    }
    expect(page).not.toContain('data-component="QuickStart"');
    expect(text(page)).toContain('$2,500 in full');
  });

  it('says each curve in exact figures, with bounds as the plan includes them', () => {
    expect(text(page)).toContain(
      'from 0% to below 100% 1x 0% to 100% from 100% to below 150% 1.5x 100% to 175%',
    );
    expect(text(page)).toContain('from 100% to 120% 100% above 120% on 130%');
  });

  it('leads from every part with a known place to its line', () => {
    expect(page).toContain(
      '<button type="button" class="part" data-goto="role/EnterpriseAE/Team" title="Go to sales.ote, line 37">Team</button>',
    );
    expect(page).toContain('data-goto="goal/Revenue/Sales"');
    expect(page).not.toContain('data-goto="role/EnterpriseAE/Winning"');
  });

  it('marks what is old', () => {
    expect(page.match(/as of the last version without errors/g)).toHaveLength(2);
    expect(text(page)).toContain('The plan has an error. What is marked as old shows');
    expect(renderPreview({ ...model, errors: 0 })).not.toContain('class="notice"');
  });
});

describe('the choice of the role', () => {
  it('shows the one chosen', () => {
    const page = renderPreview(model, { role: 'role/Strategist' });
    expect(page).toContain('<option value="role/Strategist" selected>');
    expect(page).toContain('data-component="Judged"');
    expect(page).not.toContain('data-component="NewBusiness"');
  });

  it('falls back to the first where the chosen one is gone', () => {
    expect(renderPreview(model, { role: 'role/Gone' })).toBe(renderPreview(model));
  });

  it('shows weights without amounts where only the roster knows the pay', () => {
    expect(text(renderPreview(model, { role: 'role/Strategist' }))).toContain('Judged 100% – Strategy');
  });
});

describe('the goals', () => {
  it('stand below each other with part, target, quarters and carriers', () => {
    const page = renderPreview(model);
    const levels = [...page.matchAll(/<th scope="row" class="level(\d)">/g)].map((row) => Number(row[1]));
    expect(levels).toEqual([0, 1, 2, 2, 1, 2, 2]);
    expect(text(page)).toContain('100% handed down at 110% $24,000,000 $4,800,000');
    expect(text(page)).toContain('40% of the same number $9,600,000');
    expect(text(page)).toContain('$4 for each $1 of New ARR, one quarter before it');
  });
});

describe('a plan that cannot be shown', () => {
  it('says so in words', () => {
    const page = renderPreview({ ...model, roles: [], goals: [], errors: 3 });
    expect(text(page)).toContain('The plan has 3 errors.');
    expect(text(page)).toContain('No role can be shown yet.');
  });

  it('escapes what the plan says', () => {
    const page = renderPreview({ ...model, plan: { ...model.plan, title: '<script>alert(1)</script>' } });
    expect(page).not.toContain('<script');
    expect(renderNotice('<b>', '"&"')).toContain('&lt;b&gt;');
  });
});
