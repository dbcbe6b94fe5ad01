import type { Window } from '../../engine/windows.ts';
import { windowKey } from '../../engine/windows.ts';
import type {
  Expression,
  OpeningExpression,
  TenureExpression,
  Unit,
  ValueId,
} from '../../format/types/index.ts';
import type { Asker } from './place.ts';

/** Whose quantity an input is: the payee's, that of the payee's team, of a named team, or of the company. */
export type Whose = 'payee' | 'team' | 'company' | { readonly team: string };

/** A quantity that has to be given for each payee. */
export type FastInput = {
  /** Unique in its plan; columns are given by it. */
  readonly name: string;
  readonly unit: Unit;
} & (
  | {
      /** What the table `results` has for a measure. */
      readonly kind: 'entered';
      readonly measure: string;
      readonly whose: Whose;
      readonly window: Window;
    }
  /** A column of the roster row; of which, where the assignment has several. */
  | { readonly kind: 'roster'; readonly column: string; readonly row?: number }
  /** What credited rows add up to: the operator `total` as it stands in the formula of `value`; it is never left out. */
  | {
      readonly kind: 'total';
      readonly value: ValueId;
      /** Whom the formula is asked for. */
      readonly asker: Asker;
      readonly whose: Whose;
      readonly window: Window;
      readonly formula: Expression;
    }
  /** How many days of a month the assignment is in force, where that is not all of it; it is never left out. */
  | { readonly kind: 'days'; readonly month: number; readonly row?: number }
  /** The payout of a component that the fast engine leaves to the reference engine. */
  | { readonly kind: 'payout'; readonly component: string; readonly value: ValueId; readonly window: Window }
  /** What the reference engine knows of the payee ahead of any result: what is brought in, the month of tenure. */
  | {
      readonly kind: 'known';
      readonly value: ValueId;
      readonly window: Window;
      readonly formula: OpeningExpression | TenureExpression;
    }
  /** What is supposed in place of a value's formula, where a year is supposed; it is never left out. */
  | { readonly kind: 'supposed'; readonly value: ValueId; readonly asker: Asker; readonly window: Window }
);

/** What is supposed of a value for whomever asks. */
export type SupposedInput = Extract<FastInput, { kind: 'supposed' }>;

type Nameless<T> = T extends FastInput ? Omit<T, 'name'> : never;
export type InputAsked = Nameless<FastInput>;

/** The inputs that formulas have asked for, each once, in the order of asking. */
export class Inputs {
  readonly all: FastInput[] = [];
  private readonly byKey = new Map<string, number>();

  indexOf(asked: InputAsked): number {
    const key = JSON.stringify(asked);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const index = this.all.length;
    this.all.push({ ...asked, name: this.free(nameOf(asked)) } as FastInput);
    this.byKey.set(key, index);
    return index;
  }

  private free(name: string): string {
    const taken = new Set(this.all.map((one) => one.name));
    let free = name;
    for (let n = 2; taken.has(free); n += 1) free = `${name} #${n}`;
    return free;
  }
}

function nameOf(input: InputAsked): string {
  switch (input.kind) {
    case 'entered':
      return `entered/${input.measure}/${whoseText(input.whose)}/${windowKey(input.window)}`;
    case 'roster':
      return `roster/${input.column}`;
    case 'total':
      return `${input.value}/${whoseText(input.whose)}/${windowKey(input.window)}`;
    case 'days':
      return `days/${input.month}`;
    case 'payout':
      return `${input.value}/${windowKey(input.window)}`;
    case 'known':
      return `${input.formula.op}/${input.value}/${windowKey(input.window)}`;
    case 'supposed':
      return `supposed/${input.value}/${askerText(input.asker)}/${windowKey(input.window)}`;
  }
}

function askerText(asker: Asker): string {
  return asker.kind === 'team' ? `team ${asker.team}` : asker.kind;
}

function whoseText(whose: Whose): string {
  return typeof whose === 'string' ? whose : `team ${whose.team}`;
}
