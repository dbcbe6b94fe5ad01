import { acceptedRule } from '@ontarget/language';
import { isAccept, isCurve } from '@ontarget/language/ast';
import type { Term } from '@ontarget/report';
import { AstUtils } from 'langium';
import { none, ofType, silent, type TermsOf, term } from './find.ts';

/** Terms about when pay is paid and how it becomes money. */
export function paymentTerms(of: TermsOf): Term[] {
  const { settings, clauses } = of;
  return [
    term(
      'Effective dates',
      of,
      ofType(settings, 'YearSetting', 'AmendmentSetting'),
      silent('The dates of the plan.'),
    ),
    term('Payments', of, ofType(settings, 'PaidSetting'), silent('How often pay is paid.')),
    {
      name: 'Day of payment',
      state: 'silent',
      said: [],
      words: 'How long after the end of a period it is paid.',
    },
    term(
      'Target pay over the year',
      of,
      ofType(settings, 'TargetPayPhasing'),
      none('No component has a part of target pay.'),
    ),
    term(
      'Later instalments and pay held back',
      of,
      ofType(clauses, 'Instalments', 'HoldBack', 'Advance'),
      none('All that is earned is paid with its own period.'),
    ),
    term('Rounding', of, ofType(settings, 'RoundingSetting'), silent('How amounts become cents.')),
    term(
      'Currency and exchange rates',
      of,
      [...ofType(settings, 'CurrencySetting', 'PaymentCurrency'), ...converted(of)],
      silent('The currency of the plan.'),
    ),
  ];
}

function converted({ measures, clauses }: TermsOf) {
  return [...measures, ...clauses].filter((node) =>
    [node, ...AstUtils.streamAllContents(node)].some(({ $type }) => $type === 'ConvertedExpression'),
  );
}

/** Terms about the most, the least, and what goes back. */
export function limitTerms(of: TermsOf): Term[] {
  const { settings, clauses, measures, context } = of;
  const components = Object.values(context.role.components);
  const reasons = [...settings, ...clauses]
    .filter(isAccept)
    .filter((one) => acceptedRule(one) === 'windfall-unlimited');
  return [
    term(
      'Caps',
      of,
      [
        ...ofType(clauses, 'PayoutCap', 'YearCap', 'AttainmentCap', 'RateCap', 'TotalCap', 'NoCap'),
        ...endsOfCurves(of),
      ],
      silent('Whether there is a limit to pay.'),
    ),
    term('Floors', of, ofType(clauses, 'PayoutFloor'), none('No component has a least that it pays.')),
    term(
      'Windfalls',
      of,
      [...ofType([...clauses, ...measures], 'DealLimit'), ...reasons],
      silent('What a deal that is far larger than usual counts or pays.'),
    ),
    term(
      'Draws and guarantees',
      of,
      ofType(clauses, 'RecoverableDraw', 'NonRecoverableDraw'),
      none('The role has none.'),
    ),
    term(
      'Canceled deals',
      of,
      ofType(clauses, 'Clawback'),
      silent('What is taken back where a deal is canceled or not paid for after it was credited.'),
    ),
    term(
      'Results to date that fall',
      of,
      ofType(clauses, 'FallingClause'),
      components.some(({ toDate }) => toDate)
        ? silent('What becomes of pay to date that falls.')
        : none('Every period stands by itself.'),
    ),
    term(
      'Credit for one deal to several people',
      of,
      ofType(measures, 'CreditClause', 'RollUpClause', 'TotalCredit'),
      none('No result of this role is credited deal by deal.'),
    ),
  ];
}

/** The last row of each curve says whether pay goes on beyond it. */
function endsOfCurves({ context }: TermsOf) {
  return context.components.flatMap((component) => {
    const curve = 'curve' in component ? component.curve?.ref : undefined;
    return isCurve(curve) ? curve.rows.slice(-1) : [];
  });
}
