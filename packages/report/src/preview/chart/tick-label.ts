import type { Unit } from '@ontarget/evaluator/format';

const SYMBOLS: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };
const LARGE = [
  { size: 1e9, letter: 'B' },
  { size: 1e6, letter: 'M' },
  { size: 1e3, letter: 'K' },
];

/**
 * Labels an axis at a round number: `150%`, `1.5x`, `$400K`, `16`. Ticks are places on a chart, never a plan's own
 * figures, so that a binary number will do.
 */
export function tickLabel(value: number, unit: Unit): string {
  if (unit === 'percent') return `${plain(value * 100)}%`;
  if (unit === 'multiple') return `${plain(value)}x`;
  const [currency = '', each] = unit.split('/');
  if (!/^[A-Z]{3}$/.test(currency)) return large(value);
  const symbol = SYMBOLS[currency];
  const sign = value < 0 ? '-' : '';
  const size = large(Math.abs(value));
  const amount = symbol === undefined ? `${sign}${size} ${currency}` : `${sign}${symbol}${size}`;
  return each === undefined ? amount : `${amount}/${each}`;
}

function large(value: number): string {
  const scale = LARGE.find(({ size }) => Math.abs(value) >= size);
  return scale === undefined ? plain(value) : plain(value / scale.size) + scale.letter;
}

/** Without the tail of a binary fraction. */
function plain(value: number): string {
  return String(Number(value.toPrecision(6)));
}
