import { describe, expect, it } from 'vitest';
import { renderGoal, renderNotice, renderPreview } from '../src/index.ts';
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
    expect(page).toContain('aria-label="Pay mix: Base pay 50%, New business 30%, Team 12.5%, Win rate 7.5%"');
    const widths = [...page.matchAll(/<rect x="[\d.]+%" width="([\d.]+)%"/g)].map((rect) => Number(rect[1]));
    expect(widths).toEqual([50, 30, 12.5, 7.5]);
  });

  it('leaves a gap in the bar where weights are missing', () => {
    const components = executive.components.filter(({ name }) => name !== 'Winning');
    const gap = renderPreview({ ...model, roles: [{ ...executive, components }] });
    expect(gap).toContain('aria-label="Pay mix: Base pay 50%, New business 30%, Team 12.5%"');
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

describe('the picture of the goals', () => {
  const page = renderPreview(model, { goal: 'goal/Revenue/Marketing.DemandGen' });
  const nodes = [...page.matchAll(/<g class="node [^>]*>/g)].map(([node]) => node);

  it('has a button for each node that says all that it shows', () => {
    expect(nodes).toHaveLength(7);
    for (const node of nodes) expect(node).toMatch(/role="button" tabindex="0" data-goal="goal\/Revenue/);
    expect(nodes[2]).toContain(
      'aria-label="Enterprise; 60% of Sales; counts New ARR; target of the year $15,840,000; carried by Enterprise sales manager"',
    );
    expect(nodes[5]).toContain('converted: $4 for each $1 of New ARR, one quarter before it');
    expect(nodes[6]).toContain('supports Marketing');
  });

  it('draws parts, overlaps and what supports apart, and nothing over another', () => {
    expect([...page.matchAll(/<g class="edge (\w+)"/g)].map(([, part]) => part).sort()).toEqual([
      'divides',
      'divides',
      'divides',
      'divides',
      'overlaps',
      'supports',
    ]);
    const places = nodes.map(
      (node) => /translate\(([\d.]+),([\d.]+)\)/.exec(node)?.slice(1).map(Number) ?? [],
    );
    for (const [at, [x = 0, y = 0]] of places.entries()) {
      for (const [otherX = 0, otherY = 0] of places.slice(at + 1)) {
        expect(x === otherX && Math.abs(y - otherY) < 54).toBe(false);
      }
    }
  });

  it('shows the details of the chosen node, with the ways from it', () => {
    expect(page).toMatch(/data-goal="goal\/Revenue\/Marketing.DemandGen" aria-current="true"/);
    expect(page.match(/aria-current="true"/g)).toHaveLength(1);
    const details = /<div id="goal-details".*?<\/dl>/s.exec(page)?.[0] ?? '';
    expect(text(details)).toContain(
      'Demand generation as of the last version without errors Part 70% of Marketing',
    );
    expect(details).toContain('data-goal="goal/Revenue/Marketing"');
    expect(details).toContain('data-role="role/Headofdemandgeneration"');
    expect(details).toContain('data-goto="goal/Revenue/Marketing.DemandGen"');
  });

  it('shows the first root where the chosen node is gone', () => {
    expect(renderPreview(model, { goal: 'goal/Gone' })).toBe(renderPreview(model));
    expect(renderGoal({ ...model, goals: [] }, 'goal/Revenue')).toEqual([]);
    const [patch] = renderGoal(model, 'goal/Revenue/Sales');
    expect(patch?.id).toBe('goal-details');
    expect(text(patch?.html ?? '')).toContain('Handed down to Enterprise Commercial');
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
