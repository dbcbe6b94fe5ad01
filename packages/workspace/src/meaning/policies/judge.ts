import type { Steps } from '@ontarget/compiler';
import { formatPercent, type Rational } from '@ontarget/evaluator/numbers';
import type { PolicyClaim, PolicyLoss, PolicyRule, PolicySubject } from '@ontarget/language/ast';
import type { PolicyContext } from './context.ts';
import { mendWords } from './mend.ts';
import { isPaidOn, type JudgedSubject, measuresOf, subjectsOf } from './subjects.ts';
import { amountWords, literal, type OwnBound, related, tested, type Verdict } from './tests.ts';

/** What a sentence of a policy found: something that breaks it, or something that it cannot decide. */
export interface Judgement {
  readonly kind: 'broken' | 'undecided';
  /** What it is about; undefined where it is that there is nothing of the kind. */
  readonly subject?: JudgedSubject;
  /** `CampaignManager has revenue weight 0%, not at least 20%`; or why it is not decided. */
  readonly finding: string;
  /** What would mend it, in numbers. */
  readonly mend: string;
  /** The bound that is broken, as a plan writes it. */
  readonly bound?: string;
}

/** Judges every subject of a sentence, one in a step. */
export function* judged(rule: PolicyRule, context: PolicyContext, own?: OwnBound): Steps<Judgement[]> {
  const found: Judgement[] = [];
  const verdicts: { readonly one: JudgedSubject; readonly verdicts: readonly Verdict[] }[] = [];
  for (const one of subjectsOf(context.plan, rule.subject)) {
    yield;
    const conditions = rule.subject.conditions.map((test) => tested(test, one, context));
    const unknown = conditions.find((verdict) => verdict.kind === 'unknown');
    if (unknown?.kind === 'unknown' && !conditions.some(isFalse)) found.push(undecided(one, unknown.why));
    if (conditions.every(isTrue)) verdicts.push({ one, verdicts: verdictsOf(rule.claim, one, context, own) });
  }
  for (const { one, verdicts: all } of verdicts) {
    const unknown = all.find((verdict) => verdict.kind === 'unknown');
    if (unknown?.kind === 'unknown' && !all.some(isFalse)) found.push(undecided(one, unknown.why));
  }
  switch (rule.quantifier) {
    case 'every':
      return [
        ...found,
        ...verdicts.flatMap(({ one, verdicts: all }) =>
          all.filter(isFalse).map((verdict) => broken(one, verdict, context, rule)),
        ),
      ];
    case 'no':
      return [
        ...found,
        ...verdicts
          .filter(({ verdicts: all }) => all.length > 0 && all.every(isTrue))
          .map(({ one, verdicts: all }) => broken(one, all[0], context, rule)),
      ];
    default: {
      const isMet = verdicts.some(({ verdicts: all }) => all.every(isTrue));
      if (isMet || found.some(({ kind }) => kind === 'undecided')) return found;
      return [
        { kind: 'broken', finding: `no ${subjectWords(rule.subject)} ${claimWords(rule.claim)}`, mend: '' },
      ];
    }
  }
}

function broken(
  one: JudgedSubject,
  verdict: Verdict | undefined,
  context: PolicyContext,
  { quantifier, claim }: PolicyRule,
): Judgement {
  if (verdict?.kind !== 'decided') return { kind: 'broken', subject: one, finding: one.title, mend: '' };
  // What is there or not needs no bound: that it is so is what breaks the sentence.
  const isNumber = verdict.bound !== undefined;
  const contrast = quantifier === 'no' ? `, which is ${verdict.asked}` : `, not ${verdict.asked}`;
  const says = isNumber ? contrast : '';
  return {
    kind: 'broken',
    subject: one,
    finding: `${one.title} ${verdict.found}${says}`,
    mend: mendWords(one, claim, verdict, context),
    ...(verdict.bound === undefined ? {} : { bound: boundWords(verdict.bound, claim, context) }),
  };
}

function boundWords(bound: Rational, claim: PolicyClaim, { plan }: PolicyContext): string {
  const figure =
    claim.$type === 'PolicyHas' ? claim.tests.find((test) => test.$type === 'PolicyFigure') : undefined;
  return figure === undefined ? formatPercent(bound) : amountWords(bound, figure.property, plan.currency);
}

function undecided(subject: JudgedSubject, why: string): Judgement {
  return { kind: 'undecided', subject, finding: why, mend: '' };
}

function isFalse(verdict: Verdict): boolean {
  return verdict.kind === 'decided' && !verdict.holds;
}

function isTrue(verdict: Verdict): boolean {
  return verdict.kind === 'decided' && verdict.holds;
}

function verdictsOf(
  claim: PolicyClaim,
  one: JudgedSubject,
  context: PolicyContext,
  own: OwnBound | undefined,
): Verdict[] {
  switch (claim.$type) {
    case 'PolicyHas':
      return claim.tests.map((test, index) => tested(test, one, context, index === 0 ? own : undefined));
    case 'PolicyPaidOn': {
      const is = isPaidOn(context.plan, one, claim.number);
      const number = claim.number.revenue ? 'revenue' : (claim.number.ref?.$refText ?? '');
      const holds = claim.none ? !is : is;
      const words = (yes: boolean) => `is ${yes ? '' : 'not '}paid on ${number}`;
      return [{ kind: 'decided', holds, found: words(is), asked: words(!claim.none) }];
    }
    case 'PolicyLoss':
      return [lossOf(claim, one, context, own)];
  }
}

function lossOf(
  claim: PolicyLoss,
  one: JudgedSubject,
  context: PolicyContext,
  own: OwnBound | undefined,
): Verdict {
  const [from, to] = [literal(claim.from, context), literal(claim.to, context)];
  const bound = own?.value ?? literal(claim.bound, context);
  if (one.role === undefined || from === undefined || to === undefined || bound === undefined)
    return { kind: 'none' };
  const measures = measuresOf(context.plan, claim.number);
  const loss = context.exposureOf(one.role, { measures, from, to });
  if (!loss.ok) return { kind: 'unknown', why: loss.reason };
  const number = claim.number.revenue ? 'revenue' : (claim.number.ref?.$refText ?? '');
  const fall = `when only ${number} falls from ${formatPercent(from)} to ${formatPercent(to)}`;
  return {
    kind: 'decided',
    holds: related(loss.lost, claim.relation, bound),
    found: `loses ${formatPercent(loss.lost)} of variable pay ${fall}`,
    asked: `${claim.relation} ${formatPercent(bound)}`,
    value: loss.lost,
    bound,
  };
}

/** `role in Marketing`. */
function subjectWords({ $cstNode: text, kind }: PolicySubject): string {
  return text?.text.replace(/\s+/g, ' ') ?? kind;
}

function claimWords({ $cstNode: text }: PolicyClaim): string {
  return text?.text.replace(/\s+/g, ' ') ?? 'is as it says';
}
