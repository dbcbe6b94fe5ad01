import type { HeldBack } from './plan/held-back.ts';
import type { Curve, RandomPlan, Story, Timing } from './plan/model.ts';
import type { Sample } from './sample.ts';

/** How many samples had what: thousands of plans that all say the same, or pay nothing, would prove little. */
export class Census {
  samples = 0;
  readonly counts = new Map<string, number>();

  count(sample: Sample): void {
    this.samples += 1;
    for (const one of new Set([...saidIn(sample.model), ...happenedIn(sample.story), ...cameOf(sample)])) {
      this.counts.set(one, (this.counts.get(one) ?? 0) + 1);
    }
  }

  /** A line for each construct, the rarest last. */
  toString(): string {
    const lines = [...this.counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return [
      `${this.samples} random plans and stories`,
      ...lines.map(([what, count]) => `${count} ${what}`),
    ].join('\n');
  }

  /** What fewer samples had than this. */
  rarerThan(least: number): readonly string[] {
    return [...this.counts].filter(([, count]) => count < least).map(([what, count]) => `${count} ${what}`);
  }
}

function saidIn(model: RandomPlan): readonly string[] {
  const { credit, rollUp, draw, pool, rounding, byDays, paid, weighted, commissions, bonuses, lesserOf } =
    model;
  const parts = [...weighted, ...commissions];
  return [
    credit.kind === 'split' ? `a split, a blank share to ${credit.blank}` : `credit: ${credit.kind}`,
    ...(rollUp === undefined ? [] : ['roll-up']),
    ...(draw === undefined ? [] : [`a ${draw.kind} draw`]),
    ...(draw?.kind === 'recoverable'
      ? [`owed at exit: ${draw.exit}`, `owed at year end: ${draw.yearEnd}`]
      : []),
    ...(pool === undefined ? [] : [`a pool shared ${pool.by}`]),
    ...(pool?.own === undefined ? [] : ['a pool that pays for itself']),
    ...(model.formulas ?? []).map(({ what }) => `a formula: ${what.kind}`),
    ...(model.ranking === undefined
      ? []
      : [`ranks: ${model.ranking.ties}`, `awards: ${model.ranking.awardTies}`]),
    ...parts.flatMap(({ heldBack }) => heldBackWords(heldBack, 'a component')),
    ...heldBackWords(model.total, 'the total'),
    ...(model.currencies?.payment === undefined ? [] : ["paid in the payee's currency"]),
    ...(model.currencies?.deals ? [`deals of several currencies, rates ${model.currencies.quoted}`] : []),
    ...(model.pays === undefined ? [] : [`pays ${model.pays} of two`]),
    ...parts.flatMap(({ requires, multiplier }) =>
      [requires?.over, multiplier?.over].flatMap((over) =>
        over === undefined ? [] : [`a look back: ${over.kind}`],
      ),
    ),
    `rounding ${rounding.point}`,
    `rounding ${rounding.mode}`,
    `quota ${byDays ? 'by days' : 'in full'}`,
    `paid ${paid}`,
    `a year from ${model.first.slice(0, 7)}`,
    `${parts.length + bonuses.length} components`,
    ...parts.map(({ timing }) => timingWords(timing)),
    ...parts.flatMap(({ multiplier }) => (multiplier === undefined ? [] : ['a multiplier'])),
    ...parts.flatMap(({ requires }) =>
      requires === undefined ? [] : [`a requirement: ${requires.relation}`],
    ),
    ...parts.flatMap(({ clawback }) => (clawback === undefined ? [] : [`a clawback: ${clawback.amount}`])),
    ...weighted.flatMap((one) => [
      `attainment on ${curveWords(one.curve)}`,
      ...(one.roundAttainment === undefined ? [] : ['attainment rounded']),
      ...(one.capAttainment === undefined ? [] : ['a cap on attainment']),
      ...(one.capPayout === undefined ? [] : ['a cap on the payout']),
    ]),
    ...commissions.flatMap(({ rate, limit }) => [
      `a commission: ${rate.kind}`,
      ...(rate.kind === 'curve' ? [`an amount on ${curveWords(rate.curve)}`] : []),
      ...(limit === undefined ? [] : [`a limit of each deal ${limit.before ? 'before' : 'after'} the split`]),
    ]),
    ...bonuses.map(({ kind }) => (kind === 'each' ? 'a bonus for each piece' : 'a fixed bonus')),
    ...(lesserOf === undefined || commissions.length === 0 ? [] : ['a formula on another component']),
  ];
}

function heldBackWords({ instalments, hold }: HeldBack = {}, of: string): readonly string[] {
  const parts = instalments?.parts ?? [];
  return [
    ...(instalments === undefined
      ? []
      : [
          `instalments of ${of}`,
          `instalments at exit: ${instalments.exit}`,
          `instalments at year end: ${instalments.yearEnd}`,
        ]),
    ...('length' in parts ? parts.map(({ when }) => `an instalment: ${when.kind}`) : ['equal instalments']),
    ...(hold === undefined
      ? []
      : [
          `held back of ${of}`,
          `held back until: ${hold.until.kind}`,
          `held back at exit: ${hold.exit}`,
          `held back at year end: ${hold.yearEnd}`,
        ]),
  ];
}

function timingWords(timing: Timing): string {
  if (timing.kind === 'catch-up') return `${timing.each} by itself or year to date`;
  return timing.kind === 'by itself'
    ? `${timing.each} by itself`
    : `to date, ${timing.against}, if it falls: ${timing.falls}`;
}

function curveWords(curve: Curve): string {
  return curve.kind === 'linear' ? `a line, then ${curve.tail}` : `a ${curve.kind} curve`;
}

function happenedIn({ people, deals }: Story): readonly string[] {
  const seen = (what: string, is: boolean) => (is ? [what] : []);
  return [
    ...seen(
      'somebody joins in the year',
      people.some(({ stretches }) => (stretches[0]?.from ?? 0) > 0),
    ),
    ...seen(
      'somebody leaves',
      people.some(({ stretches }) => stretches.at(-1)?.to !== undefined),
    ),
    ...seen(
      'somebody moves, or is away for a while',
      people.some(({ stretches }) => stretches.length > 1),
    ),
    ...seen('no deals', deals.length === 0),
    ...seen(
      'deals of the year before',
      deals.some(({ closed }) => closed < 0),
    ),
    ...seen(
      'refunds',
      deals.some(({ cents }) => cents < 0),
    ),
    ...seen(
      'a deal of nothing',
      deals.some(({ cents }) => cents === 0),
    ),
    ...seen(
      'cancellations',
      deals.some(({ canceled }) => canceled !== undefined),
    ),
    ...seen(
      'cancellations dated before the deal',
      deals.some(({ canceled, closed }) => (canceled ?? closed) < closed),
    ),
    ...seen(
      'deals that are shared',
      deals.some(({ helper, owner }) => helper !== undefined && helper !== owner),
    ),
    ...seen(
      'deals whose owner is named twice',
      deals.some(({ helper, owner }) => helper === owner),
    ),
    ...seen(
      'deals on the first or last day of the year',
      deals.some(({ closed }) => closed === 0 || closed === 364),
    ),
  ];
}

function cameOf({ payments }: Sample): readonly string[] {
  const statements = payments.flatMap(({ result }) => result.statements);
  const components = statements.flatMap((one) => one.components);
  const seen = (what: string, is: boolean) => (is ? [what] : []);
  return [
    ...seen(
      'somebody is paid something',
      statements.some(({ paid }) => paid !== undefined && paid.value !== '0'),
    ),
    ...seen(
      'somebody is paid less than nothing',
      statements.some(({ paid }) => paid?.value.startsWith('-') ?? false),
    ),
    ...seen(
      'somebody is held',
      statements.some(({ status }) => status === 'held'),
    ),
    ...seen(
      'pay is taken back',
      components.some(({ clawedBack = [] }) => clawedBack.length > 0),
    ),
    ...seen(
      'a draw tops up, and is repaid',
      statements.some(({ balances = [] }) =>
        balances.some(({ back }) => back !== undefined && back.value !== '0'),
      ),
    ),
  ];
}
