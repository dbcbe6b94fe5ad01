import type { IsoDate, NodeId, ValueId } from '@ontarget/evaluator/format';
import type { Figure, PreviewLineCurve, PreviewPoint } from '../model.ts';

/** What somebody in a role is paid at supposed results, worked out by the language server. */
export interface WhatIf {
  /** Node id of the role. */
  role: NodeId;
  levers: WhatIfLever[];
  start: WhatIfStart;
  /** Amounts that only the roster has. */
  amounts: WhatIfAmount[];
  /** Only where pay reads deals one by one. */
  deal?: WhatIfDeal;
  /** In the order of the role's components. */
  components: WhatIfComponent[];
  /** Of the year. */
  total: WhatIfPay;
  /** The same with everything at its start: results on target, amounts without one at nothing. */
  atStart: WhatIfPay;
  /** Attainment that all results with a target are at alike; absent where they are not alike. */
  together?: Figure;
  /** What the curve of the total depends on: another key, another curve. */
  curveKey: string;
  /** Whether the role has an error now, so that this is what its last version without one pays. */
  stale: boolean;
}

/** A result that can be supposed, with a slider where its range is known. */
export interface WhatIfLever {
  /** The result in the evaluator; the same in each role. */
  id: ValueId;
  title: string;
  /** Titles of the components that are paid on it; empty where only a condition reads it. */
  on: string[];
  kind: 'of target' | 'level' | 'amount' | 'word';
  /** What the number in the box is: `%`, `USD`, or nothing. */
  unit: string;
  /** As it stands in the box: `100`, `250000`, `good`. */
  text: string;
  /** Places of the slider, in the box's own numbers; at is held within them. */
  slider?: { min: number; max: number; step: number; at: number };
  /** Of a graded result. */
  words?: string[];
  /** Why what was typed is not taken. */
  problem?: string;
}

/** Since when somebody is in the role. */
export interface WhatIfStart {
  /** In months from the year's first day, below zero before it; absent: so long ago that nothing depends on it. */
  month?: number;
  day?: IsoDate;
  min: number;
  max: number;
  /** `2027-07-01, 6 months into the year`. */
  words: string;
}

export interface WhatIfAmount {
  /** Column of the roster. */
  column: string;
  title: string;
  unit: string;
  text: string;
  problem?: string;
}

/** The size of the deals that are made up. */
export interface WhatIfDeal {
  unit: string;
  /** Empty for one deal a month. */
  text: string;
  /** `36 deals in the year`. */
  words: string;
  problem?: string;
}

/** Pay, or why there is none. */
export type WhatIfPay = { figure: Figure; reason?: undefined } | { figure?: undefined; reason: string };

export interface WhatIfComponent {
  id: NodeId;
  title: string;
  pay: WhatIfPay;
  /** Where every period has the same. */
  attainment?: Figure;
  periods: { label: string; result?: Figure; attainment?: Figure; pay: WhatIfPay }[];
  /** Where it stands on its curve in the last period of the year. */
  mark?: PreviewPoint;
}

/** What is chosen, as it was typed: anything left out is at its start. */
export interface WhatIfSettings {
  levers: Record<ValueId, string>;
  /** Months from the year's first day. */
  start?: string;
  amounts: Record<string, string>;
  /** The size of a deal; empty or left out for one a month. */
  deal?: string;
}

/** The curve of the total of a year over attainment of all results together. */
export interface TotalCurve {
  role: NodeId;
  curveKey: string;
  /** Absent where pay in total is not known, as where others' pay decides it. */
  curve?: PreviewLineCurve;
}
