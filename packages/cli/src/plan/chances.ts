import { constant, type Distribution, type Percentile, wrongWith } from '@ontarget/analysis/simulate';
import type { Plan, Unit } from '@ontarget/evaluator/format';
import {
  isCurrency,
  parseDecimal,
  parseMoneyLiteral,
  parseNumberLiteral,
  parsePercentLiteral,
  type Rational,
} from '@ontarget/evaluator/numbers';
import { nearest } from '@ontarget/evaluator/rows';
import { Failure } from '../failure.ts';

/** What an option states: a distribution, of one measure or of all. */
export interface StatedChances {
  readonly measure: string | undefined;
  readonly text: string;
}

/** Reads `NewARR: 10% 70%, 50% 100%, 90% 130%`; without a measure it is about all. */
export function readStated(text: string): StatedChances {
  const [, measure, rest] = /^\s*([A-Za-z_]\w*)\s*:\s*(.*)$/s.exec(text) ?? [];
  return measure === undefined ? { measure: undefined, text } : { measure, text: rest ?? '' };
}

/** The distribution that a text states in a unit: percentiles, each with its value, or one value that never changes. */
export function distributionOf(text: string, unit: Unit, currency: string, option: string): Distribution {
  // A comma between digits separates thousands, as it does in a plan.
  const parts = text.split(/,(?!\d{3}(?!\d))/).map((part) => part.trim());
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && !/^[\d.]+%\s/.test(only)) {
    return constant(amountOf(only, unit, currency, option));
  }
  const points = parts.map((part): Percentile => {
    const [, share, value] = /^(\S+)\s+(.+)$/.exec(part) ?? [];
    if (share === undefined || value === undefined) throw malformed(option, part);
    return { share: shareOf(share, option), value: amountOf(value, unit, currency, option) };
  });
  const wrong = wrongWith(points);
  if (wrong !== undefined) throw new Failure(`${option} "${text}": ${wrong}`, HINT);
  return { kind: 'stated', points };
}

/** The measure that an option names. Throws where the plan has none of that name. */
export function measureNamed(plan: Plan, name: string, option: string): Plan['measures'][string] {
  const measure = Object.hasOwn(plan.measures, name) ? plan.measures[name] : undefined;
  if (measure !== undefined) return measure;
  const close = nearest(name, new Set(Object.keys(plan.measures)));
  throw new Failure(
    `${option} names the measure ${name}, which the plan does not have`,
    close === undefined ? undefined : `Did you mean ${close}?`,
  );
}

const HINT =
  'Write percentiles with their values, as "10% 70%, 50% 100%, 90% 130%": one in ten comes to 70% or less. A single value never changes.';

function malformed(option: string, part: string): Failure {
  return new Failure(`${option}: "${part}" is no percentile with its value`, HINT);
}

function shareOf(text: string, option: string): Rational {
  const share = parsePercentLiteral(text);
  if (share.ok && share.value.n > 0n && share.value.n < share.value.d) return share.value;
  throw new Failure(`${option}: "${text}" is no percentile between 0% and 100%`, HINT);
}

function amountOf(text: string, unit: Unit, currency: string, option: string): Rational {
  const parsed = isCurrency(unit)
    ? money(text, unit, currency)
    : unit === 'percent' || unit === 'score'
      ? parsePercentLiteral(text)
      : parseNumberLiteral(text);
  if (parsed.ok) return parsed.value;
  const plain = parseDecimal(text);
  if (plain.ok && !isCurrency(unit) && unit !== 'percent' && unit !== 'score') return plain.value;
  throw new Failure(`${option}: "${text}" is no value in ${unit}`, HINT);
}

function money(text: string, unit: Unit, currency: string) {
  const parsed = parseMoneyLiteral(text, currency);
  if (!parsed.ok) return parsed;
  return parsed.value.currency === unit
    ? { ok: true as const, value: parsed.value.amount }
    : { ok: false as const };
}
