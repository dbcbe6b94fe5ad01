import type { Plan, Unit } from '../../format/types/index.ts';
import {
  parseDecimal,
  parseMoneyLiteral,
  parseMultipleLiteral,
  parseNumberLiteral,
  parsePercentLiteral,
  type Rational,
} from '../../numbers/index.ts';
import { cellText, isRational } from '../cells.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { distinctReasons, type Reason, type RowRef } from '../reasons.ts';
import { type PlanYear, type Window, windowKey } from '../windows.ts';
import type { Row } from './row.ts';

interface Entry {
  readonly outcome: Outcome;
  readonly ref: RowRef;
}

/**
 * The table `results`: values of entered, scored and graded measures, one for each measure, subject (`for`: a payee,
 * a team, or blank for the company) and period (key or label).
 *
 * Entries that are made twice are in error, both. An entry in doubt touches what its readable columns allow: with no
 * readable measure every measure, and so on.
 */
export class EnteredResults {
  private readonly entries = new Map<string, Entry[]>();
  private readonly doubts: {
    measure?: string;
    about?: string;
    window?: string;
    reasons: readonly Reason[];
  }[] = [];
  private readonly plan: Plan;

  constructor(rows: readonly Row[], plan: Plan, year: PlanYear) {
    this.plan = plan;
    for (const row of rows) this.read(row, year);
  }

  /** The entry for a measure, a subject (a payee's id, a team's name, or empty for the company) and a window. */
  find(measure: string, about: string, window: Window): Outcome | undefined {
    const span = windowKey(window);
    const touching = this.doubts.filter(
      (doubt) =>
        (doubt.measure ?? measure) === measure &&
        (doubt.about ?? about) === about &&
        (doubt.window ?? span) === span,
    );
    if (touching.length > 0) {
      return { ok: false, reasons: distinctReasons(touching.flatMap(({ reasons }) => reasons)) };
    }
    const entries = this.entries.get(entryKey(measure, about, span)) ?? [];
    const [only, ...more] = entries;
    if (more.length === 0) return only?.outcome;
    const whom = about === '' ? 'the company' : about;
    return missing('duplicate-result', `${measure} of ${whom} is entered more than once for one period`, {
      rows: entries.map(({ ref }) => ref),
    });
  }

  private read(row: Row, year: PlanYear): void {
    const [measure, about, period, value] = ['measure', 'for', 'period', 'value'].map((name) =>
      row.cell(name),
    );
    if (!measure || !about || !period || !value) return;
    const window = period.ok && typeof period.value === 'string' ? year.resolve(period.value) : undefined;
    // A period of another year is none of this plan's concern.
    if (period.ok && window === undefined) return;
    const known = {
      ...(measure.ok ? { measure: cellText(measure.value) } : {}),
      ...(about.ok ? { about: cellText(about.value) } : {}),
      ...(window === undefined ? {} : { window: windowKey(window) }),
    };
    const open = missingFrom([measure, about, period]);
    if (open !== undefined || row.problems.length > 0) {
      const reasons = distinctReasons([...(open?.reasons ?? []), ...row.problems]);
      this.doubts.push({ ...known, reasons });
      return;
    }
    const { measure: name = '', about: whom = '', window: span = '' } = known;
    const key = entryKey(name, whom, span);
    const outcome = value.ok ? this.parsed(name, value, row.ref) : value;
    this.entries.set(key, [...(this.entries.get(key) ?? []), { outcome, ref: row.ref }]);
  }

  private parsed(measure: string, value: Outcome & { ok: true }, ref: RowRef): Outcome {
    const unit = own(this.plan.measures, measure)?.unit;
    if (unit === undefined || isRational(value.value) || typeof value.value !== 'string') return value;
    if (unit === 'grade' || unit === 'text') return value;
    const number = numberOf(value.value.trim(), unit, this.plan.currency);
    if (number !== undefined) return found(number);
    const message = `"${value.value}" is entered for ${measure}, which is measured in ${unit}`;
    return missing('unreadable-result', message, { rows: [ref] });
  }
}

/** An entered text in its measure's unit: as the language writes it (`62%`, `$1.2M`), or as a plain decimal ratio. */
function numberOf(text: string, unit: Unit, currency: string): Rational | undefined {
  const plain = parseDecimal(text);
  if (plain.ok) return plain.value;
  if (unit === 'percent' || unit === 'score') {
    const percent = parsePercentLiteral(text);
    return percent.ok ? percent.value : undefined;
  }
  if (unit === 'multiple') {
    const multiple = parseMultipleLiteral(text);
    return multiple.ok ? multiple.value : undefined;
  }
  const number = parseNumberLiteral(text);
  if (number.ok) return number.value;
  const money = parseMoneyLiteral(text, currency);
  return money.ok && money.value.currency === unit ? money.value.amount : undefined;
}

function entryKey(measure: string, about: string, window: string): string {
  return JSON.stringify([measure, about, window]);
}
