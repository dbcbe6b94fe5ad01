import { type ExampleResult, pathOfUri } from '@ontarget/workspace/node';
import { coverageJson, shownIn } from '../coverage.ts';
import { mutantsJson } from '../mutants/json.ts';
import { shownPath } from '../paths.ts';
import { compileErrors, countsOf, type TestedPlan } from './tested.ts';

/** Every cell and, where it was asked for, every place that examples can reach. */
export function testJson(plans: readonly TestedPlan[]): object {
  return {
    plans: plans.map(planJson),
    summary: countsOf(plans.flatMap(({ examples }) => examples)),
  };
}

function planJson(plan: TestedPlan): object {
  const { id, title, folder, examples, coverage, mutants } = plan;
  const errors = compileErrors(plan).map(({ uri, range, code, message }) => ({
    file: shownPath(pathOfUri(uri)),
    ...range,
    code,
    message,
  }));
  const shown = shownIn(shownPath(folder), shownPath);
  return {
    id,
    title,
    folder: shownPath(folder),
    ...(errors.length === 0 ? {} : { errors }),
    examples: examples.map(exampleJson),
    ...(coverage === undefined ? {} : { coverage: coverageJson(coverage, shown) }),
    ...(mutants === undefined ? {} : { mutants: mutantsJson(mutants, folder) }),
  };
}

function exampleJson(result: ExampleResult): object {
  const { uri, range, table, subject, row, heading, expected, actual, status, reasons } = result;
  return {
    file: shownPath(pathOfUri(uri)),
    ...range,
    table,
    subject,
    row,
    heading,
    expected,
    actual,
    status,
    reasons,
  };
}
