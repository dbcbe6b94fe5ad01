export {
  type BeforeAndAfter,
  type CostInput,
  type CostsByBoth,
  costsByBoth,
  type NotDrawn,
  type OnlyHere,
  type OnlyInOne,
  type PlanAndPeople,
} from './both.ts';
export { type CostGroup, type CostSpread, type CostSummary, costSummary } from './groups.ts';
export { type CostSetting, costSentences } from './words.ts';
