import { Year } from '../oracle/calendar.ts';
import { currenciesText, paymentText } from './currencies.ts';
import { formulaText, rankingText } from './formulas.ts';
import { heldBackText } from './held-back.ts';
import type {
  Band,
  Bonus,
  Clawback,
  Commission,
  Curve,
  Draw,
  Multiplier,
  Pool,
  RandomPlan,
  Requires,
  Timing,
  Weighted,
} from './model.ts';
import { type Stretch, stretchText } from './stretches.ts';

/** The axis of a curve, and the unit of what its rows say. */
type Axis = 'attainment' | 'amount' | 'count';

/** The text of a random plan, as an analyst would write it. */
export function planText(plan: RandomPlan): string {
  const curves: string[] = [];
  const curveOf = (name: string, curve: Curve, axis: Axis): string => {
    curves.push(curveText(`Of${name}`, curve, axis));
    return `Of${name}`;
  };
  const weighted = plan.weighted.map((one) =>
    weightedText(plan, one, curveOf(one.name, one.curve, 'attainment')),
  );
  const onTop = [
    ...plan.commissions.map((one) => commissionText(plan, one, curveOf)),
    ...plan.bonuses.map(bonusText),
    ...lesserText(plan),
    ...(plan.formulas ?? []).map(formulaText),
    ...(plan.pool === undefined ? [] : [`formula Share each ${plan.pool.each} by itself = Gain`]),
  ].map((line) => line.replace('each year by itself', 'the year by itself'));
  return [
    header(plan),
    dataText(plan),
    plan.currencies === undefined ? [] : currenciesText(plan.currencies),
    measures(plan),
    pool(plan),
    plan.ranking === undefined ? [] : rankingText(plan.ranking),
    `role Rep${plan.rollUp === undefined ? '' : ', reports to Lead'} {`,
    weighted.length === 0
      ? []
      : [`target pay $${plan.targetPay} in the year`, 'variable pay {', ...weighted, '}'],
    onTop.length === 0 ? [] : ['on top {', ...onTop, '}'],
    draw(plan.draw),
    total(plan),
    '}',
    lead(plan),
    curves,
  ]
    .flat()
    .join('\n');
}

function header(plan: RandomPlan): string {
  const { first, paid, rounding, byDays, currencies } = plan;
  const { mode, unit, point } = rounding;
  const last = new Date(Date.UTC(Number(first.slice(0, 4)) + 1, Number(first.slice(5, 7)) - 1, 0));
  return `plan "Random" {
  currency USD
  year ${first} to ${last.toISOString().slice(0, 10)}
  paid ${paid}${currencies === undefined ? '' : paymentText(currencies, dateIn(plan))}
  rounding ${mode} to $${unit}, ${point}
  target pay phased evenly
  leavers earn up to their last day, quota and target pay ${byDays ? 'by days' : 'in full'}, open shortfalls forgiven
}`;
}

const dataText = ({ currencies }: RandomPlan) => `team Field { team East team West }
data deals {
  id text key
  closed date
  owner payee
  helper payee or blank
  ${currencies?.deals ? 'currency currency\n  amount money in currency' : 'amount money'}
  canceled date or blank
  collected date or blank
}`;

function measures({ credit, rollUp, currencies }: RandomPlan): string {
  const amount = currencies?.deals ? 'amount converted at Rates on closed' : 'amount';
  const up = rollUp === undefined ? '' : ' rolled up to managers of owner';
  return [`Sales { total ${amount} of deals`, 'Deals { total 1 of deals']
    .map(
      (what) =>
        `measure ${what} dated closed credited ${shares(credit)}${what.startsWith('Sales') ? up : ''} }`,
    )
    .join('\n');
}

function shares(credit: RandomPlan['credit']): string {
  if (credit.kind === 'owner') return 'to owner';
  if (credit.kind === 'overlay')
    return `to owner, ${credit.percent}% overlay to helper or if blank to nobody`;
  return `${credit.percent}% to helper or if blank to ${credit.blank}, the rest to owner`;
}

function pool({ pool: one }: RandomPlan): string[] {
  if (one === undefined) return [];
  return [
    'measure Profit { entered as money for the company, if missing, its component waits }',
    ...(one.by === 'by Points'
      ? ['measure Points { entered as number for each payee, if missing, pays nothing }']
      : []),
    `pool Gain {
  fund ${tenths(one.fund)} * ${profit(one)}
  reserve ${one.reserve}%
  shared ${one.by}
  among those in Field on the last day${one.by === 'by target pay' ? '' : one.byDays ? ', by days' : ', in full'}
}`,
  ];
}

/** The result, or what is left of it after the fund itself. */
function profit({ own: less }: Pool): string {
  if (less === undefined) return 'Profit';
  const rest = `Profit - $${less.above} - ${less.percent}% * this fund`;
  return less.floored ? `greatest(${rest}, $0)` : `(${rest})`;
}

/** The first two components on top. */
export function firstOnTop({ commissions, bonuses }: RandomPlan): readonly string[] {
  return [...commissions, ...bonuses].slice(0, 2).map(({ name }) => name);
}

function total(plan: RandomPlan): string[] {
  const rules = [
    ...(plan.pays === undefined ? [] : [`pays ${plan.pays} of ${firstOnTop(plan).join(' and ')}`]),
    ...heldBackText(plan.total, plan, dateIn(plan)),
  ];
  return rules.length === 0 ? [] : ['total {', ...rules, '}'];
}

const dateIn = (plan: RandomPlan) => (day: number) => new Year(plan).date(day);

const own = ({ rollUp }: RandomPlan): string => (rollUp === undefined ? '' : ' own credit');

function weightedText(plan: RandomPlan, one: Weighted, curve: string): string {
  return [
    `${one.weight}% ${one.name} on Sales${own(plan)} ${timingText(one.timing)} curve ${curve} {`,
    `quota $${plan.quota} in the year, phased evenly`,
    one.roundAttainment === undefined ? [] : `attainment rounded ${one.roundAttainment} to 1%`,
    one.capAttainment === undefined ? [] : `cap attainment at ${one.capAttainment}%`,
    one.capPayout === undefined ? [] : `cap payout at ${one.capPayout}% of target`,
    atTarget(one),
    ...clauses(one),
    ...heldBackText(one.heldBack, plan, dateIn(plan)),
    '}',
  ]
    .flat()
    .join('\n');
}

/** What a curve pays at target has to be said where it is not 100%. */
function atTarget({ curve }: Weighted): string[] {
  const percent = percentAtTarget(curve);
  return percent === 100 ? [] : [`pays ${percent}% at target`];
}

/** Percents of target pay at an attainment of 100%: all numbers of the model make it a finite decimal. */
export function percentAtTarget(curve: Curve): number {
  if (curve.kind === 'linear') return curve.points.find(([at]) => at === 100)?.[1] ?? 100;
  const reached = curve.bands.filter(({ bound, includes }) => bound < 100 || (bound === 100 && includes));
  const last = reached.at(-1);
  if (curve.kind === 'steps') {
    return last === undefined ? curve.first : last.value + (last.perPoint ?? 0) * (100 - last.bound);
  }
  const rates = [{ bound: 0, value: curve.first }, ...reached];
  if (curve.kind === 'retroactive') return rates.at(-1)?.value ?? 0;
  if (curve.kind === 'overage') {
    const bound = curve.bands[curve.at]?.bound ?? 0;
    const before = rates.filter((one) => one.bound < bound).at(-1)?.value ?? 0;
    const rate = rates.at(-1)?.value ?? 0;
    if (bound >= 100) return bound === 100 ? before : rate;
    return (before * bound + rate * (100 - bound)) / 100;
  }
  return rates.reduce((sum, { bound, value }, index) => {
    const end = rates[index + 1]?.bound ?? 100;
    return sum + (value * (end - bound)) / 100;
  }, 0);
}

function timingText(timing: Timing): string {
  if (timing.kind === 'by itself') {
    return timing.each === 'year' ? 'the year by itself' : `each ${timing.each} by itself`;
  }
  if (timing.kind === 'catch-up') return `each ${timing.each} by itself or year to date, whichever pays more`;
  return `each ${timing.each}, year to date against ${timing.against}`;
}

function commissionText(
  plan: RandomPlan,
  one: Commission,
  curveOf: (name: string, curve: Curve, axis: Axis) => string,
): string {
  const { rate, timing, name, limit } = one;
  const deal =
    rate.kind === 'per deal' || rate.kind === 'in order' || rate.kind === 'after' ? ' per deal' : '';
  const at =
    rate.kind === 'flat' || rate.kind === 'after'
      ? tenths(rate.tenths)
      : curveOf(name, rate.curve, rate.kind === 'by count' ? 'count' : 'amount');
  const by = rate.kind === 'by count' ? ' by Deals' : '';
  const order =
    rate.kind === 'in order'
      ? ['in order of closed, id']
      : rate.kind === 'after'
        ? [`in order of closed, id, after the first $${rate.first}`]
        : [];
  const where = `${limit?.before === true ? 'before' : 'after'} the split`;
  const inside = [
    ...order,
    ...(limit?.atMost === undefined ? [] : [`each deal pays at most $${limit.atMost}, ${where}`]),
    ...(limit?.atLeast === undefined ? [] : [`each deal pays at least $${limit.atLeast}, ${where}`]),
    ...clauses(one),
    ...heldBackText(one.heldBack, plan, dateIn(plan)),
  ];
  return `commission ${name} on Sales${own(plan)}${deal} ${timingText(timing)} at ${at}${by} {\n${inside.join('\n')}\n}`;
}

/** What stands in every kind of component alike. */
function clauses(one: Weighted | Commission): string[] {
  const { timing, multiplier, requires, clawback } = one;
  return [
    ...(timing.kind === 'to date' ? [`if pay to date falls, ${FALLS[timing.falls]}`] : []),
    ...multiplied(multiplier),
    ...required(requires),
    ...clawed(clawback),
  ];
}

const FALLS = {
  'take it back': 'take it back',
  deduct: 'deduct it from later pay of this component',
  'forget it': 'forget it',
};

const over = (one: Stretch | undefined) => (one === undefined ? '' : ` ${stretchText(one)}`);

function multiplied(multiplier: Multiplier | undefined): string[] {
  if (multiplier === undefined) return [];
  return [
    `multiplied by ${hundredths(multiplier.hundredths)}x when Sales${over(multiplier.over)} at least $${multiplier.atLeast}`,
  ];
}

function required(requires: Requires | undefined): string[] {
  if (requires === undefined) return [];
  return [
    `requires Sales${over(requires.over)} ${requires.relation} $${requires.bound}, otherwise pays nothing`,
  ];
}

function clawed(clawback: Clawback | undefined): string[] {
  if (clawback === undefined) return [];
  const { amount, within, later } = clawback;
  const what = amount === 'added' ? 'what the deal added to pay' : 'its average share of pay';
  const first =
    within === undefined ? [] : [`within ${within.count} ${within.unit} of closed: ${within.percent}%`];
  return [`when canceled, claw back ${what} {`, ...first, `later: ${later}%`, '}'];
}

function bonusText(one: Bonus): string {
  if (one.kind === 'each')
    return `bonus ${one.name} $${one.amount} for each Deals each ${one.each} by itself`;
  return `bonus ${one.name} $${one.amount} each ${one.each} by itself { ${one.prorated ? 'prorated' : 'in full'} }`;
}

function lesserText({ lesserOf, commissions: [first] }: RandomPlan): string[] {
  if (lesserOf === undefined || first === undefined) return [];
  return [
    `formula Lesser ${timingText({ kind: 'by itself', each: first.timing.each })} = least(${first.name} earned, $${lesserOf})`,
  ];
}

function draw(one: Draw | undefined): string[] {
  if (one === undefined) return [];
  const head = `${one.kind} draw $${one.amount} a month ${one.prorated ? 'prorated' : 'in full'} in tenure months 1 to ${one.months}`;
  if (one.kind === 'non-recoverable') return [head];
  return [
    `${head} {`,
    `top-ups are owed back: ${one.percent}% of earnings above the draw, from the month after${one.afterLast ? ' the last draw' : ''}`,
    `at exit: ${one.exit}`,
    `at year end: ${one.yearEnd}`,
    '}',
  ];
}

function lead({ rollUp }: RandomPlan): string[] {
  if (rollUp === undefined) return [];
  return [
    `role Lead { on top { commission Up on Sales rolled-up credit each month by itself at ${tenths(rollUp)} } }`,
  ];
}

function curveText(name: string, curve: Curve, axis: Axis): string {
  const bound = (at: number) => (axis === 'attainment' ? `${at}%` : axis === 'amount' ? `$${at}` : `${at}`);
  if (curve.kind === 'linear') {
    const points = curve.points.map(([at, pays]) => `at ${at}%: ${pays}%`);
    const [first = [0, 0]] = curve.points;
    return `curve ${name} linear {\nbelow ${first[0]}%: ${curve.below}%\n${points.join('\n')}, then ${curve.tail}\n}`;
  }
  const steps = curve.kind === 'steps';
  const value = (one: number) =>
    steps ? `${one}%` : axis === 'attainment' ? `${hundredths(one)}x` : tenths(one);
  const row = ({ bound: at, includes, value: is, perPoint }: Band) =>
    `${includes ? 'from' : 'above'} ${bound(at)}: ${value(is)}${perPoint === undefined ? '' : ` plus ${perPoint}% per point`}`;
  const first = steps
    ? `below ${bound(curve.bands[0]?.bound ?? 0)}: ${value(curve.first)}`
    : `from ${bound(0)}: ${value(curve.first)}`;
  const head =
    curve.kind === 'overage' ? `retroactive above ${bound(curve.bands[curve.at]?.bound ?? 0)}` : curve.kind;
  return `curve ${name} ${head} {\n${[first, ...curve.bands.map(row)].join('\n')}\n}`;
}

function tenths(value: number): string {
  return `${Math.floor(value / 10)}.${value % 10}%`;
}

function hundredths(value: number): string {
  return `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;
}
