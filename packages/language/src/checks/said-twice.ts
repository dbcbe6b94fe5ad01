import type { AstNode } from 'langium';
import type {
  Component,
  HoldBack,
  Instalments,
  LeaversSetting,
  Measure,
  Policy,
  RecoverableDraw,
  Role,
} from '../generated/ast.ts';
import { blockInWords } from './blocks.ts';
import type { Check, Say } from './context.ts';
import { placeInWords } from './places.ts';

/** What each clause is called; a kind that is not listed may stand several times. */
const MEASURE_CLAUSES: Readonly<Record<string, string>> = {
  DatedClause: '"dated"',
  CreditClause: '"credited"',
  RollUpClause: '"rolled up"',
  TotalCredit: '"total credit"',
  SubjectClause: '"for"',
  AssessedByClause: '"by"',
  MissingClause: '"if missing"',
  BetterClause: '"better when"',
  TiesClause: '"ties"',
};

const COMPONENT_CLAUSES: Readonly<Record<string, string>> = {
  QuotaClause: 'a quota',
  PartOfGoal: 'a quota',
  FallingClause: '"if pay to date falls"',
  PayoutCap: 'a cap',
  NoCap: 'a cap',
  YearCap: 'a cap for the year',
  PayoutFloor: 'a floor',
  AttainmentCap: '"cap attainment"',
  RateCap: '"cap rate"',
  InOrder: '"in order of"',
  AtTargetClause: '"pays … at target"',
  AttainmentRounding: '"attainment rounded"',
  ZeroQuotaClause: '"zero quota"',
  QuotaRamp: 'a ramp',
  Advance: 'an advance',
  ProrationClause: '"prorated" or "in full"',
  MultiplierRule: '"multipliers …"',
  ShownClause: 'that it is not paid',
  PayrollCode: 'a payroll code',
  Clawback: '"claw back"',
  Instalments: '"paid"',
  HoldBack: '"hold back"',
};

const ROLE_MEMBERS: Readonly<Record<string, string>> = {
  OnTargetPay: 'pay terms',
  BasePay: 'pay terms',
  TargetPay: 'pay terms',
  VariablePay: '"variable pay"',
  TotalTerms: '"total"',
  RecoverableDraw: 'a recoverable draw',
  NonRecoverableDraw: 'a non-recoverable draw',
};

const LEAVER_CLAUSES: Readonly<Record<string, string>> = {
  LeaverResults: '"earn"',
  LeaverProration: '"quota and target pay"',
  LeaverForfeit: '"forfeit"',
  LeaverOpen: '"open"',
};

export const measuresMustSayEachThingOnce: Check<Measure> = (measure, say) =>
  sayEachAgain(measure.name, measure.clauses, MEASURE_CLAUSES, say);

export const componentsMustSayEachThingOnce: Check<Component> = (component, say) =>
  sayEachAgain(component.name, component.clauses, COMPONENT_CLAUSES, say);

export const rolesMustSayEachThingOnce: Check<Role> = (role, say) => {
  sayEachAgain(role.name, role.members, ROLE_MEMBERS, say);
  const quotas = role.members.filter((member) => member.$type === 'RoleQuota');
  quotas.forEach((quota, index) => {
    const first = quotas.slice(0, index).find(({ measure }) => measure.$refText === quota.measure.$refText);
    if (first === undefined) return;
    const what = `a quota for ${quota.measure.$refText}`;
    say('said-twice', { node: quota }, { owner: role.name, what, first: placeInWords(first, quota) });
  });
};

const DRAW_CLAUSES: Readonly<Record<string, string>> = {
  DrawRepayment: '"top-ups are owed back"',
  DrawAtExit: '"at exit"',
  DrawAtYearEnd: '"at year end"',
};

export const drawsMustSayEachThingOnce: Check<RecoverableDraw> = (draw, say) =>
  sayEachAgain(`The draw of ${draw.$container.name}`, draw.clauses, DRAW_CLAUSES, say);

const FATES: Readonly<Record<string, string>> = {
  FateAtExit: '"at exit"',
  FateAtYearEnd: '"at year end"',
  LaterRates: '"later instalments"',
};

export const fatesMustBeSaidOnce: Check<Instalments | HoldBack> = (node, say) => {
  const rates = node.$type === 'Instalments' ? node.rates : [];
  sayEachAgain(blockInWords(node.$container), [...node.fates, ...rates], FATES, say);
};

export const leaversMustBeSaidOnce: Check<LeaversSetting> = (setting, say) =>
  sayEachAgain('The rule for leavers', setting.clauses, LEAVER_CLAUSES, say);

const POLICY_PARTS: Readonly<Record<string, string>> = {
  PolicySeverity: 'a level',
  PolicyReason: '"because"',
  PolicySource: '"source"',
};

export const policiesMustSayEachThingOnce: Check<Policy> = (policy, say) =>
  sayEachAgain(policy.name, [...policy.severities, ...policy.reasons, ...policy.sources], POLICY_PARTS, say);

function sayEachAgain(
  owner: string,
  clauses: readonly AstNode[],
  kinds: Readonly<Record<string, string>>,
  say: Say,
): void {
  const firsts = new Map<string, AstNode>();
  for (const clause of clauses) {
    const what = kinds[clause.$type];
    if (what === undefined) continue;
    const first = firsts.get(what);
    if (first === undefined) firsts.set(what, clause);
    else say('said-twice', { node: clause }, { owner, what, first: placeInWords(first, clause) });
  }
}
