import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  askRun,
  PlanYear,
  periodsOfYear,
  type RunAnswer,
  type RunInput,
  RunRefused,
  type TableData,
} from '@ontarget/evaluator/engine';
import type { InputTable, Plan, Quantity } from '@ontarget/evaluator/format';
import { add, formatRational, parseRational, sub, ZERO } from '@ontarget/evaluator/numbers';
import { TableCheck } from '@ontarget/evaluator/rows';
import { isCode, isDesignCode } from '@ontarget/language';
import { PLAIN_DIALECT, readCsv } from '@ontarget/warehouse';
import {
  type Diagnostic,
  namedValue,
  nodeFileSystem,
  openPlan,
  type Snapshot,
  uriOfPath,
} from '@ontarget/workspace/node';
import type { RunPlace, StatedValue } from './case.ts';

/** What one of our plans says of a stated value, or why it says nothing. */
export type Found = { readonly quantity: Quantity } | { readonly because: string };

/** A case's plan, compiled, with the data beside it. */
export class OpenCase {
  readonly problems: readonly Diagnostic[];
  private readonly snapshot: Snapshot;
  private readonly data: string;

  private constructor(snapshot: Snapshot, data: string) {
    this.snapshot = snapshot;
    // How a published plan is designed is another matter than what it pays.
    this.problems = snapshot.diagnostics.filter(({ code }) => !isCode(code) || !isDesignCode(code));
    this.data = data;
  }

  /** Opens the plan of a folder; its data may stand beside it, or beside the case where several plans share it. */
  static async open(folder: string, sharedFolder: string): Promise<OpenCase> {
    const snapshot = await openPlan(nodeFileSystem(), uriOfPath(folder), { root: uriOfPath(sharedFolder) });
    const own = join(folder, 'data');
    return new OpenCase(snapshot, existsSync(own) ? own : join(sharedFolder, 'data'));
  }

  /** Cells of the plan's examples that do not come out as it writes them. */
  get wrongExamples(): readonly string[] {
    return this.snapshot.examples
      .filter(({ status }) => status !== 'passed')
      .map(({ table, row, heading, expected, actual, reasons }) =>
        [`${table}, row ${row}, ${heading}: ${expected}`, actual ?? 'unknown', ...reasons].join('; '),
      );
  }

  /** Our value where the source states one. */
  find({ cell, run, sum = [], less = [] }: StatedValue): Found {
    if (cell !== undefined) return this.inExamples(...cell);
    return run === undefined ? this.addedUp(sum, less) : this.inRun(...run);
  }

  private addedUp(sum: readonly RunPlace[], less: readonly RunPlace[]): Found {
    let total = ZERO;
    let unit: Quantity['unit'] = 'number';
    for (const place of [...sum, ...less]) {
      const found = this.inRun(...place);
      if (!('quantity' in found)) return found;
      const exact = parseRational(found.quantity.value);
      if (!exact.ok) return { because: `${place.join(', ')} is no number` };
      total = less.includes(place) ? sub(total, exact.value) : add(total, exact.value);
      unit = found.quantity.unit;
    }
    return { quantity: { value: formatRational(total), unit } };
  }

  private inExamples(table: string, row: number, heading: string): Found {
    const found = this.snapshot.examples.find(
      (one) => one.table === table && one.row === row && one.heading === heading,
    );
    if (found?.found !== undefined) return { quantity: found.found };
    return { because: found?.reasons.join('; ') || `the examples "${table}" do not ask for it` };
  }

  /** The run of each payment period that the plan pays, on the data beside it; none where it has no data. */
  get runs(): readonly RunInput[] {
    const plan = this.snapshot.evaluator?.file.plan;
    if (plan === undefined || !existsSync(this.data)) return [];
    const year = new PlanYear(plan);
    return periodsOfYear(plan.paid)
      .filter(({ from }) => from >= year.firstPaid)
      .flatMap((window) => this.runOf(year.key(window)) ?? []);
  }

  private runOf(period: string): RunInput | undefined {
    const { evaluator } = this.snapshot;
    if (evaluator === undefined) return undefined;
    const { plan } = evaluator.file;
    const evaluators = [
      { plan, digest: evaluator.digest, effective: { from: plan.year.first, to: plan.year.last } },
    ];
    return { evaluators, period, tables: this.tables(plan), ledger: [] };
  }

  private inRun(period: string, payee: string, name: string, deal?: string): Found {
    const input = this.runOf(period);
    const plan = this.snapshot.evaluator?.file.plan;
    if (input === undefined || plan === undefined) return { because: 'the plan has errors' };
    const all = this.asked(name, plan, input);
    if (typeof all === 'string') return { because: all };
    const answers = all.filter(
      (answer) => answer.payee === payee && (deal === undefined || answer.deal === deal),
    );
    const [answer] = answers;
    if (answer === undefined || answers.length > 1)
      return { because: `${payee} has ${answers.length} values called ${name} in ${period}` };
    if (answer.status === 'known') return { quantity: answer.quantity };
    return { because: answer.reasons.map(({ message }) => message).join('; ') };
  }

  /** What a name comes to for everybody; why not, where the period is none that the plan pays. */
  private asked(name: string, plan: Plan, input: RunInput): readonly RunAnswer[] | string {
    try {
      return askRun(input, (role) => {
        const value = namedValue(name, plan, role);
        return value === undefined || value === 'not-a-name' ? [] : [{ name, ...value }];
      });
    } catch (error) {
      if (error instanceof RunRefused) return error.message;
      throw error;
    }
  }

  /** The rows of every input table. Throws for a row that breaks its contract. */
  private tables(plan: Plan): Record<string, TableData> {
    const inputs = Object.entries(plan.tables).filter(
      (entry): entry is [string, InputTable] => entry[1].kind === 'input',
    );
    return Object.fromEntries(
      inputs.flatMap(([table, contract]) => {
        const file = join(this.data, `${table}.csv`);
        if (!existsSync(file)) return [];
        const check = new TableCheck(table, contract, PLAIN_DIALECT);
        readCsv([readFileSync(file)], { encoding: 'utf-8', delimiter: ',' }, check.file(`${table}.csv`));
        if (check.result.bad.length > 0) throw new Error(`bad rows: ${JSON.stringify(check.result.bad)}`);
        return [[table, { rows: check.result.rows }]];
      }),
    );
  }
}
