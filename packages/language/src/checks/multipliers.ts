import type {
  Component,
  ConditionSubject,
  Curve,
  Multiplier,
  TotalTerms,
  VariablePay,
} from '../generated/ast.ts';
import { askedBy, measuredBy } from '../resolve/measured.ts';
import { type Unit, unitName } from '../types/unit.ts';
import { unitOfMeasure, unitOfNamed } from '../types/unit-of.ts';
import { blockInWords, clausesIn, isSumBlock, type PayBlock } from './blocks.ts';
import type { Check } from './context.ts';
import type { PlanView } from './plan-view.ts';
import { constantValue, currencyIn } from './values.ts';

/** 1.2 times 1.1 is 1.32, and 20% and 10% more is 1.3: what several multipliers come to is the plan's to say. */
export const severalMultipliersMustSayHowTheyCombine: Check<Component | VariablePay | TotalTerms> = (
  block,
  say,
) => {
  const multipliers = multipliersOf(block);
  const rule = clausesIn(block).find(({ $type }) => $type === 'MultiplierRule');
  const last = multipliers.at(-1);
  if (last !== undefined && multipliers.length > 1 && rule === undefined) {
    say('choice-multipliers', { node: last }, { owner: blockInWords(block), count: multipliers.length });
  }
  if (rule === undefined || multipliers.length > 1) return;
  const clause = rule.$cstNode?.text.replace(/\s+/g, ' ') ?? '';
  const why = multipliers.length === 0 ? 'nothing is multiplied there' : 'there is only one multiplier';
  say('clause-without-effect', { node: rule }, { component: blockInWords(block), clause, why });
};

/** A multiplier is a plain factor: pay times money, or times a name, is no pay. */
export const multipliersMustBeFactors: Check<Multiplier> = (multiplier, say, plan) => {
  const { of } = multiplier;
  const why = of === undefined ? undefined : whyNoFactor(multiplier, plan);
  if (of === undefined || why === undefined) return;
  const read = of.$cstNode?.text.replace(/\s+/g, ' ') ?? '';
  const written = multiplier.curve === undefined ? read : `${multiplier.curve.$refText} of ${read}`;
  say(
    'multiplier-not-a-factor',
    { node: multiplier },
    { owner: blockInWords(multiplier.$container), written, why },
  );
};

/** The multipliers of a block, in the order of the text. */
export function multipliersOf(block: PayBlock): Multiplier[] {
  return isSumBlock(block)
    ? block.clauses.filter((clause) => clause.$type === 'Multiplier')
    : block.clauses.filter((clause) => clause.$type === 'Multiplier');
}

function whyNoFactor({ curve, of }: Multiplier, plan: PlanView): string | undefined {
  const unit = of && unitAsked(of, plan);
  if (unit === undefined || unit.kind === 'unknown') return undefined;
  const graded = unit.kind === 'grade';
  if (curve === undefined)
    return FACTORS.has(unit.kind) ? undefined : `it is ${unitName(unit)}, and no factor`;
  const read = curve.ref;
  if (read === undefined) return undefined;
  if (graded !== (read.kind === 'by grade')) {
    return graded
      ? `it is graded, and ${read.name} is not a curve by grade`
      : `${read.name} pays by grade, and it has no grades`;
  }
  const pays = unitPaid(read, plan);
  return pays === undefined || pays.kind === 'percent' || pays.kind === 'multiple'
    ? undefined
    : `${read.name} gives ${unitName(pays)}, and no factor`;
}

const FACTORS: ReadonlySet<Unit['kind']> = new Set(['percent', 'multiple', 'score', 'ratio', 'number']);

function unitAsked(of: ConditionSubject, plan: PlanView): Unit | undefined {
  const asked = askedBy(of);
  const context = { currency: currencyIn(plan) };
  switch (asked?.kind) {
    case 'stage':
      return unitOfNamed(asked.component, asked.stage, context);
    case 'attainment':
      return { kind: 'percent' };
    case 'result': {
      const measured = measuredBy(asked.subject);
      return measured?.kind === 'measure' ? unitOfMeasure(measured.measure, context) : undefined;
    }
    default:
      return undefined;
  }
}

function unitPaid(curve: Curve, plan: PlanView): Unit | undefined {
  const value = curve.rows[0]?.value;
  return value === undefined ? undefined : constantValue(value, plan)?.unit;
}
