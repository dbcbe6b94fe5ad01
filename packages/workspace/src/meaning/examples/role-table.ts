import { type ExampleQuestion, evaluateWith, type GivenValue } from '@ontarget/evaluator/engine';
import type { Plan, Role } from '@ontarget/evaluator/format';
import { formatDate, parseRational } from '@ontarget/evaluator/numbers';
import { amountOf, dayOf } from '@ontarget/language';
import type { ExampleRow, Examples } from '@ontarget/language/ast';
import { type Answer, answers, questionsFor } from './ask.ts';
import { type CellValue, cellValue, quantityText } from './cells.ts';
import { type AskNumber, givenBy } from './given.ts';
import { componentsPaidOn, type Heading, headingOf } from './headings.ts';
import type { CheckedCell } from './table.ts';
import { ExampleWindows } from './windows.ts';

type Cells = NonNullable<ExampleQuestion['roster']['columns']>;

/** Works out each asserted cell of a role's table. */
export function roleTable(examples: Examples, plan: Plan, roleName: string, role: Role): CheckedCell[] {
  const table = new RoleTable(examples, plan, roleName, role);
  return examples.rows.flatMap((row, index) => table.row(row, index));
}

/** One table: who it is about, over which stretch, and what its headings mean. */
class RoleTable {
  private readonly examples: Examples;
  private readonly plan: Plan;
  private readonly role: Role;
  private readonly roleName: string;
  private readonly windows: ExampleWindows;
  private readonly inputs: Heading[];
  private readonly outputs: Heading[];
  /** With a column of months the rows are successive periods of one story; without, each stands by itself. */
  private readonly isStory: boolean;
  private readonly story: GivenValue[] = [];

  constructor(examples: Examples, plan: Plan, roleName: string, role: Role) {
    this.examples = examples;
    this.plan = plan;
    this.role = role;
    this.roleName = roleName;
    this.windows = new ExampleWindows(plan);
    const { header } = examples;
    this.inputs = header.inputs.map((column) => headingOf(column, plan, role, 'input'));
    this.outputs = header.outputs.map((column) => headingOf(column, plan, role, 'output'));
    this.isStory = this.inputs.some(({ kind }) => kind === 'month');
  }

  row(row: ExampleRow, index: number): CheckedCell[] {
    const cells = this.inputs.map((_, column) => cellValue(row.inputs[column], this.plan.currency));
    const window = this.windowOf(cells);
    const roster = this.rosterOf(cells);
    const given = window === undefined ? [] : this.givenIn(cells, window, roster);
    if (this.isStory) this.story.push(...given);
    const overrides = this.isStory ? this.story : given;
    const asserted = this.outputs.flatMap((heading, column) => {
      const cell = row.outputs[column];
      const expected = cellValue(cell, this.plan.currency);
      const name = this.examples.header.outputs[column]?.$cstNode?.text ?? '';
      return cell === undefined || expected === undefined ? [] : { heading, name, cell, expected };
    });
    const found = this.answersOf(
      asserted.map(({ heading }) => heading),
      window,
      roster,
      overrides,
    );
    return asserted.map(({ heading, name, cell, expected }, position) => ({
      row: index + 1,
      cell,
      heading: name,
      expected,
      answer: found[position] ?? unanswered('it was not asked for'),
      because: () => this.stagesBehind(heading, window, roster, overrides),
    }));
  }

  /** What a component's pay came from, as far as one period tells: its attainment, its rate, its target pay. */
  private stagesBehind(
    heading: Heading,
    window: string | undefined,
    roster: Cells,
    overrides: GivenValue[],
  ): string[] {
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
    return answers(this.question(roster, overrides), asked).flatMap((found, index) => {
      const stage = stages[index]?.stage;
      return found.ok && stage ? `${stage} is ${quantityText(found.quantity, this.plan.currency)}` : [];
    });
  }

  private answersOf(
    headings: readonly Heading[],
    window: string | undefined,
    roster: Cells,
    overrides: GivenValue[],
  ): Answer[] {
    if (window === undefined)
      return headings.map(() => unanswered("its month is not one of the plan's year"));
    const cells = headings.map((heading) => questionsFor(heading, window, this.plan, this.windows));
    const found = answers(this.question(roster, overrides), cells);
    return headings.map(({ kind }, position) =>
      kind === 'unknown' ? unanswered('the plan has nothing of this name') : (found[position] as Answer),
    );
  }

  private givenIn(cells: (CellValue | undefined)[], window: string, roster: Cells): GivenValue[] {
    const ask: AskNumber = (value, over) => {
      const [found] = evaluateWith({ ...this.question(roster, []), ask: [{ value, window: over }] });
      const parsed = found?.ok ? parseRational(found.quantity.value) : undefined;
      return parsed?.ok ? parsed.value : undefined;
    };
    return this.inputs.flatMap((heading, column) => {
      const cell = cells[column];
      const named = this.examples.header.inputs[column];
      const text = this.examples.role?.ref;
      if (cell === undefined || named === undefined || text === undefined) return [];
      const paidOn = componentsPaidOn(named, text, this.role);
      return givenBy(heading, cell, window, { plan: this.plan, paidOn, windows: this.windows, ask });
    });
  }

  private windowOf(cells: (CellValue | undefined)[]): string | undefined {
    if (!this.isStory) {
      const setting = this.examples.settings.find((one) => one.$type === 'PeriodSetting');
      return this.windows.setting(setting);
    }
    const month = cells[this.inputs.findIndex(({ kind }) => kind === 'month')];
    return month?.kind === 'month' ? this.windows.month(month.text) : undefined;
  }

  /** Columns of the made-up person's roster row: from the table's settings, and from its columns. */
  private rosterOf(cells: (CellValue | undefined)[]): Cells {
    const columns: Record<string, Cells[string]> = {};
    for (const setting of this.examples.settings) {
      if (setting.$type !== 'PaySetting' && setting.$type !== 'QuotaSetting') continue;
      const amount = amountOf(setting.amount, this.plan.currency);
      if (amount !== undefined)
        columns[setting.$type === 'PaySetting' ? 'target_pay' : 'quota'] = amount.value;
    }
    for (const [column, heading] of this.inputs.entries()) {
      const cell = cells[column];
      if (heading.kind !== 'roster' || cell === undefined) continue;
      columns[heading.column] = cell.kind === 'amount' ? cell.value : cell.text;
    }
    return columns;
  }

  private question(columns: Cells, overrides: GivenValue[]): Omit<ExampleQuestion, 'ask'> {
    const hired = this.examples.settings.find((one) => one.$type === 'HiredSetting');
    const day = hired?.$type === 'HiredSetting' ? dayOf(hired.date) : undefined;
    return {
      plan: this.plan,
      subject: {
        payee: 'example',
        role: this.roleName,
        ...(this.role.team === undefined ? {} : { team: this.role.team }),
      },
      // Whoever is not said to be hired on a day has been there all along.
      roster: { ...(day === undefined ? {} : { start: formatDate(day) }), columns },
      overrides,
    };
  }
}

function unanswered(reason: string): Answer {
  return { ok: false, reasons: [reason] };
}
