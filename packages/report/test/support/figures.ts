import type { Figure, PreviewPoint } from '../../src/index.ts';

/** A ratio as a percent, such as 0.5 as 50%. */
export function percent(number: number): Figure {
  const hundredths = Math.round(number * 100);
  return { number, exact: `${hundredths}/100`, unit: 'percent', text: `${hundredths}%` };
}

export function multiple(number: number): Figure {
  return { number, exact: String(number), unit: 'multiple', text: `${number}x` };
}

export function dollars(number: number): Figure {
  return { number, exact: String(number), unit: 'USD', text: `$${number.toLocaleString('en-US')}` };
}

/** A point of a curve from attainment to a share of target pay. */
export function at(attainment: number, pay: number): PreviewPoint {
  return { x: percent(attainment), y: percent(pay) };
}
