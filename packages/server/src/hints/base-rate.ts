import { div, isZero, type Rational } from '@ontarget/evaluator/numbers';
import { walk } from '@ontarget/language';
import * as ast from '@ontarget/language/ast';
import { GrammarUtils } from 'langium';
import { type Facts, rolesOf } from '../facts/facts.ts';
import type { Hinter } from './hint.ts';
import { ofAll } from './of-all.ts';

/** What `1x` of a curve is for a component that reads it: target pay over quota, as a rate of what it is measured on. */
export const baseRateHints: Hinter = (node, { facts, roles }) => {
  if (facts === undefined || !ast.isWeightedComponent(node)) return [];
  const at = GrammarUtils.findNodeForProperty(node.$cstNode, 'curve')?.range.end;
  const curve = node.curve?.ref;
  if (at === undefined || curve === undefined || !saysMultiples(curve)) return [];
  const found = rolesOf(node, roles).map((role) => baseRate(role, node.name, facts));
  const [first] = found;
  if (first === undefined) return [];
  const text = ofAll(
    found.map((one) => one?.rate),
    first.inWords,
  );
  return text === undefined
    ? []
    : [
        {
          at,
          text: `1x = ${text}`,
          tooltip: `Target pay ÷ quota: what 1x of ${curve.name} pays of ${first.of}`,
        },
      ];
};

interface BaseRate {
  rate: Rational;
  of: string;
  inWords: (rate: Rational) => string;
}

function baseRate(role: string, name: string, facts: Facts): BaseRate | undefined {
  const component = facts.component(role, name);
  const quota = component?.stages.quota;
  const [whole, target] = [facts.ofYear(quota, role), facts.targetPay(role, name)];
  if (component === undefined || quota === undefined || whole === undefined || target === undefined)
    return undefined;
  if (isZero(whole)) return undefined;
  const { plan } = facts;
  const isMoney = plan.values[quota]?.unit === plan.currency;
  const of = plan.measures[component.on.measures[0] ?? '']?.title ?? 'it';
  const inWords = (rate: Rational) =>
    isMoney ? `${facts.text(rate, 'percent')} of ${of}` : `${facts.money(rate)} for each of ${of}`;
  return { rate: div(target, whole), of, inWords };
}

function saysMultiples(curve: ast.Curve): boolean {
  let found = false;
  walk(curve, (node) => {
    found ||= ast.isMultipleLiteral(node);
  });
  return found;
}
