import type { Subject, Supposed, Window } from '@ontarget/evaluator/engine';
import type { ValueId } from '@ontarget/evaluator/format';
import { type Rational, rational } from '@ontarget/evaluator/numbers';
import type { Drawing } from '../draw.ts';
import type { Result } from '../results.ts';
import type { Setting } from '../setting.ts';
import { type Combination, combined, fill, sumOf } from './combination.ts';
import type { Forms, Term } from './forms.ts';
import type { Sources } from './sources.ts';

/** A result over a stretch of the year, ahead of any draw. */
interface Formed {
  readonly form: readonly Term[];
  readonly sum: Combination | undefined;
}

/**
 * What the reference engine is told of a draw, added up from forms that all draws share: the same as `Draw` says, without
 * rolling everybody's results up again for each draw.
 */
export class FormedDraws {
  readonly sources: Sources;
  private readonly setting: Setting;
  private readonly forms: Forms;
  private readonly formed = new Map<string, Formed | undefined>();
  private readonly one = new Float64Array(1);

  constructor(setting: Setting, forms: Forms, sources: Sources) {
    this.setting = setting;
    this.forms = forms;
    this.sources = sources;
  }

  draw(number: number): Drawing {
    const supposed: Supposed = (value, subject, window) => {
      const result = this.setting.drivers.results.get(value);
      if (result === undefined) return undefined;
      const formed = this.of(value, result, subject, window);
      return formed && this.sum(formed, number);
    };
    return {
      supposed,
      ownDrawn: (measure, { payee }, addsUp) =>
        this.ownDrawn(number, measure, addsUp ? payee : `level ${payee}`),
    };
  }

  private ownDrawn(number: number, measure: string, whose: string): Rational {
    const source = this.sources.stated(measure, whose) ?? this.sources.attained(measure, whose, false);
    return this.sources.drawn(source, number);
  }

  private sum({ form, sum }: Formed, number: number): Rational {
    // What was formed just now may be drawn from sources that were not there when the draw began.
    if (sum === undefined || form.length < 4) return sumOf(form, number, this.sources);
    this.sources.drawTo(number);
    fill(sum, this.sources.values, this.one, 0);
    return rational(BigInt(this.one[0] ?? 0), sum.per);
  }

  private of(value: ValueId, result: Result, subject: Subject, window: Window): Formed | undefined {
    const key = `${value} ${window.from}-${window.to} ${this.keyOf(subject)}`;
    if (this.formed.has(key)) return this.formed.get(key);
    const form = this.forms.of(result, subject, window);
    const formed = form && { form, sum: combined([form], this.sources) };
    this.formed.set(key, formed);
    return formed;
  }

  private keyOf(subject: Subject): string {
    if (subject.kind !== 'payee') return subject.kind === 'team' ? `team ${subject.team}` : '';
    const assigned = this.setting.people.assignment(subject);
    return `payee ${assigned === undefined ? JSON.stringify(subject) : this.setting.people.keysOf(assigned).own}`;
  }
}
