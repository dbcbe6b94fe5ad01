import { describe, expect, it } from 'vitest';
import { curveChart } from '../src/preview/chart/curve-chart.ts';
import { gradeChart } from '../src/preview/chart/grade-chart.ts';
import { runs } from '../src/preview/chart/line-path.ts';
import { tickLabel } from '../src/preview/chart/tick-label.ts';
import { accelerated, levels, renewalRates, standard } from './support/curves.ts';

const names = { id: 'chart-1', component: 'Team', title: 'Payout curve of Team', description: 'In words.' };

/** The points of the curve's path, in the chart's own coordinates. */
function drawn(svg: string): string {
  return /<path class="curve" data-component="Team" d="([^"]+)"/.exec(svg)?.[1] ?? '';
}

function points(path: string): [number, number][] {
  return [...path.matchAll(/[ML]([\d.-]+),([\d.-]+)/g)].map((pair) => [Number(pair[1]), Number(pair[2])]);
}

describe('a payout curve', () => {
  it('is interrupted where it jumps, and only there', () => {
    expect(runs(accelerated.stretches)).toHaveLength(1);
    expect(runs(standard.stretches).map((run) => run.length)).toEqual([2, 4]);
    expect(drawn(curveChart(standard, names).markup).match(/M/g)).toHaveLength(2);
  });

  it('rises to the right as pay does: equal steps of attainment are equal on the page', () => {
    const path = points(drawn(curveChart(accelerated, names).markup));
    expect(path).toHaveLength(4);
    const [zero, target, accelerator, end] = path as [number, number][] as [
      [number, number],
      [number, number],
      [number, number],
      [number, number],
    ];
    expect(target[0] - zero[0]).toBeCloseTo(end[0] - target[0], 0);
    // 100% of pay for the first 100% of attainment, 75% for the next half, 100% for the last half.
    const unit = zero[1] - target[1];
    expect((target[1] - accelerator[1]) / unit).toBeCloseTo(0.75, 1);
    expect((accelerator[1] - end[1]) / unit).toBeCloseTo(1, 1);
  });

  it('marks threshold, target, cap and jumps, and says what they mean', () => {
    const svg = curveChart(standard, names).markup;
    expect([...svg.matchAll(/class="mark (\w+)"/g)].map((mark) => mark[1])).toEqual([
      'jump',
      'target',
      'cap',
    ]);
    expect(svg).toContain('<title>Jumps from 0% to 50% at 50%</title>');
    expect(svg).toContain('class="leap"');
    expect(svg).toContain('class="to-target"');
  });

  it('goes on beyond the chart in its own direction', () => {
    expect(curveChart(standard, names).markup).toMatch(/class="onwards"[^>]*rotate\(0\)/);
    expect(curveChart(accelerated, names).markup).toMatch(/class="onwards"[^>]*rotate\(-\d/);
  });

  it('has a name and a description', () => {
    const svg = curveChart(renewalRates, names).markup;
    expect(svg).toContain('role="img" aria-labelledby="chart-1-title chart-1-description"');
    expect(svg).toContain('<title id="chart-1-title">Payout curve of Team</title>');
  });
});

it('draws one column for each grade', () => {
  const path = /class="columns" data-component="Team" d="([^"]+)"/.exec(
    gradeChart(levels, names).markup,
  )?.[1];
  expect(path?.match(/Z/g)).toHaveLength(4);
});

it.each([
  [1.5, 'percent', '150%'],
  [0.1 + 0.2, 'percent', '30%'],
  [1.5, 'multiple', '1.5x'],
  [400_000, 'USD', '$400K'],
  [1_250_000, 'EUR', '€1.25M'],
  [50, 'CHF', '50 CHF'],
  [2, 'USD/count', '$2/count'],
  [-2_000, 'USD', '-$2K'],
  [16, 'count', '16'],
])('labels %d in %s as %s', (value, unit, label) => {
  expect(tickLabel(value, unit)).toBe(label);
});
