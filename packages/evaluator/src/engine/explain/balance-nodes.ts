import type {
  CarriedExpression,
  Component,
  OpeningExpression,
  ResumeExpression,
  ValueId,
} from '../../format/types/index.ts';
import { type Rational, sum, ZERO } from '../../numbers/index.ts';
import type { Place } from '../evaluate/evaluation.ts';
import { resumed } from '../evaluate/resume.ts';
import { isCarrier } from '../evaluate/tenure.ts';
import { hasBegun } from '../evaluate/time.ts';
import { own } from '../own.ts';
import { quantity } from '../quantities.ts';
import { begunInRole } from '../roster/in-role.ts';
import type { PayeeSubject } from '../subject.ts';
import { periodsBefore, type Window, windowBefore } from '../windows.ts';
import type { Explaining } from './explaining.ts';
import { quantityWords } from './quantity-words.ts';
import type { BalancePeriod, ExplanationNode, HeldBackPeriod } from './tree.ts';
import { unitOfFormula } from './units.ts';

/**
 * A balance brought in: a line for each period of the year before, which tells a reader more than the same derivation
 * once more for each of them; each period's own explanation has that. In the first period, the opening balance.
 */
export function carriedNode(
  expression: CarriedExpression,
  place: Place,
  explaining: Explaining,
): ExplanationNode {
  const { engine } = explaining;
  const { subject, window } = place;
  const head = {
    kind: 'periods',
    node: explaining.current,
    title: 'brought in from the periods before',
    ...explaining.outcome(engine.evaluate(expression, place), engine.plan.currency),
  } as const;
  if (subject.kind !== 'payee') return { ...head, children: [] };
  const isOwn = expression.per === 'assignment';
  if (!isOwn && !isCarrier(place, engine)) {
    const text = 'what was open before is carried by the assignment in force at the end of the period';
    return { ...head, text, children: [] };
  }
  const opening = explaining.walk(expression.opening, place);
  if (windowBefore(window) === undefined || begunBefore(subject, window, explaining).length === 0) {
    return { ...head, text: 'there is no period before this one', children: opening };
  }
  if (isOwn) {
    const heldBack = periodsBefore(engine.plan.paid, window).flatMap(
      (period) => heldBackIn(expression.balance, subject, period, explaining) ?? [],
    );
    return { ...head, heldBack, children: opening };
  }
  const component = Object.values(own(engine.plan.roles, subject.role)?.components ?? {}).find(
    ({ stages }) => stages.shortfall === expression.balance,
  );
  if (component !== undefined) {
    const lines = periodsBefore(component.measured, window).flatMap(
      (period) => shortfallLine(component, subject, period, explaining) ?? [],
    );
    return { ...head, children: [...opening, ...lines] };
  }
  const periods = periodsBefore(engine.plan.paid, window).flatMap(
    (period) => periodOf(expression.balance, subject, period, explaining) ?? [],
  );
  return { ...head, balance: periods, children: opening };
}

function begunBefore(subject: PayeeSubject, window: Window, { engine }: Explaining): readonly PayeeSubject[] {
  const before = windowBefore(window);
  return before === undefined ? [] : begunInRole(engine.roster, subject, engine.year.days(before).last);
}

/** A line for what a component had still to deduct after an earlier period. */
function shortfallLine(
  { stages, shortfall }: Component,
  subject: PayeeSubject,
  window: Window,
  explaining: Explaining,
): ExplanationNode | undefined {
  const { engine } = explaining;
  const begun = begunInRole(engine.roster, subject, engine.year.days(window).last);
  if (shortfall === undefined || stages.shortfall === undefined || begun.length === 0) return undefined;
  const amount = (id: ValueId) => quantity(totalOf(id, begun, window, explaining), engine.plan.currency);
  const words = (id: ValueId) => quantityWords(amount(id), engine.plan.currency);
  return {
    kind: 'value',
    node: explaining.current,
    title: `still to be deducted after ${engine.year.label(window)}`,
    quantity: amount(stages.shortfall),
    text: `pay to date fell by ${words(shortfall.out)}, and ${words(shortfall.back)} was deducted`,
    reasons: [],
    children: [],
  };
}

/** What a balance came to in an earlier period, over all the payee's assignments in the role. */
function periodOf(
  closing: ValueId,
  subject: PayeeSubject,
  window: Window,
  explaining: Explaining,
): BalancePeriod | undefined {
  const { engine } = explaining;
  const role = own(engine.plan.roles, subject.role);
  const balance = Object.values(role?.balances ?? {}).find((one) => one.closing === closing);
  const begun = begunInRole(engine.roster, subject, engine.year.days(window).last);
  if (role === undefined || balance === undefined || begun.length === 0) return undefined;
  const amount = (id: ValueId | undefined) =>
    quantity(totalOf(id, begun, window, explaining), engine.plan.currency);
  return {
    period: explaining.period(window),
    earned: amount(role.total),
    draw: amount(balance.draw),
    drawn: amount(balance.out),
    repaid: amount(balance.back),
    forgiven: amount(balance.forgiven),
    owed: amount(closing),
  };
}

/** What an assignment's pay that is held back came to in an earlier period; nothing where nothing moved or was open. */
function heldBackIn(
  closing: ValueId,
  subject: PayeeSubject,
  window: Window,
  explaining: Explaining,
): HeldBackPeriod | undefined {
  const { engine } = explaining;
  const role = own(engine.plan.roles, subject.role);
  const balance = Object.values(role?.balances ?? {}).find((one) => one.closing === closing);
  if (balance === undefined || !hasBegun(subject, window, engine)) return undefined;
  const amount = (id: ValueId | undefined) =>
    quantity(totalOf(id, [subject], window, explaining), engine.plan.currency);
  const line = {
    heldBack: amount(balance.out),
    released: amount(balance.back),
    forfeited: amount(balance.forgiven),
    open: amount(closing),
  };
  const moved = Object.values(line).some(({ value }) => value !== '0');
  return moved ? { period: explaining.period(window), ...line } : undefined;
}

/** The sum over assignments; what is held has no amount, and holds the balance itself with its reasons. */
function totalOf(
  id: ValueId | undefined,
  subjects: readonly PayeeSubject[],
  window: Window,
  { engine }: Explaining,
): Rational {
  if (id === undefined) return ZERO;
  const found = subjects.map((subject) => engine.number({ op: 'value', id }, { subject, window }));
  return sum(found.flatMap((one) => (one.ok ? [one.value] : [])));
}

/** What the table `opening` brings in, or the sentence that it brings nothing; what it releases only where it releases some. */
export function openingNodes(
  expression: OpeningExpression,
  place: Place,
  explaining: Explaining,
): readonly ExplanationNode[] {
  const { engine } = explaining;
  const { subject } = place;
  const given =
    subject.kind === 'payee' &&
    engine.openings.find(subject.payee, subject.role, expression.balance) !== undefined;
  if (expression.due !== undefined && !given) return [];
  const node: ExplanationNode = {
    kind: 'entered',
    node: 'data/opening',
    title:
      expression.required === true
        ? `${expression.balance} before the first payment`
        : `opening balance of the ${expression.balance}${expression.due === undefined ? '' : ', due now'}`,
    ...explaining.outcome(engine.evaluate(expression, place), engine.plan.currency),
    ...(given || expression.required === true
      ? {}
      : { text: 'nothing was open before the year: the table opening has no row for it' }),
    children: [],
  };
  return [node];
}

/** Results with what the table `opening` brings in of them in place of rows; the rows alone where it says nothing. */
export function resumeNodes(
  expression: ResumeExpression,
  place: Place,
  explaining: Explaining,
): readonly ExplanationNode[] {
  const { engine } = explaining;
  const entry = resumed(expression, place, engine);
  if (entry === undefined) return explaining.walk(expression.of, place);
  const { firstPaid } = engine.year;
  const { subject, window } = place;
  const since = { from: Math.min(firstPaid, window.to), to: window.to };
  return [
    {
      kind: 'entered',
      node: 'data/opening',
      title: `${expression.opening} before the first payment`,
      ...explaining.outcome(entry, unitOfFormula(expression, engine.plan)),
      children: [],
    },
    ...(window.to < firstPaid ? [] : explaining.walk(expression.of, { subject, window: since })),
  ];
}
