import type { Expression, Plan, Unit } from '../../format/types/index.ts';
import { own } from '../own.ts';

/**
 * The unit of a formula, for showing what it comes to; `number` where it cannot be told from the formula alone. The
 * columns of a row are those of `table`.
 */
export function unitOfFormula(formula: Expression, plan: Plan, table?: string): Unit {
  switch (formula.op) {
    case 'constant':
      return formula.unit;
    case 'value':
      return own(plan.values, formula.id)?.unit ?? 'number';
    case 'sum':
    case 'least':
    case 'greatest':
    case 'difference':
      return firstKnown(formula.of, plan, table);
    case 'product':
      return productUnit(formula.of, plan, table);
    case 'quotient':
      return quotientUnit(formula.of, plan, table);
    case 'select':
      return firstKnown([...formula.cases.map(({ then }) => then), formula.otherwise], plan, table);
    case 'power':
      return unitOfFormula(formula.of[0], plan, table);
    case 'days':
      return 'count';
    case 'round':
      return unitOfFormula(formula.of, plan, table);
    case 'accrue':
    case 'resume':
    case 'over':
    case 'previous':
    case 'shift':
    case 'part':
    case 'assigned':
      return unitOfFormula(formula.of, plan, table);
    case 'entered':
      return own(plan.measures, formula.measure)?.unit ?? 'number';
    case 'curve':
    case 'matrix':
    case 'grade':
      return own(plan.curves, formula.curve)?.pays ?? 'number';
    case 'open':
      return unitOfFormula(formula.out, plan, table);
    case 'total':
      return totalUnit(formula, plan);
    case 'minor':
      return unitOfFormula(formula.of, plan, table);
    case 'lastDay':
      return 'date';
    case 'convert':
      return formula.to.op === 'text' ? formula.to.value : 'money';
    case 'lookup':
      return columnUnit(formula.table, formula.column, plan);
    case 'position':
    case 'credited':
      return plan.currency;
    case 'roster':
      return columnUnit('roster', formula.column, plan);
    case 'team':
      return firstKnown(Object.values(formula.cases), plan, table);
    case 'rank':
      return rankUnit(formula.read, plan);
    case 'solve':
      return unitOfFormula(formula.of, plan, table);
    case 'unknown':
    case 'pool':
    case 'members':
    case 'due':
    case 'carried':
    case 'opening':
    case 'clawback':
    case 'collected':
      return plan.currency;
    case 'tenure':
      return 'count';
    case 'text':
    case 'date':
      return formula.op;
    case 'condition':
      return 'flag';
    case 'percentile':
    case 'phase':
    case 'share':
      return 'percent';
    case 'column':
      return table === undefined ? 'number' : columnUnit(table, formula.name, plan);
    case 'hold':
      return 'number';
  }
}

function rankUnit(read: Extract<Expression, { op: 'rank' }>['read'], plan: Plan): Unit {
  if (typeof read === 'object') return own(plan.curves, read.curve)?.pays ?? 'number';
  return read === 'percentile' ? 'percent' : 'number';
}

function firstKnown(formulas: readonly Expression[], plan: Plan, table?: string): Unit {
  return formulas.map((one) => unitOfFormula(one, plan, table)).find((unit) => unit !== 'number') ?? 'number';
}

/** A product of plain ratios and at most one other quantity is in that one's unit. */
function productUnit(factors: readonly Expression[], plan: Plan, table?: string): Unit {
  const units = factors.map((factor) => unitOfFormula(factor, plan, table));
  const others = units.filter((unit) => !RATIOS.has(unit));
  return others.length === 1
    ? (others[0] ?? 'number')
    : others.length === 0
      ? (FORMS.find((form) => units.includes(form)) ?? units[0] ?? 'number')
      : 'number';
}

/** A percent taken several times is a percent. */
const FORMS: readonly Unit[] = ['percent', 'multiple'];

function quotientUnit([top, bottom]: readonly [Expression, Expression], plan: Plan, table?: string): Unit {
  const [above, below] = [unitOfFormula(top, plan, table), unitOfFormula(bottom, plan, table)];
  if (above === below) return 'percent';
  return RATIOS.has(below) ? above : 'number';
}

const RATIOS: ReadonlySet<Unit> = new Set(['percent', 'multiple', 'number', 'score']);

function totalUnit({ function: kind, of, credits }: Extract<Expression, { op: 'total' }>, plan: Plan): Unit {
  if (kind === 'count' || of === undefined) return 'count';
  const table = own(plan.tables, credits);
  const from = table?.kind === 'credits' ? table.from : '';
  return unitOfFormula(of, plan, from);
}

function columnUnit(name: string, column: string, plan: Plan): Unit {
  const table = own(plan.tables, name);
  if (table === undefined || table.kind === 'credits') return 'number';
  const stated = own(table.columns, column)?.unit;
  const computed = table.kind === 'input' ? own(table.computed, column)?.unit : undefined;
  return stated ?? computed ?? 'number';
}
