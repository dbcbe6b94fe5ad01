import {
  type ExampleQuestion,
  evaluateWith,
  type GivenValue,
  quantityWords,
  type Watch,
} from '@ontarget/evaluator/engine';
import type { Plan, Role } from '@ontarget/evaluator/format';
import { parseRational, type Rational } from '@ontarget/evaluator/numbers';
import type { ExampleRow, Examples } from '@ontarget/language/ast';
import { type Answer, answers, questionsFor } from './ask.ts';
import { type CellValue, cellValue } from './cells.ts';
import { type AskNumber, givenBy } from './given.ts';
import type { GivenRows } from './given-rows.ts';
import { componentsPaidOn, type Heading, headingOf, unitOfHeading } from './headings.ts';
import { ExamplePeople, type PeopleAsked } from './people.ts';
import { answerOf, unanswered, withReason } from './row-answers.ts';
import { solvedCell } from './solve-cell.ts';
import { type RowPeriod, Story } from './story.ts';
import type { CheckedCell, SolvedCell } from './table.ts';
import { stepsThatDiffer } from './why.ts';
import { ExampleWindows } from './windows.ts';

/** Works out each asserted cell of a role's table, from the rows that it gives where it gives any. */
export function roleTable(examples: Examples, plan: Plan, roleName: string, worked: Worked): CheckedCell[] {
  const table = new RoleTable(examples, plan, roleName, worked);
  return examples.rows.flatMap((row, index) => table.row(row, index));
}

/** What a table is worked out with: the rows that it gives, and who is told what its cells come by. */
interface Worked {
  tables: GivenRows['tables'];
  watch: Watch | undefined;
}

/** One row as a question without what is asked: who, with what given, over which stretch. */
export interface ExampleScene {
  /** Counted from 1. */
  row: number;
  /** Name of the role. */
  role: string;
  question: Omit<ExampleQuestion, 'ask'>;
  window: string;
}

/** The rows of a role's table that are about somebody, at a time of the plan's year, without an unknown. */
export function roleScenes(
  examples: Examples,
  plan: Plan,
  roleName: string,
  tables: GivenRows['tables'],
): ExampleScene[] {
  const table = new RoleTable(examples, plan, roleName, { tables, watch: undefined });
  return examples.rows.flatMap((row, index) => table.scene(row, index));
}

/** What is asked and given for one row. */
interface Scene {
  people: PeopleAsked;
  /** Undefined where the row's month or quarter is none of the plan's year. */
  window: string | undefined;
  /** Why there is no window. */
  reason?: string;
  overrides: readonly GivenValue[];
}

/** What the headings mean for one role. */
interface Headings {
  inputs: Heading[];
  outputs: Heading[];
}

/** One table: who it is about, over which stretch, and what its headings mean. */
class RoleTable {
  private readonly examples: Examples;
  private readonly plan: Plan;
  private readonly windows: ExampleWindows;
  private readonly people: ExamplePeople;
  private readonly tables: GivenRows['tables'];
  private readonly watch: Watch | undefined;
  private readonly headings = new Map<string, Headings>();
  private readonly story: Story;
  /** What the rows of the story so far have given, and which periods they were about. */
  private readonly toldSoFar: GivenValue[] = [];
  private readonly periodsSoFar = new Map<string, string[]>();
  private shared: GivenValue[] | undefined;

  constructor(examples: Examples, plan: Plan, roleName: string, { tables, watch }: Worked) {
    this.examples = examples;
    this.plan = plan;
    this.tables = tables;
    this.watch = watch;
    this.windows = new ExampleWindows(plan);
    this.people = new ExamplePeople(examples, plan, roleName, tables);
    this.story = new Story(examples, this.windows, plan.currency);
  }

  row(row: ExampleRow, index: number): CheckedCell[] {
    const people = this.people.askedFor(row);
    const of = this.people.roleOf(row);
    const headings = of === undefined ? undefined : this.headingsFor(of.name, of.role);
    const asserted = this.examples.header.outputs.flatMap((column, position) => {
      const cell = row.outputs[position];
      const expected = cellValue(cell, this.plan.currency);
      const heading = headings?.outputs[position] ?? { kind: 'unknown' as const };
      const name = column.$cstNode?.text ?? '';
      return cell === undefined || expected === undefined
        ? []
        : { heading, name, cell, expected, rounding: column };
    });
    if ('reason' in people) {
      return asserted.map(({ name, cell, expected }) => {
        return { row: index + 1, cell, heading: name, expected, answer: unanswered(people.reason) };
      });
    }
    const period = this.periodOf(row);
    const scene: Scene = {
      people,
      window: 'window' in period ? period.window : undefined,
      ...('reason' in period ? { reason: period.reason } : {}),
      overrides: this.overridesFor(row, people),
    };
    const leftOut = this.leftOut(scene);
    const [only] = asserted;
    const solved = only && headings ? this.solvedFor(row, headings, only, scene) : undefined;
    if (only !== undefined && solved !== undefined) {
      const { name, cell, expected } = only;
      return [
        { row: index + 1, cell, heading: name, expected, answer: answerOf(solved, only.expected), solved },
      ];
    }
    const found = this.answersOf(
      asserted.map(({ heading }) => heading),
      scene,
    ).map((answer) =>
      answer.ok || !answer.lacks || leftOut === undefined ? answer : withReason(answer, leftOut),
    );
    return asserted.map(({ heading, name, cell, expected, rounding }, position) => ({
      row: index + 1,
      cell,
      rounding,
      heading: name,
      expected,
      answer: found[position] ?? unanswered('it was not asked for'),
      because: () => [
        ...this.stagesBehind(heading, scene),
        ...this.stepsThatDiffer(heading, expected, of?.role, scene),
      ],
    }));
  }

  /** Rows of a story have to be asked for in their order. */
  scene(row: ExampleRow, index: number): ExampleScene[] {
    const people = this.people.askedFor(row);
    const role = this.people.roleOf(row)?.name;
    const window = this.windowOf(row);
    if ('reason' in people || role === undefined || window === undefined) return [];
    if (row.inputs.some(({ unknown }) => unknown)) return [];
    const question = this.question({ people, window, overrides: this.overridesFor(row, people) });
    return [{ row: index + 1, role, question, window }];
  }

  /** Solves a row with `?` for it; undefined for a row without, and one that the text checks refuse. */
  private solvedFor(
    row: ExampleRow,
    headings: Headings,
    { heading, expected }: { heading: Heading; expected: CellValue },
    scene: Scene,
  ): SolvedCell | undefined {
    const at = row.inputs.findIndex(({ unknown }) => unknown);
    const [cell, input] = [row.inputs[at], headings.inputs[at]];
    const isOne = row.outputs.filter((one) => cellValue(one, this.plan.currency) !== undefined).length === 1;
    if (cell === undefined || input === undefined || !isOne || scene.window === undefined) return undefined;
    const name = this.examples.header.inputs[at]?.$cstNode?.text ?? '';
    const { window } = scene;
    const ask = heading.kind === 'slice' ? [] : questionsFor(heading, window, this.plan, this.windows);
    const unit = unitOfHeading(input, this.plan);
    if (expected.kind !== 'amount' || ask.length === 0 || unit === undefined) {
      const why = 'only numbers are solved for numbers';
      return { cell, heading: name, solutions: '', values: [], why };
    }
    const question = (value: Rational): ExampleQuestion => {
      if (input.kind === 'roster') return { ...this.question(withColumn(scene, input.column, value)), ask };
      const amount: CellValue = { kind: 'amount', value, unit: 'solved' };
      const context = { plan: this.plan, paidOn: [], windows: this.windows, ask: () => undefined };
      const own = this.ofPayee(givenBy(input, amount, window, context), scene.people);
      return { ...this.question({ ...scene, overrides: [...scene.overrides, ...own] }), ask };
    };
    return solvedCell({ cell, heading: name, unit }, { question, target: expected.value }, this.plan);
  }

  private headingsFor(name: string, role: Role): Headings {
    const known = this.headings.get(name);
    if (known !== undefined) return known;
    const { header } = this.examples;
    const headings = {
      inputs: header.inputs.map((column) => headingOf(column, this.plan, role, 'input')),
      outputs: header.outputs.map((column) => headingOf(column, this.plan, role, 'output')),
    };
    this.headings.set(name, headings);
    return headings;
  }

  /** What holds for a row: what it gives, in a story what the rows before it gave, in one run what all of them give. */
  private overridesFor(row: ExampleRow, people: PeopleAsked): readonly GivenValue[] {
    if (this.people.areSeveral) {
      this.shared ??= this.examples.rows.flatMap((one) => {
        const asked = this.people.askedFor(one);
        return 'reason' in asked ? [] : this.givenIn(one, asked);
      });
      return this.shared;
    }
    const given = this.givenIn(row, people);
    if (!this.story.isOne) return given;
    this.toldSoFar.push(...given);
    return [...this.toldSoFar];
  }

  /** What a component's pay came from, as far as one period tells: its attainment, its rate, its target pay. */
  private stagesBehind(heading: Heading, scene: Scene): string[] {
    const { window } = scene;
    if (heading.kind !== 'stage' || window === undefined) return [];
    const { component } = heading;
    const [period, ...more] = this.windows.endingIn(component.measured, window);
    if (period === undefined || more.length > 0) return [];
    // The rate that a marginal curve has reached says little of the slices below it.
    const hasOneRate =
      component.curve === undefined || this.plan.curves[component.curve]?.kind !== 'marginal';
    const stages = (['attainment', 'rate', 'target pay'] as const).flatMap((stage) => {
      const value = component.stages[stage];
      const isShown = value !== heading.value && (stage !== 'rate' || hasOneRate);
      return value === undefined || !isShown ? [] : { stage, value };
    });
    const asked = stages.map(({ value }) => [{ value, window: period }]);
    return answers(this.question(scene), asked).flatMap((found, index) => {
      const stage = stages[index]?.stage;
      return found.ok && stage ? `${stage} is ${quantityWords(found.quantity, this.plan.currency)}` : [];
    });
  }

  private stepsThatDiffer(
    heading: Heading,
    expected: CellValue,
    role: Role | undefined,
    scene: Scene,
  ): string[] {
    const { plan, windows } = this;
    const { window } = scene;
    if (window === undefined || role === undefined) return [];
    const ask = (cells: Parameters<typeof answers>[1]) => answers(this.question(scene), cells);
    return stepsThatDiffer({ heading, expected, role, window, plan, windows, ask });
  }

  private answersOf(headings: readonly Heading[], scene: Scene): Answer[] {
    const { window } = scene;
    if (window === undefined) return headings.map(() => unanswered(scene.reason ?? ''));
    const cells = headings.map((heading) => questionsFor(heading, window, this.plan, this.windows));
    const found = answers({ ...this.question(scene), watch: this.watch }, cells);
    return headings.map(({ kind }, position) =>
      kind === 'unknown' ? unanswered('the plan has nothing of this name') : (found[position] as Answer),
    );
  }

  /** The results that a row gives; of several people, each gives their own. */
  private givenIn(row: ExampleRow, people: PeopleAsked): GivenValue[] {
    const window = this.windowOf(row);
    const of = this.people.roleOf(row);
    const text = this.examples.role?.ref;
    if (window === undefined || of === undefined || text === undefined) return [];
    const ask: AskNumber = (value, over) => {
      const question = this.question({ people, window, overrides: [] });
      const [found] = evaluateWith({ ...question, ask: [{ value, window: over }] });
      const parsed = found?.ok ? parseRational(found.quantity.value) : undefined;
      return parsed?.ok ? parsed.value : undefined;
    };
    const given = this.headingsFor(of.name, of.role).inputs.flatMap((heading, column) => {
      const cell = cellValue(row.inputs[column], this.plan.currency);
      const named = this.examples.header.inputs[column];
      if (cell === undefined || named === undefined) return [];
      const paidOn = componentsPaidOn(named, text, of.role);
      return givenBy(heading, cell, window, { plan: this.plan, paidOn, windows: this.windows, ask });
    });
    return this.ofPayee(given, people);
  }

  /** Of several people, what is given of a payee is that payee's alone. */
  private ofPayee(given: GivenValue[], people: PeopleAsked): GivenValue[] {
    if (!this.people.areSeveral) return given;
    const { payee } = people.subject;
    return given.map((one) => (this.plan.values[one.value]?.subject === 'payee' ? { ...one, payee } : one));
  }

  private windowOf(row: ExampleRow): string | undefined {
    const period = this.periodOf(row);
    return 'window' in period ? period.window : undefined;
  }

  /** Which periods of a story no row so far is about, of the payee of this one; and notes this row's own. */
  private leftOut({ people, window }: Scene): string | undefined {
    if (!this.story.isOne || window === undefined) return undefined;
    const { payee } = people.subject;
    const told = [...(this.periodsSoFar.get(payee) ?? []), window];
    this.periodsSoFar.set(payee, told);
    // Whoever is not said to be hired on a day has been there all along; what a given roster says is not looked up.
    return people.roster === undefined
      ? undefined
      : this.story.leftOut(told, window, people.roster.start ?? this.plan.year.first);
  }

  private periodOf(row: ExampleRow): RowPeriod {
    if (this.story.isOne) return this.story.periodOf(row);
    const setting = this.examples.settings.find((one) => one.$type === 'PeriodSetting');
    const window = this.windows.setting(setting);
    return window === undefined ? { reason: "its period is not one of the plan's year" } : { window };
  }

  private question({ people, overrides }: Scene): Omit<ExampleQuestion, 'ask'> {
    const { plan, tables } = this;
    return { plan, ...people, overrides, ...(tables === undefined ? {} : { tables, onlyThese: true }) };
  }
}

function withColumn(scene: Scene, column: string, value: Rational): Scene {
  const { roster } = scene.people;
  if (roster === undefined) return scene;
  const columns = { ...roster.columns, [column]: value };
  return { ...scene, people: { ...scene.people, roster: { ...roster, columns } } };
}
