import { phrasesIn } from '@ontarget/language';
import type { PlanDocument, PreviewGoal, Said } from '@ontarget/report';
import type { AstNode } from 'langium';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { chapterOf, subjectsOf } from './chapter.ts';
import { planContext, type RoleContext, roleContext, saidOf, sumClausesOf } from './context.ts';
import { examplesOf } from './examples.ts';
import { planReasons, reasonsOf } from './reasons.ts';
import { measuresOf, termsOf } from './terms/find.ts';
import { limitTerms, paymentTerms } from './terms/money.ts';
import { dataTerms, peopleTerms } from './terms/people.ts';
import { workedTogether } from './worked.ts';

/** All that the documents of a plan are written from. */
export interface PlanPages {
  plan: PlanDocument['plan'];
  digest: string;
  /** One for each role, in the order of the text. */
  documents: PlanDocument[];
  goals: PreviewGoal[];
  /** Why the plan as a whole does something on purpose. */
  reasons: PlanDocument['reasons'];
}

/** What documents say of a plan; undefined where it has errors. */
export function planPages(snapshot: Snapshot): PlanPages | undefined {
  const context = planContext(snapshot);
  if (context === undefined) return undefined;
  const { digest, model } = context;
  const documents = model.roles.flatMap(({ name }) => {
    const role = roleContext(context, name);
    return role === undefined ? [] : [documentOf(role)];
  });
  return { plan: model.plan, digest, documents, goals: model.goals, reasons: planReasons(context) };
}

function documentOf(context: RoleContext): PlanDocument {
  const { model, digest, shown } = context;
  const found = termsOf(context);
  const worked = workedTogether(context);
  return {
    plan: model.plan,
    digest,
    role: shown,
    facts: factsOf(context),
    components: shown.components.flatMap((component) => chapterOf(context, component) ?? []),
    together: { said: togetherSaid(context), ...(worked === undefined ? {} : { worked }) },
    examples: examplesOf(context),
    terms: [...paymentTerms(found), ...peopleTerms(found), ...limitTerms(found), ...dataTerms(found)],
    reasons: reasonsOf(context),
    glossary: glossaryOf(context),
  };
}

const OFTEN: Readonly<Record<string, string>> = {
  month: 'monthly',
  quarter: 'quarterly',
  'half-year': 'half-yearly',
  year: 'yearly',
};

function factsOf(context: RoleContext): (readonly [string, string])[] {
  const { plan, shown } = context;
  const { team, reportsTo, onTargetPay, base, targetPay, revenueWeight, components } = shown;
  const measured = [...new Set(components.flatMap(({ name }) => subjectsIn(context, name)))];
  const stated: (readonly [string, string | undefined])[] = [
    ['Plan', plan.title],
    ['In force', `${plan.paidFrom ?? plan.amended?.from ?? plan.year.first} to ${plan.year.last}`],
    ['Team', team],
    ['Reports to', reportsTo],
    ['On-target pay', onTargetPay && `${onTargetPay.text} a year`],
    ['Base pay', base && `${base.text} a year`],
    ['Target pay', targetPay ? `${targetPay.text} a year` : 'as the roster says'],
    ['Paid', OFTEN[plan.paid]],
    ['Paid on revenue', revenueWeight && `${revenueWeight.text} of target pay`],
    ['Measured on', measured.length === 0 ? undefined : measured.join('; ')],
  ];
  return stated.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

function subjectsIn(context: RoleContext, name: string): string[] {
  const component = context.role.components[name];
  return component === undefined ? [] : subjectsOf(context, component);
}

/** What holds for the sum of the components: its conditions, caps and draws. */
function togetherSaid(context: RoleContext): Said[] {
  const { text } = context;
  if (text === undefined) return [];
  const draws = text.members.filter(({ $type }) => /Draw$/.test($type));
  return [...sumClausesOf(text), ...draws].map((node) => saidOf(node, context));
}

/** The phrases of the language that the role's own text, its curves, measures and the header are written in. */
function glossaryOf(context: RoleContext): PlanDocument['glossary'] {
  const { header, text, components } = context;
  const curves = components.flatMap((component) =>
    'curve' in component && component.curve?.ref !== undefined ? [component.curve.ref] : [],
  );
  const nodes: AstNode[] = [header, text, ...components, ...curves].filter((one) => one !== undefined);
  const phrases = [
    ...nodes.flatMap(phrasesIn),
    // A measure's `total` adds up rows, and is no total of pay.
    ...measuresOf(context)
      .flatMap(phrasesIn)
      .filter(({ words }) => words !== 'total'),
  ];
  const found = new Map(phrases.map(({ words, meaning }) => [words, meaning]));
  // Why a practice is left has a chapter of its own.
  found.delete('accept');
  return [...found]
    .map(([words, meaning]) => ({ words, meaning }))
    .sort((a, b) => (a.words < b.words ? -1 : a.words > b.words ? 1 : 0));
}
