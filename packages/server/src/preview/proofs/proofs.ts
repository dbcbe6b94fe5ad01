import { type Jump, type PayFunction, type PayProof, proofOf, sizeOfJump } from '@ontarget/analysis/prove';
import type { Plan, Component as PlanComponent } from '@ontarget/evaluator/format';
import { compare, div, eq, isZero, type Rational, sign, ZERO } from '@ontarget/evaluator/numbers';
import type { Component } from '@ontarget/language/ast';
import type { ComponentProof } from '@ontarget/report';
import { figure, pointOnCurve } from '@ontarget/workspace/view';

/** More leaps than these are not told one by one: attainment that is rounded makes a stair of every slope. */
const MOST_JUMPS = 4;

type Input = PayFunction['inputs'][number];
type Line = ComponentProof['lines'][number];

/** What is proved of one component: whether it ever falls, where it leaps, and the most that it pays. */
export function componentProof(
  plan: Plan,
  role: string,
  name: string,
  component: PlanComponent,
  text: Component | undefined,
): ComponentProof {
  const id = `role/${role}/${name}`;
  const proof = proofOf(plan, role, name);
  if (!proof.pay.ok) {
    return {
      id,
      falls: [],
      leaps: [],
      lines: [{ kind: 'not decided', text: `Not decided: ${proof.pay.reason}` }],
    };
  }
  return new Told(plan, component, text, proof.pay.value).proof(id);
}

/** One proof in the words and on the chart of the preview. */
class Told {
  private readonly plan: Plan;
  private readonly component: PlanComponent;
  private readonly text: Component | undefined;
  private readonly pay: PayProof;

  constructor(plan: Plan, component: PlanComponent, text: Component | undefined, pay: PayProof) {
    this.plan = plan;
    this.component = component;
    this.text = text;
    this.pay = pay;
  }

  proof(id: string): ComponentProof {
    const falls: ComponentProof['falls'] = [];
    const leaps: ComponentProof['leaps'] = [];
    const lines: Line[] = [];
    for (const { input, verdict } of this.pay.follows) {
      const better = input.betterWhen === 'lower' ? 'gets lower, which is better' : 'rises';
      const title = this.title(input);
      if (verdict.verdict === 'yes') {
        if (verdict.direction !== 'level')
          lines.push({ kind: 'holds', text: `Never falls when ${title} ${better}` });
        continue;
      }
      if (verdict.verdict === 'not decided') {
        lines.push({ kind: 'not decided', text: `When ${title} ${better}, not decided: ${verdict.reason}` });
        continue;
      }
      const [low, high] = [verdict.pair.low.get(input.index), verdict.pair.high.get(input.index)];
      if (low === undefined || high === undefined || typeof low === 'string' || typeof high === 'string')
        continue;
      const text = `Falls when ${title} ${better}: ${this.result(input, low)} pays ${this.money(verdict.pays[0])}, ${this.result(input, high)} pays ${this.money(verdict.pays[1])} (${input.period})`;
      lines.push({ kind: 'falls', text });
      const [from, to] = [this.point(input, low), this.point(input, high)];
      if (from !== undefined && to !== undefined) falls.push({ from, to, text });
    }
    if (this.pay.jumps.ok) lines.push(...this.jumps(this.pay.jumps.value, leaps));
    lines.push(...this.most());
    const order = ['falls', 'jumps', 'not decided', 'holds'];
    return { id, falls, leaps, lines: lines.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind)) };
  }

  private jumps(jumps: readonly Jump[], leaps: ComponentProof['leaps']): Line[] {
    const shown = jumps.length <= MOST_JUMPS ? jumps : [];
    const lines = shown.map((jump): Line => {
      const isAtIt = !eq(jump.at, jump.below);
      const to = isAtIt ? jump.at : jump.above;
      const size = sizeOfJump(jump);
      const verb = sign(size) < 0 ? 'Drops' : 'Leaps';
      const text = `${verb} by ${this.money(sign(size) < 0 ? { n: -size.n, d: size.d } : size)} ${isAtIt ? 'at' : 'just above'} ${this.result(jump.input, jump.place)} of ${this.title(jump.input)}: from ${this.money(jump.below)} to ${this.money(to)} (${jump.input.period})`;
      const point = this.point(jump.input, jump.place);
      if (point !== undefined) leaps.push({ x: point.x, text });
      return { kind: 'jumps', text };
    });
    const rest = jumps.length - shown.length;
    return rest > 0 ? [{ kind: 'jumps', text: `Leaps at ${rest} places` }] : lines;
  }

  private most(): Line[] {
    const { most, of } = this.pay;
    const when = of.period;
    if (most.kind === 'most')
      return [{ kind: 'holds', text: `Pays at most ${this.money(most.value)} (${when})` }];
    if (most.kind === 'without end') return [{ kind: 'holds', text: 'Has no limit' }];
    return [
      {
        kind: 'not decided',
        text: `The most that it pays is not decided; ${this.money(most.reached)} is paid (${when})`,
      },
    ];
  }

  /** A result as part of its target where it has one, else as it is. */
  private result(input: Input, value: Rational): string {
    const at = this.attainment(input, value);
    const unit = this.plan.values[input.value]?.unit ?? 'number';
    const amount = figure(value, unit, this.plan.currency).text;
    return at === undefined ? amount : `${figure(at, 'percent', this.plan.currency).text} (${amount})`;
  }

  private attainment(input: Input, value: Rational): Rational | undefined {
    const { attained, point } = this.pay.of.target;
    const target = attained.has(input.index) ? point.get(input.index) : undefined;
    return target === undefined || typeof target === 'string' || isZero(target)
      ? undefined
      : div(value, target);
  }

  /** Where a result stands on the component's curve; undefined for results that the curve is not over. */
  private point(input: Input, value: Rational) {
    const { measure } = this.component.stages;
    if (measure === undefined || !this.standsFor(measure, input.value)) return undefined;
    const x = this.attainment(input, value) ?? value;
    return compare(x, ZERO) < 0 ? undefined : pointOnCurve(this.plan, this.component, this.text, x);
  }

  /** Whether a value is another one by another name. */
  private standsFor(id: string, other: string): boolean {
    let at: string | undefined = id;
    for (let steps = 0; at !== undefined && steps < 20; steps += 1) {
      if (at === other) return true;
      const formula: Plan['values'][string]['formula'] | undefined = this.plan.values[at]?.formula;
      at = formula?.op === 'value' && formula.window === undefined ? formula.id : undefined;
    }
    return false;
  }

  private title(input: Input): string {
    const node = Object.values(this.plan.goals).find(({ actual }) => actual === input.value);
    return node?.title ?? this.plan.values[input.value]?.title ?? input.name;
  }

  private money(value: Rational): string {
    return figure(value, this.plan.currency, this.plan.currency).text;
  }
}
