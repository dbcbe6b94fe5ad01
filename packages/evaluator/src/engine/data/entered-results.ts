import type { Plan, Unit } from '../../format/types/index.ts';
import {
  parseDecimal,
  parseMoneyLiteral,
  parseMultipleLiteral,
  parseNumberLiteral,
  parsePercentLiteral,
  type Rational,
  resolvePeriod,
} from '../../numbers/index.ts';
import { cellText, isRational } from '../cells.ts';
import { found, missing, missingFrom, type Outcome } from '../outcome.ts';
import { own } from '../own.ts';
import { distinctReasons, type Reason, type RowRef } from '../reasons.ts';
import type { Roster } from '../roster/roster.ts';
import { type PlanYear, WHOLE_YEAR, type Window, windowKey } from '../windows.ts';
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

  /** Entries that belong to nothing: nobody is paid on them, and somebody may be waiting for one. */
  readonly unmatched: readonly Reason[];

  constructor(rows: readonly Row[], plan: Plan, year: PlanYear, roster: Roster) {
    this.plan = plan;
    this.unmatched = distinctReasons(rows.flatMap((row) => this.read(row, year, roster)));
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

  /** What is entered of each measure, subject and window, for whoever reads them all at once. Throws while any row is in doubt. */
  get all(): readonly { measure: string; about: string; window: Window; outcome: Outcome }[] {
    if (this.doubts.length > 0) throw new Error('entries in doubt have no place of their own');
    return [...this.entries.keys()].flatMap((key) => {
      const [measure, about, span] = JSON.parse(key) as [string, string, string];
      const [, from, to] = /^(-?\d+)-(-?\d+)$/.exec(span) ?? [];
      const window = { from: Number(from), to: Number(to) };
      const outcome = this.find(measure, about, window);
      return outcome === undefined ? [] : [{ measure, about, window, outcome }];
    });
  }

  /** Files an entry; gives back the reason where it belongs to nothing. */
  private read(row: Row, year: PlanYear, roster: Roster): readonly Reason[] {
    const [measure, about, period, value] = [
      row.cell('measure'),
      row.cell('for'),
      row.cell('period'),
      row.cell('value'),
    ];
    const window = period.ok ? windowOf(cellText(period.value), year) : undefined;
    // Next year's entries may stand in the same table.
    if (window === 'another year') return [];
    const known = {
      ...(measure.ok ? { measure: cellText(measure.value) } : {}),
      ...(about.ok ? { about: cellText(about.value) } : {}),
      ...(window === undefined || window === 'unknown' ? {} : { window: windowKey(window) }),
    };
    const open = missingFrom([measure, about, period]);
    if (open !== undefined || row.problems.length > 0) {
      this.doubts.push({ ...known, reasons: distinctReasons([...(open?.reasons ?? []), ...row.problems]) });
      return [];
    }
    const { measure: name = '', about: whom = '', window: span } = known;
    const nowhere =
      span === undefined ? `the period "${period.ok ? cellText(period.value) : ''}"` : undefined;
    const unknown = nowhere ?? this.unknownName(name, whom, roster);
    if (unknown !== undefined || span === undefined) {
      const message = `a result is entered for ${unknown}, which does not exist`;
      return missing('unmatched-result', message, { rows: [row.ref] }).reasons;
    }
    const key = entryKey(name, whom, span);
    const outcome = value.ok ? this.parsed(name, value, row.ref) : value;
    this.entries.set(key, [...(this.entries.get(key) ?? []), { outcome, ref: row.ref }]);
    return [];
  }

  private unknownName(measure: string, about: string, roster: Roster): string | undefined {
    if (own(this.plan.measures, measure) === undefined) return `the measure "${measure}"`;
    if (about === '' || roster.knows(about) || own(this.plan.teams, about) !== undefined) return undefined;
    return `"${about}", neither a payee of the roster nor a team`;
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

/** The window of an entry: `another year` where it is a period of this calendar, but none of the plan's year. */
function windowOf(text: string, year: PlanYear): Window | 'another year' | 'unknown' {
  const window = year.resolveAny(text);
  if (window !== undefined && window.to <= WHOLE_YEAR.to) return window;
  return resolvePeriod(year.calendar, text).ok ? 'another year' : 'unknown';
}

function entryKey(measure: string, about: string, window: string): string {
  return JSON.stringify([measure, about, window]);
}
