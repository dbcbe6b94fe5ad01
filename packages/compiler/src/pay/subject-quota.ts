import type { Expression } from '@ontarget/evaluator/format';
import { attainedIn, clauseOf, componentsOf, measuredBy, quotaOf, statedQuota } from '@ontarget/language';
import type { Component, Measure, QuotaTerms, Subject } from '@ontarget/language/ast';
import { readValue, type Window } from '../build/expressions.ts';
import { addValue } from '../compilation.ts';
import { dividesOverTheYear } from '../measures/adds-up.ts';
import { titleOf } from '../measures/measures.ts';
import { ids } from '../names.ts';
import { refuse } from '../problems.ts';
import type { PayPlace } from './place.ts';
import { quotaFormula } from './quota-terms.ts';
import type { Measured } from './subject.ts';

/** The quota that a result is held against, as a value of its own or as the target of a goal's node. */
export interface SubjectQuota {
  /** The id of the value, where it is that of a measure. */
  readonly value: string | undefined;
  /** Whether that of a stretch is the sum of those of its parts: see `withParts`. */
  readonly addsUp: boolean;
  readonly read: (window: Window) => Expression;
}

/**
 * The quota of a result, asked from anywhere in a role: one function of the role and the measure. It is the target of
 * the goal's node; or that of the component that asks, where that is paid on the same measure; or the one that the
 * role's components on the measure share; or what the role itself states for it. Two that differ are refused: the text
 * has to say which component's attainment is meant.
 */
export function subjectQuota(
  place: PayPlace,
  subject: Subject,
  measured: Measured,
): SubjectQuota | undefined {
  const { target } = measured;
  const onGoal = target && { value: undefined, addsUp: false, read: (window: Window) => target(window) };
  const asked = measuredBy(subject);
  if (asked?.kind !== 'measure' || measured.measure === undefined) return onGoal;
  const stated = statedQuota(place.role, asked.measure);
  const holders = holdersOf(place, asked.measure, asked.whose);
  const own = holders.find(({ component }) => idOf(place, component) === place.id);
  const [first, second] = own === undefined ? different(holders, stated) : [own];
  if (first === undefined) return onGoal;
  if (second !== undefined) {
    return refuse('quota-ambiguous', subject, {
      role: place.role.name,
      measure: asked.measure.name,
      first: first.words,
      second: second.words,
      component: first.component?.name ?? second.component?.name ?? '',
    });
  }
  const value =
    first.component === undefined
      ? quotaOfRole(place, measured, first.terms)
      : `${idOf(place, first.component)}/quota`;
  if (first.component !== undefined) place.c.references.push({ from: place.id, to: value, node: subject });
  const addsUp = dividesOverTheYear(place.c, measured.measure.node);
  return { value, addsUp, read: (window) => readValue(value, window) };
}

/** Something that says a quota for the measure: a component that is paid on it, or the role. */
interface Holder {
  readonly component: Component | undefined;
  readonly terms: QuotaTerms;
  /** What makes two of them the same quota. */
  readonly key: readonly unknown[];
  readonly words: string;
}

interface ComponentHolder extends Omit<Holder, 'component' | 'terms'> {
  readonly component: Component;
  readonly terms: QuotaTerms | undefined;
}

/** The components of the role whose own results of the measure are held against a quota. */
function holdersOf({ role }: PayPlace, measure: Measure, whose: string): ComponentHolder[] {
  return componentsOf(role).flatMap((component) => {
    if (component.$type === 'FormulaPay') return [];
    if (component.$type === 'Bonus' && component.curve === undefined) return [];
    // A commission whose rate something else picks is held against a quota of that, by this same function.
    if (component.$type === 'Commission' && component.axis !== undefined) return [];
    const measured = measuredBy(attainedIn(component));
    if (measured?.kind !== 'measure' || measured.measure !== measure || measured.whose !== whose) return [];
    const source = quotaOf(component, role);
    if (source === undefined) return [];
    const terms = source.kind === 'terms' ? source.terms : undefined;
    const ramp = clauseOf(component, 'QuotaRamp')?.$cstNode?.text.replace(/\s+/g, ' ');
    return [{ component, terms, key: [terms, ramp], words: wordsOf(component.name, terms, ramp) }];
  });
}

/** Those that differ, in the order of the text; the role's own terms count where no component is held against them. */
function different(
  holders: readonly ComponentHolder[],
  stated: QuotaTerms | undefined,
): (ComponentHolder | (Holder & { readonly component: undefined }))[] {
  const found: (ComponentHolder | (Holder & { readonly component: undefined }))[] = [];
  for (const holder of holders) {
    if (!found.some(({ key }) => key.every((part, index) => part === holder.key[index]))) found.push(holder);
  }
  const isHeld = stated === undefined || holders.some(({ terms }) => terms === stated);
  if (!isHeld) {
    found.push({
      component: undefined,
      terms: stated,
      key: [stated],
      words: wordsOf('the role', stated, undefined),
    });
  }
  return found;
}

function wordsOf(owner: string, terms: QuotaTerms | undefined, ramp: string | undefined): string {
  const quota = terms?.$cstNode?.text.replace(/\s+/g, ' ') ?? 'the target of a goal';
  return `${owner} is held against ${quota}${ramp === undefined ? '' : ` with "${ramp}"`}`;
}

function idOf({ role }: PayPlace, component: Component): string {
  return ids.component(role.name, component.name);
}

/** The quota that a role states for a measure, as a value that whatever asks for it shares. */
function quotaOfRole(place: PayPlace, measured: Measured, terms: QuotaTerms): string {
  const { c, role, measurement } = place;
  const id = ids.quotaOf(role.name, measured.measure?.node.name ?? '');
  const title = `${titleOf(role)}, quota for ${measured.title}`;
  const { formula, monthly } = quotaFormula(
    {
      c,
      id,
      owner: `${role.name} for ${measured.measure?.node.name ?? ''}`,
      title,
      grain: measurement.grain,
      ramp: undefined,
      refuseRamp: () => undefined,
    },
    measured,
    terms,
  );
  if (!c.values.has(id)) {
    const parts = monthly !== undefined && c.header.amended !== undefined ? { addsUp: true } : {};
    const value = {
      title,
      stage: 'quota',
      unit: measured.unit,
      subject: 'payee',
      ...parts,
      formula,
    } as const;
    addValue(c, id, value, terms);
  }
  return id;
}
