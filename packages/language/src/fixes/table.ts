import type { Code } from '../diagnostics/catalogue.ts';
import * as curves from './curves.ts';
import type { Fixer } from './fix.ts';
import * as header from './header.ts';
import * as names from './names.ts';
import * as roles from './roles.ts';

/** The quick fixes of each code that has some. */
export const fixers: { readonly [C in Code]?: Fixer<C> } = {
  'name-unknown': names.fixUnknownName,
  'stage-unnamed': names.fixUnnamedStage,
  'setting-missing': header.fixMissingSetting,
  'setting-twice': header.fixSettingTwice,
  'choice-paid': header.fixPaid,
  'choice-rounding': header.fixRounding,
  'choice-rounding-point': header.fixRoundingPoint,
  'choice-target-pay-phasing': header.fixTargetPayPhasing,
  'choice-leavers': header.fixLeavers,
  'choice-open-shortfalls': header.fixOpenShortfalls,
  'curve-start-missing': curves.fixCurveStart,
  'curve-end-missing': curves.fixCurveEnd,
  'curve-out-of-order': curves.fixCurveOrder,
  'curve-gap': curves.fixBelowBound,
  'curve-overlap': curves.fixBelowBound,
  'curve-row-wrong': curves.fixRowKind,
  'choice-tiers': curves.fixTiers,
  'weights-not-100': roles.fixWeights,
  'said-twice': roles.fixSaidTwice,
};
