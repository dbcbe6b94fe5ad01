import { assignmentsOf, dollarsOf, isThere, sharesOf } from '../oracle/credit.ts';
import { added, type Fraction, less, NOTHING, ONE, of, plus, text, times } from '../oracle/fraction.ts';
import type { Credit, Deal, Story } from '../plan/model.ts';
import type { Sample } from '../sample.ts';
import { type Law, resultsOf, sumOf } from './law.ts';

/**
 * A split neither loses nor adds credit: over all people a deal counts once, whole, and an overlay on top of it; but for
 * what the measure gives to nobody, and what belongs to somebody who was not there on the day.
 */
export const splitsConserve: Law = {
  name: 'splits conserve credit',
  broken(sample) {
    const { model, story, payments } = sample;
    const part = [...model.weighted, ...model.commissions].find(({ timing }) => timing.kind === 'by itself');
    if (part === undefined) return [];
    const statements = payments.flatMap(({ result }) => result.statements);
    const lines = resultsOf(statements, part.name);
    if (lines.some(({ stages }) => stages.measure === undefined)) return [];
    const credited = sumOf(lines.map(({ stages }) => stages.measure));
    const whole = added(dealsOfTheYear(story).map((deal) => dollarsOf(model, story, deal)));
    const should = added([whole, onTopOf(sample), less(NOTHING, lostOf(sample))]);
    return text(credited) === text(should)
      ? []
      : [`${part.name} counts ${text(credited)}, not ${text(should)}`];
  },
};

const dealsOfTheYear = ({ deals }: Story) => deals.filter(({ closed }) => closed >= 0);

function onTopOf({ model, story }: Sample): Fraction {
  const { credit } = model;
  if (credit.kind !== 'overlay') return NOTHING;
  const helped = dealsOfTheYear(story).filter(({ helper }) => helper !== undefined);
  return times(of(credit.percent, 100), added(helped.map((deal) => dollarsOf(model, story, deal))));
}

/** What goes to nobody, by the measure's own words or because its payee was not there. */
function lostOf({ model, story, year }: Sample): Fraction {
  const { credit } = model;
  const there = new Map(story.people.map((one) => [one.payee, assignmentsOf(one, year)]));
  return added(
    dealsOfTheYear(story).map((deal) => {
      const blank = credit.kind === 'split' && credit.blank === 'nobody' && deal.helper === undefined;
      const nobody = blank ? of(credit.percent, 100) : NOTHING;
      const away = [...sharesOf(credit, deal)].filter(
        ([payee]) => !(there.get(payee) ?? []).some((one) => isThere(one, deal.closed)),
      );
      const lost = plus(nobody, added(away.map(([, share]) => share)));
      return times(dollarsOf(model, story, deal), lost);
    }),
  );
}

function ownersShare(credit: Credit, deal: Deal): Fraction {
  return credit.kind === 'overlay' ? ONE : (sharesOf(credit, deal).get(deal.owner) ?? NOTHING);
}

/** What rolls up to the manager is what the owners below were credited with, once; an overlay stays with its payee. */
export const rollUpsConserve: Law = {
  name: 'what rolls up is what was credited below',
  broken({ model, story, payments, year }) {
    if (model.rollUp === undefined) return [];
    const up = payments.flatMap(({ result }) =>
      result.statements.flatMap(({ components }) =>
        components
          .filter(({ component }) => component === 'role/Lead/Up')
          .map(({ stages }) => stages.measure),
      ),
    );
    const there = new Map(story.people.map((one) => [one.payee, assignmentsOf(one, year)]));
    const below = dealsOfTheYear(story)
      .filter(({ owner, closed }) => (there.get(owner) ?? []).some((one) => isThere(one, closed)))
      .map((deal) => times(dollarsOf(model, story, deal), ownersShare(model.credit, deal)));
    const [is, should] = [text(sumOf(up)), text(added(below))];
    return is === should ? [] : [`${is} rolled up, not ${should}`];
  },
};
