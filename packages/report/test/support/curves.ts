import type { PreviewGradeCurve, PreviewLineCurve } from '../../src/index.ts';
import { at, dollars, multiple, percent } from './figures.ts';

const attainment = { title: 'Attainment', unit: 'percent' } as const;
const payout = { title: 'Payout, of target pay', unit: 'percent' } as const;

/** Jumps to half of target pay at half of the goal, flat from 130% on. */
export const standard: PreviewLineCurve = {
  id: 'curve/Standard',
  name: 'Standard',
  title: 'Standard',
  source: { file: 'curves.ote', line: 2, column: 1, endLine: 7, endColumn: 2 },
  kind: 'linear',
  across: attainment,
  up: payout,
  stretches: [
    { from: at(0, 0), to: at(0.5, 0), includesFrom: true },
    { from: at(0.5, 0.5), to: at(1, 1), includesFrom: true },
    { from: at(1, 1), to: at(1.3, 2), includesFrom: true },
    { from: at(1.3, 2), to: at(1.6, 2), includesFrom: true, endless: true },
  ],
  marks: [
    { kind: 'jump', ...at(0.5, 0.5), before: percent(0), text: 'Jumps from 0% to 50% at 50%' },
    { kind: 'target', ...at(1, 1), text: 'Target: 100% pays 100%' },
    { kind: 'cap', ...at(1.3, 2), text: 'No more than 200%, from 130% on' },
  ],
};

/** Each slice at its own rate, without end. */
export const accelerated: PreviewLineCurve = {
  id: 'curve/Accelerated',
  name: 'Accelerated',
  title: 'Accelerated',
  source: { file: 'curves.ote', line: 10, column: 1, endLine: 14, endColumn: 2 },
  kind: 'marginal',
  across: attainment,
  up: payout,
  stretches: [
    { from: at(0, 0), to: at(1, 1), includesFrom: true, rate: multiple(1) },
    { from: at(1, 1), to: at(1.5, 1.75), includesFrom: true, rate: multiple(1.5) },
    { from: at(1.5, 1.75), to: at(2, 2.75), includesFrom: true, rate: multiple(2), endless: true },
  ],
  marks: [{ kind: 'target', ...at(1, 1), text: 'Target: 100% pays 100%' }],
};

/** Bands with a bound that is excluded. */
export const winRate: PreviewLineCurve = {
  id: 'curve/WinRate',
  name: 'WinRate',
  title: 'Win rate',
  kind: 'steps',
  across: attainment,
  up: payout,
  stretches: [
    { from: at(0, 0), to: at(0.8, 0), includesFrom: true },
    { from: at(0.8, 0.5), to: at(1, 0.5), includesFrom: true },
    { from: at(1, 1), to: at(1.2, 1), includesFrom: true },
    { from: at(1.2, 1.3), to: at(1.5, 1.3), includesFrom: false, endless: true },
  ],
  marks: [
    { kind: 'threshold', ...at(0.8, 0.5), text: 'Pay begins at 80%' },
    { kind: 'target', ...at(1, 1), text: 'Target: 100% pays 100%' },
    { kind: 'jump', ...at(1.2, 1.3), before: percent(1), text: 'Jumps from 100% to 130% above 120%' },
  ],
};

/** All of an amount at the rate reached. */
export const renewalRates: PreviewLineCurve = {
  id: 'curve/RenewalRates',
  name: 'RenewalRates',
  title: 'Renewal rates',
  kind: 'retroactive',
  across: { title: 'Renewals', unit: 'USD' },
  up: { title: 'Pay', unit: 'USD' },
  stretches: [
    {
      from: { x: dollars(0), y: dollars(0) },
      to: { x: dollars(400_000), y: dollars(4_000) },
      includesFrom: true,
      rate: percent(0.01),
    },
    {
      from: { x: dollars(400_000), y: dollars(8_000) },
      to: { x: dollars(800_000), y: dollars(16_000) },
      includesFrom: true,
      rate: percent(0.02),
      endless: true,
    },
  ],
  marks: [
    {
      kind: 'jump',
      x: dollars(400_000),
      y: dollars(8_000),
      before: dollars(4_000),
      text: 'Jumps from $4,000 to $8,000 at $400,000',
    },
  ],
};

export const levels: PreviewGradeCurve = {
  id: 'curve/Levels',
  name: 'Levels',
  title: 'Levels',
  kind: 'by grade',
  up: payout,
  levels: [
    { grade: 'unmet', pays: percent(0) },
    { grade: 'threshold', pays: percent(0.5) },
    { grade: 'target', pays: percent(1) },
    { grade: 'superior', pays: percent(2) },
  ],
};
