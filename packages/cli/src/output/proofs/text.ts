import {
  type Highest,
  type Input,
  type Jump,
  type PayFunction,
  type PayProof,
  type Point,
  type Proof,
  sizeOfJump,
} from '@ontarget/analysis/prove';
import type { Plan } from '@ontarget/evaluator/format';
import {
  abs,
  compare,
  div,
  eq,
  formatMoney,
  formatPercent,
  formatRational,
  isCurrency,
  isZero,
  neg,
  type Rational,
  rational,
  sign,
} from '@ontarget/evaluator/numbers';
import { quantityText } from '../quantity.ts';

/** What is proved of a component or of a total, for an analyst: a line for each answer. */
export function proofText({ component, pay, rows }: Proof, plan: Plan): string {
  const name = component ?? 'total';
  if (!pay.ok) return `  ${name}\n    not decided: ${pay.reason}${rowsText(rows)}`;
  const proof = pay.value;
  const words = new Words(proof.of, plan.currency);
  const period = proof.of.period;
  return [
    `  ${name}, over ${period}`,
    ...proof.follows.map((one) => followsLine(one, words)),
    ...jumpLines(proof, words),
    ...mostLines(proof, words),
    targetLine(proof, words),
    ...relatedLine(proof.of),
  ]
    .map((line, index) => (index === 0 ? line : `    ${line}`))
    .join('\n')
    .concat(rowsText(rows));
}

/** Amounts and results of one question as people write them. */
class Words {
  private readonly of: PayFunction;
  private readonly currency: string;

  constructor(of: PayFunction, currency: string) {
    this.of = of;
    this.currency = currency;
  }

  money(value: Rational): string {
    return formatMoney(value, this.currency, { planCurrency: this.currency });
  }

  /** One of what a result is counted in. */
  one({ unit }: Input): string {
    return isCurrency(unit) ? formatMoney(rational(1), unit, { planCurrency: this.currency }) : '1';
  }

  signed(value: Rational): string {
    return `${sign(value) < 0 ? '-' : '+'}${this.money(sign(value) < 0 ? neg(value) : value)}`;
  }

  result(input: Input, value: Rational | string | undefined): string {
    if (value === undefined) return '?';
    if (typeof value === 'string') return value;
    if (isCurrency(input.unit)) return formatMoney(value, input.unit, { planCurrency: this.currency });
    return quantityText({ value: formatRational(value), unit: input.unit }, this.currency);
  }

  /** A result at its place, such as `Bookings $100,000 in FY27-Q1`, and what part of its target that is. */
  place(input: Input, value: Rational): string {
    const target = this.of.target.attained.has(input.index)
      ? this.of.target.point.get(input.index)
      : undefined;
    const part =
      target === undefined || typeof target === 'string' || isZero(target)
        ? ''
        : ` (${formatPercent(div(value, target))} of target)`;
    return `${this.named(input)} ${this.result(input, value)}${part}`;
  }

  /** Where a jump is, as part of the target where there is one: the same in periods whose targets differ. */
  part({ input, place }: Jump): string {
    const target = this.of.target.attained.has(input.index)
      ? this.of.target.point.get(input.index)
      : undefined;
    const isNumber = target !== undefined && typeof target !== 'string' && !isZero(target);
    return isNumber ? formatRational(div(place, target)) : `at ${formatRational(place)}`;
  }

  named(input: Input): string {
    return input.period === this.of.period ? input.name : `${input.name} of ${input.period}`;
  }

  /** The results of a case other than some; in short where they are all at target. */
  others(point: Point, except: readonly number[]): string {
    const rest = this.of.inputs.filter(({ index }) => !except.includes(index) && point.has(index));
    if (
      rest.length > 1 &&
      rest.every(({ index }) => isSame(point.get(index), this.of.target.point.get(index)))
    ) {
      return except.length === 0 ? this.listed(rest, point) : 'all others at target';
    }
    return this.listed(rest, point);
  }

  private listed(inputs: readonly Input[], point: Point): string {
    const told = inputs.map((input) => `${this.named(input)} ${this.result(input, point.get(input.index))}`);
    const shown =
      told.length > MOST_RESULTS
        ? [...told.slice(0, MOST_RESULTS), `${told.length - MOST_RESULTS} more`]
        : told;
    return shown.join(', ');
  }
}

/** Of more results than these a line says how many there are. */
const MOST_RESULTS = 4;

function followsLine({ name, input, verdict }: PayProof['follows'][number], words: Words): string {
  const better = input.betterWhen === 'lower' ? 'falls, which is better' : 'rises';
  if (verdict.verdict === 'yes') {
    return verdict.direction === 'level' ? `not touched by ${name}` : `never falls when ${name} ${better}`;
  }
  if (verdict.verdict === 'not decided') return `when ${name} ${better}: not decided: ${verdict.reason}`;
  const { pair, pays } = verdict;
  const [from, to] = [pair.low.get(input.index), pair.high.get(input.index)];
  const others = words.others(pair.low, [input.index]);
  return `FALLS when ${name} ${better}: ${words.named(input)} ${words.result(input, from)} pays ${words.money(pays[0])}, and ${words.result(input, to)} pays ${words.money(pays[1])}${others === '' ? '' : ` (${others})`}`;
}

function jumpLines({ jumps, of }: PayProof, words: Words): string[] {
  if (!jumps.ok) return [`jumps: not decided: ${jumps.reason}`];
  if (jumps.value.length === 0) {
    const isWhole = of.inputs.every((input) => of.isWhole(input));
    return [
      isWhole ? 'never jumps' : 'does not jump with all other results at target; elsewhere not decided',
    ];
  }
  const byResult = Map.groupBy(jumps.value, ({ input }) => input.name);
  return [...byResult.values()].flatMap((all) => {
    const alike = alikeIn(all, words);
    if (alike.length <= MOST_JUMPS) return alike.map(([jump, more]) => `${jumpLine(jump, of, words)}${more}`);
    // Attainment that is rounded makes a stair of every slope: its highest step stands for all.
    const highest = alike.reduce((a, b) =>
      compare(abs(sizeOfJump(b[0])), abs(sizeOfJump(a[0]))) > 0 ? b : a,
    );
    const name = all[0]?.input.name ?? '';
    return [
      `jumps at ${alike.length} places of ${name}; by most ${jumpLine(highest[0], of, words).replace(/^jumps /, '')}`,
    ];
  });
}

/** More jumps along one result than these are not told one by one. */
const MOST_JUMPS = 8;

/** What is alike in several periods of a year, once, and in how many others it is. */
function alikeIn(jumps: readonly Jump[], words: Words): readonly (readonly [Jump, string])[] {
  const alike = Map.groupBy(jumps, (jump) => `${formatRational(sizeOfJump(jump))} ${words.part(jump)}`);
  return [...alike.values()].flatMap(([first, ...rest]) => {
    if (first === undefined) return [];
    const periods = new Set(rest.map(({ input }) => input.period)).size;
    const more = periods === 0 ? '' : `; alike in ${periods} other ${periods === 1 ? 'period' : 'periods'}`;
    return [[first, more] as const];
  });
}

function isSame(a: Rational | string | undefined, b: Rational | string | undefined): boolean {
  if (a === undefined || b === undefined || typeof a === 'string' || typeof b === 'string') return a === b;
  return eq(a, b);
}

function jumpLine(jump: Jump, of: PayFunction, words: Words): string {
  const size = sizeOfJump(jump);
  const isAtTheBound = !eq(jump.at, jump.below);
  const to = isAtTheBound ? jump.at : jump.above;
  const side = isAtTheBound ? 'at' : 'just above';
  const others = of.inputs.length > 1 ? words.others(jump.others, [jump.input.index]) : '';
  const isLargest = jump.largest !== undefined && eq(jump.largest, abs(size));
  const largest =
    !jump.isWhole || isLargest
      ? ''
      : jump.largest === undefined
        ? '; without limit with other results'
        : `; up to ${words.money(jump.largest)} with other results`;
  return `jumps ${side} ${words.place(jump.input, jump.place)}: from ${words.money(jump.below)} to ${words.money(to)}, ${words.signed(size)}${largest}${others === '' ? '' : ` (${others})`}`;
}

function mostLines({ most, least, of }: PayProof, words: Words): string[] {
  const lines = [`at most ${mostText(most, of, words)}`];
  if (least.kind === 'most' && sign(least.value) > 0)
    lines.push(`at least ${words.money(neg(least.value))}, below zero`);
  if (least.kind === 'without end') lines.push('can fall below zero without limit');
  return lines;
}

function mostText(most: Highest, of: PayFunction, words: Words): string {
  const case_ = words.others(most.where, most.kind === 'without end' ? [most.input] : []);
  const with_ = case_ === '' ? '' : `, with ${case_}`;
  switch (most.kind) {
    case 'most':
      return `${words.money(most.value)}${most.isReached ? '' : ', which is never quite reached'}${with_}`;
    case 'without end': {
      const input = of.inputs.find(({ index }) => index === most.input);
      if (input === undefined) return 'anything: there is no limit';
      const one = input.unit === 'percent' ? 'each point more' : `each ${words.one(input)} more`;
      const begin = most.where.get(input.index);
      const slope = input.unit === 'percent' ? div(most.slope, rational(100)) : most.slope;
      const from =
        begin === undefined || typeof begin === 'string' ? '' : ` from ${words.place(input, begin)} on`;
      return `anything, there is no limit:${from} ${one} pays ${words.money(slope)} more${with_}`;
    }
    case 'between': {
      const bound =
        most.bound === undefined ? 'no bound is known' : `no more than ${words.money(most.bound)}`;
      return `not decided: ${words.money(most.reached)} is paid${with_}, and ${bound}`;
    }
  }
}

function targetLine({ atTarget, targetPay, of }: PayProof, words: Words): string {
  const { point, without } = of.target;
  const part =
    targetPay === undefined || isZero(targetPay)
      ? ''
      : `, ${formatPercent(div(atTarget, targetPay))} of its target pay`;
  const unstated = of.inputs.filter(({ index }) => without.has(index)).map(({ name }) => name);
  const note =
    unstated.length === 0
      ? ''
      : `; no target is stated of ${[...new Set(unstated)].join(', ')}, taken as here`;
  const isOneOfMany = new Set(of.inputs.map(({ period }) => period)).size > 1;
  const results = isOneOfMany ? 'each result of each period at target' : words.others(point, []);
  return `at target ${words.money(atTarget)}${part}${results === '' ? '' : ` (${results})`}${note}`;
}

function relatedLine({ related }: PayFunction): string[] {
  const names = [...new Set(related.map(({ name }) => name))];
  return names.length === 0
    ? []
    : [
        `${names.join(', ')}: worked out from other results here, taken as if it could be anything beside them`,
      ];
}

function rowsText({ order, cut }: Proof['rows']): string {
  const lines = [
    ...(order === undefined ? [] : [`the order of rows decides: they are taken by ${order.join(', ')}`]),
    ...(cut === undefined
      ? []
      : [
          `how an amount is cut into rows decides: ${cut === 'a limit for each row' ? 'each row has a limit of its own' : cut}`,
        ]),
  ];
  return lines.map((line) => `\n    ${line}`).join('');
}
