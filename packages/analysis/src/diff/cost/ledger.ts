import { add, eq, type Rational, rational, ZERO } from '@ontarget/evaluator/numbers';
import { wholeSum } from '../../simulate/whole-sum.ts';
import type { DrawnYear } from '../../simulate/year.ts';
import type { BeforeAndAfter, RoleCosts } from './both.ts';

export type SideOfDiff = 'before' | 'after';

/** Somebody by role, whoever of the two plans has them so. */
interface Person {
  readonly role: string;
  readonly payee: string;
}

/** Amounts stand in columns as whole numbers of 1/PARTS; what is finer, or too large for a double, stands beside them. */
const PARTS = 10_000n;

/** What one plan pays people in the year that is open. */
class Open {
  private whole = new Float64Array(64);
  private readonly exact = new Map<number, Rational>();

  add(place: number, amount: Rational): void {
    this.exact.set(place, add(this.exact.get(place) ?? ZERO, amount));
  }

  /** @returns whether it stands in the column */
  addWhole(place: number, parts: number): boolean {
    this.upTo(place);
    const sum = (this.whole[place] as number) + parts;
    if (!Number.isSafeInteger(parts) || !Number.isSafeInteger(sum)) return false;
    this.whole[place] = sum;
    return true;
  }

  amount(place: number): Rational {
    return add(rational(BigInt(this.whole[place] ?? 0), PARTS), this.exact.get(place) ?? ZERO);
  }

  isSame(other: Open, place: number): boolean {
    if (!this.exact.has(place) && !other.exact.has(place)) return this.whole[place] === other.whole[place];
    return eq(this.amount(place), other.amount(place));
  }

  sum(places: readonly number[]): Rational {
    const whole = wholeSum(Float64Array.from(places, (place) => this.whole[place] ?? 0));
    const exact = this.exact.size === 0 ? [] : places.flatMap((place) => this.exact.get(place) ?? []);
    return exact.reduce(add, rational(whole, PARTS));
  }

  clear(): void {
    this.whole.fill(0);
    this.exact.clear();
  }

  upTo(place: number): void {
    if (place < this.whole.length) return;
    const more = new Float64Array(2 * (place + 1));
    more.set(this.whole);
    this.whole = more;
  }
}

/** Adds up, role by role, what each drawn year costs by both, and notes who is paid otherwise. */
export class Ledger {
  private readonly people: Person[] = [];
  private readonly places = new Map<string, number>();
  private readonly byRole = new Map<
    string,
    { places: number[]; moving: Set<number>; years: BeforeAndAfter[] }
  >();
  private readonly placesOf = new Map<readonly unknown[], Int32Array>();
  private readonly open = { before: new Open(), after: new Open() };

  /** The first year is that of target pay. */
  target(side: SideOfDiff, person: Person, amount: Rational): void {
    this.open[side].add(this.placeOf(person), amount);
  }

  year(side: SideOfDiff, { years, groups }: DrawnYear): void {
    const open = this.open[side];
    for (const { assigned, paid } of years) open.add(this.placeOf(assigned.subject), paid);
    for (const { assigned, paid, per } of groups) {
      const places =
        this.placesOf.get(assigned) ?? Int32Array.from(assigned, ({ subject }) => this.placeOf(subject));
      this.placesOf.set(assigned, places);
      const parts = PARTS % per === 0n ? Number(PARTS / per) : Number.NaN;
      for (let index = 0; index < paid.length; index += 1) {
        const [place, amount] = [places[index] as number, paid[index] as number];
        if (!open.addWhole(place, amount * parts)) open.add(place, rational(BigInt(amount), per));
      }
    }
  }

  /** Closes the year that is open. */
  next(): void {
    const { before, after } = this.open;
    for (const side of [before, after]) side.upTo(this.people.length);
    for (const { places, moving, years } of this.byRole.values()) {
      for (const place of places) if (!before.isSame(after, place)) moving.add(place);
      years.push({ before: before.sum(places), after: after.sum(places) });
    }
    before.clear();
    after.clear();
  }

  roles(): RoleCosts[] {
    const payees = (places: Iterable<number>) =>
      new Set([...places].flatMap((place) => this.people[place]?.payee ?? []));
    return [...this.byRole]
      .map(([role, { places, moving, years }]): RoleCosts => {
        const [target = { before: ZERO, after: ZERO }, ...draws] = years;
        return { role, people: payees(places), moving: payees(moving), target, draws };
      })
      .sort((a, b) => (a.role < b.role ? -1 : 1));
  }

  private placeOf({ role, payee }: Person): number {
    const key = JSON.stringify([role, payee]);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    const place = this.people.push({ role, payee }) - 1;
    this.places.set(key, place);
    const of = this.byRole.get(role) ?? { places: [], moving: new Set(), years: [] };
    of.places.push(place);
    this.byRole.set(role, of);
    return place;
  }
}
