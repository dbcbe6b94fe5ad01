import type { CostSettings, CostView } from '@ontarget/report';
import type { CostParams, CostProgressParams, CostResult } from '@ontarget/server/protocol';

/** Who is asked, as the language server is. */
export interface AskedForCost {
  cost(params: CostParams): Promise<CostResult>;
}

/** Who is told. */
export interface ToldOfCost {
  /** What is shown has changed; `boxes` where there are others now. */
  changed(boxes: 'same boxes' | 'other boxes'): void;
  /** Only how far the drawing is. */
  progressed(): void;
}

/**
 * Asks what a year may cost. What was drawn last is shown, as old, until the answer comes; of several requests only the last
 * one's answer is taken.
 */
export class Costing {
  readonly #asked: AskedForCost;
  readonly #told: ToldOfCost;
  #number = 0;
  #folder: string | undefined;
  view: CostView | undefined;

  constructor(asked: AskedForCost, told: ToldOfCost) {
    this.#asked = asked;
    this.#told = told;
  }

  /**
   * Asks anew.
   *
   * @param folder URI of the plan's folder; of another one, nothing that was drawn before is shown
   */
  async ask(folder: string, params: CostParams): Promise<void> {
    this.#number += 1;
    const number = this.#number;
    if (folder !== this.#folder) this.view = undefined;
    this.#folder = folder;
    if (this.view !== undefined && this.view.message === undefined) {
      const { isOld: _, ...view } = this.view;
      this.view = { ...view, drawing: 'beginning' };
      this.#told.changed('same boxes');
    }
    const before = this.view;
    try {
      const answer = await this.#asked.cost(params);
      if (number !== this.#number || answer === null) return;
      this.view = viewOf(answer, before?.cost);
    } catch (error) {
      if (number !== this.#number) return;
      const message = error instanceof Error ? error.message : String(error);
      this.view = { inputs: before?.inputs ?? [], message };
    }
    this.#told.changed(haveSameBoxes(before, this.view) ? 'same boxes' : 'other boxes');
  }

  /** How far the server is. */
  progress({ folder, done, of }: CostProgressParams): void {
    if (folder !== this.#folder || this.view?.drawing === undefined) return;
    this.view = { ...this.view, drawing: { done, of } };
    this.#told.progressed();
  }
}

/** What is supposed at first: what is usual. */
export const USUAL_COST: CostSettings = { attainments: {}, results: {} };

/** What is supposed once something was typed into a box; an empty box is as usual. */
export function withCost(
  settings: CostSettings,
  { set, name, value }: { set: CostBox; name: string; value: string },
): CostSettings {
  return set === 'attainments' || set === 'results'
    ? { ...settings, [set]: { ...settings[set], [name]: value } }
    : { ...settings, [set]: value };
}

/** The same with what stands in the boxes now, which may be newer than what was drawn. */
export function withBoxes(view: CostView, settings: CostSettings): CostView {
  const textOf = (set: CostBox, name: string): string =>
    (set === 'attainments' || set === 'results' ? settings[set][name] : settings[set]) ?? '';
  return { ...view, inputs: view.inputs.map((one) => ({ ...one, text: textOf(one.set, one.name) })) };
}

export type CostBox = keyof CostSettings;

const BOXES: ReadonlySet<string> = new Set<CostBox>([
  'attainment',
  'attainments',
  'results',
  'inStep',
  'draws',
  'seed',
]);

export function isCostBox(set: unknown): set is CostBox {
  return typeof set === 'string' && BOXES.has(set);
}

function viewOf(answer: NonNullable<CostResult>, before: CostView['cost']): CostView {
  switch (answer.state) {
    case 'drawn':
      return { cost: answer.cost, inputs: answer.inputs };
    case 'not drawn':
      return { inputs: answer.inputs, message: answer.message };
    case 'no roster':
      return {
        inputs: [],
        message: `A roster at ${answer.looked}/roster.csv shows here what a year may cost.`,
      };
    case 'broken':
      return { ...(before === undefined ? {} : { cost: before }), inputs: [], isOld: true };
  }
}

function haveSameBoxes(one: CostView | undefined, other: CostView): boolean {
  const boxes = (view: CostView | undefined) =>
    view && JSON.stringify(view.inputs.map(({ set, name }) => [set, name]));
  return (
    one !== undefined &&
    (one.message === undefined) === (other.message === undefined) &&
    boxes(one) === boxes(other)
  );
}
