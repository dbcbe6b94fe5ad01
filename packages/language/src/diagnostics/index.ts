export { type ChoiceCode, type Code, catalogue, codes, isCode, type ParamsOf } from './catalogue.ts';
export { choiceRules } from './choices.ts';
export { type DataDesignCode, dataDesignRules, isDataDesignCode } from './data-design.ts';
export { type DesignCode, designRules, isDesignCode } from './design.ts';
export { pageOf, RULE_PAGES } from './pages.ts';
export type { BrokenParams } from './policies.ts';
export { messageOf, type Place, type ProblemData, problemData, report } from './report.ts';
export type { ChoiceRule, Family, Params, Reading, Rule, Severity, WorkedExample } from './rule.ts';
