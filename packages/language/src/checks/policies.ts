import { nearestName } from '@ontarget/evaluator/words';
import type { AstNode } from 'langium';
import { dataDesignRules } from '../diagnostics/data-design.ts';
import { designRules } from '../diagnostics/design.ts';
import type {
  Accept,
  Policy,
  PolicyFeature,
  PolicyFigure,
  PolicyLevel,
  PolicyRule,
  PolicySource,
} from '../generated/ast.ts';
import { acceptedRule, isReasoned, levelOfRule } from '../resolve/policies.ts';
import { POLICY_FEATURES, POLICY_PROPERTIES, type PolicyUnit, UNIT_WORDS } from '../resolve/policy-words.ts';
import type { Check } from './context.ts';

export const policiesMustAskForSomething: Check<Policy> = (policy, say) => {
  if (policy.rules.length > 0) return;
  say('policy-empty', { node: policy, property: 'name' }, { policy: policy.name });
};

export const policiesMustSayTheirLevel: Check<Policy> = (policy, say) => {
  if (policy.rules.every((rule) => levelOfRule(policy, rule) !== undefined)) return;
  say('policy-level-missing', { node: policy, property: 'name' }, { policy: policy.name });
};

/** Whatever is no better founded than a vendor's page may inform and no more. */
export const weakRulesMayOnlyInform: Check<Policy> = (policy, say) => {
  if (!policy.sources.some(({ confidence }) => confidence === 'C')) return;
  const tooHigh = (level: PolicyLevel | undefined): level is 'error' | 'warning' =>
    level !== undefined && level !== 'information';
  for (const severity of policy.severities) {
    const { level } = severity;
    if (tooHigh(level)) say('policy-level-too-high', { node: severity }, { policy: policy.name, level });
  }
  for (const rule of policy.rules) {
    const { severity: level } = rule;
    if (!tooHigh(level)) continue;
    say('policy-level-too-high', { node: rule, property: 'severity' }, { policy: policy.name, level });
  }
};

export const confidenceMustBeAGrade: Check<PolicySource> = (source, say) => {
  const { confidence } = source;
  if (confidence === undefined || /^[ABC]$/.test(confidence)) return;
  say('policy-confidence-unknown', { node: source, property: 'confidence' }, { found: confidence });
};

/** A figure of something that has none, such as the threshold of a team, or one in another unit than its bound. */
export const figuresMustBeOfWhatHasThem: Check<PolicyFigure> = (figure, say) => {
  const terms = POLICY_PROPERTIES[figure.property];
  const kind = kindOf(figure);
  if (terms === undefined || kind === undefined) return;
  if (!(terms.kinds as readonly string[]).includes(kind)) {
    say(
      'policy-property-wrong',
      { node: figure, property: 'property' },
      { property: figure.property, kind, kinds: terms.kinds },
    );
  }
  for (const bound of [figure.bound, figure.low, figure.high]) {
    if (bound === undefined || isOfUnit(bound.value, terms.unit)) continue;
    say(
      'policy-bound-wrong',
      { node: bound },
      { property: figure.property, found: bound.value, expected: UNIT_WORDS[terms.unit] },
    );
  }
};

export const featuresMustBeOfWhatHasThem: Check<PolicyFeature> = (feature, say) => {
  const kinds = POLICY_FEATURES[feature.feature];
  const kind = kindOf(feature);
  if (kinds === undefined || kind === undefined || (kinds as readonly string[]).includes(kind)) return;
  say(
    'policy-property-wrong',
    { node: feature, property: 'feature' },
    { property: feature.feature, kind, kinds },
  );
};

/** Only what pays a person is on something, and loses when that falls. */
export const lossesMustBeOfRoles: Check<PolicyRule> = (rule, say) => {
  const { claim, subject } = rule;
  if (claim.$type === 'PolicyHas') return;
  const kinds = claim.$type === 'PolicyLoss' ? ['role'] : ['role', 'component'];
  if (kinds.includes(subject.kind)) return;
  const property = claim.$type === 'PolicyLoss' ? 'variable pay that it could lose' : 'pay';
  say('policy-property-wrong', { node: claim }, { property, kind: subject.kind, kinds });
};

export const acceptedMustBeKnown: Check<Accept> = (accept, say, plan) => {
  const rule = acceptedRule(accept);
  const policies = plan.named.filter(({ $type }) => $type === 'Policy').map(({ name }) => name);
  const known = [...Object.keys(designRules), ...Object.keys(dataDesignRules), ...policies];
  if (!known.includes(rule)) {
    const nearest = nearestName(rule, known);
    const params = { rule, ...(nearest === undefined ? {} : { nearest }) };
    say('accept-unknown', { node: accept, property: 'rule' }, params);
  }
  if (isReasoned(accept)) return;
  say('accept-without-reason', { node: accept }, { rule });
};

/** What the sentence is about that a test stands in. */
function kindOf(test: AstNode): string | undefined {
  for (let at: AstNode | undefined = test; at !== undefined; at = at.$container) {
    if (at.$type === 'PolicyRule') return (at as PolicyRule).subject?.kind;
  }
  return undefined;
}

function isOfUnit(literal: string, unit: PolicyUnit): boolean {
  switch (unit) {
    case 'share':
      return literal.endsWith('%');
    case 'factor':
      return /^[\d.]+x$/.test(literal);
    case 'count':
      return /^[\d,]+$/.test(literal);
    case 'money':
      return /[^\d.,KMB%x]/.test(literal);
  }
}
