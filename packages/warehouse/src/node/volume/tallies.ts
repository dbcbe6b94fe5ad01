import { Credited } from './credit.ts';
import { NotAtVolume } from './not-at-volume.ts';
import type { CreditsShape, EntryShape, Filter, Sum } from './shape.ts';
import type { Spans } from './spans.ts';

/** No double is exact beyond it. */
const MOST = 2 ** 53;

/** Which rows of a filter are added up for whom, without the share that anybody has of them. */
export interface TallyOf {
  /** The column that names the payee. */
  readonly column: string;
  /** Only rows where all of these are blank. */
  readonly blank: readonly string[];
  /** Only rows where this column names the same payee. */
  readonly equal: string | undefined;
}

/** Whole minor units, or rows, by payee and span. */
export interface Tally extends TallyOf {
  /** Span × payees + payee: rows mostly come in the order of their days, so only one span is written to for long. */
  readonly sums: Float64Array;
}

/** Sums of one amount over the rows of one filter. */
export interface Tallied {
  readonly of: string | 'each row';
  readonly where: Filter;
  readonly tallies: readonly Tally[];
  /** At least what all sums of a tally come to together, without their signs. */
  size: number;
}

/** What of a tally an entry of a credits table gives. */
interface Given extends TallyOf {
  readonly parts: number;
  readonly own: boolean;
  readonly rises: boolean;
}

/**
 * What rows are added up by. Shares come afterwards: what two totals credit to owners, at 70% and in full, is added up once.
 */
export class Tallies {
  readonly groups: readonly Tallied[];
  readonly spans: Spans;
  readonly payees: number;

  constructor(sums: readonly Sum[], payees: number, spans: Spans) {
    this.spans = spans;
    this.payees = payees;
    const groups = new Map<string, Tallied & { tallies: Tally[] }>();
    for (const { of, where, credits } of sums) {
      const key = JSON.stringify([of, where]);
      const group = groups.get(key) ?? { of, where, tallies: [], size: 0 };
      groups.set(key, group);
      for (const { column, blank, equal } of credits.entries.flatMap((entry) => givenBy(credits, entry))) {
        if (group.tallies.some((tally) => isSame(tally, { column, blank, equal }))) continue;
        group.tallies.push({ column, blank, equal, sums: new Float64Array(payees * spans.count) });
      }
    }
    this.groups = [...groups.values()];
  }

  /** What a sum comes to for each payee and span, in whole minor units times the parts of its credits table's whole. */
  creditedOf({ of, where, credits }: Sum): Credited {
    const group = this.groups.find(
      (one) => one.of === of && JSON.stringify(one.where) === JSON.stringify(where),
    );
    if (group === undefined) throw new NotAtVolume('a total was not asked for');
    const most = credits.entries.reduce((all, { parts }) => all + parts, credits.whole);
    if (!(group.size * most < MOST)) {
      throw new NotAtVolume('the rows together come to more than doubles add up exactly');
    }
    const cells = this.payees * this.spans.count;
    const own = new Float64Array(cells);
    const rising = new Float64Array(credits.rollUp === undefined ? 0 : cells);
    for (const given of credits.entries.flatMap((entry) => givenBy(credits, entry))) {
      const { sums } = group.tallies.find((tally) => isSame(tally, given)) as Tally;
      if (given.own) addTimes(own, sums, given.parts);
      if (given.rises) addTimes(rising, sums, given.parts);
    }
    return new Credited(credits, this.spans, own, rising);
  }
}

function addTimes(into: Float64Array, sums: Float64Array, parts: number): void {
  for (let at = 0; at < sums.length; at += 1) into[at] = (into[at] as number) + (sums[at] as number) * parts;
}

function isSame(a: TallyOf, b: TallyOf): boolean {
  return a.column === b.column && a.equal === b.equal && a.blank.join('\n') === b.blank.join('\n');
}

/**
 * What an entry gives to the payee it names, and to those who are tried where it is blank. An owner may get a share by
 * another column, too: all of it goes up, but overlays.
 */
function givenBy({ rollUp }: CreditsShape, { to, ifBlank, parts, overlay }: EntryShape): Given[] {
  const above = overlay ? undefined : rollUp?.column;
  const columns = [to, ...ifBlank];
  return columns.flatMap((column, at): Given[] => {
    const blank = columns.slice(0, at);
    const rises = column === above;
    const own: Given = { column, blank, equal: undefined, parts, own: true, rises };
    if (above === undefined || rises) return [own];
    return [own, { ...own, equal: above, own: false, rises: true }];
  });
}
