import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { type ExampleResult, pathOfUri } from '@ontarget/workspace/node';
import { type Finding, findingOf, titleOf } from '../../findings/finding.ts';
import { fingerprint } from '../../findings/fingerprint.ts';
import type { Case, Report, Suite } from '../../findings/report.ts';
import { diagnosticText } from '../diagnostics.ts';
import { mutantFindings, mutantSuite } from '../mutants/report.ts';
import { shownPath } from '../paths.ts';
import type { SourceText } from '../source-text.ts';
import { compileErrors, isShort, missingWords, openPlaces, shortWords, type TestedPlan } from './tested.ts';
import { cellWords, tableName } from './text.ts';

/** Cells that do not come out, and places that no example reaches, for the outputs that every command shares. */
export function testReport(plans: readonly TestedPlan[], source: SourceText): Report {
  return {
    command: 'test',
    findings: plans.flatMap((plan) => [
      ...compileErrors(plan).map((error) => findingOf(error, fingerprint(error, source))),
      ...plan.examples.filter(({ status }) => status !== 'passed').map((cell) => wrongCell(cell, source)),
      ...coverageFindings(plan, source),
      ...mutantFindings(plan, source),
    ]),
    suites: plans.flatMap((plan) => [
      ...errorsSuite(plan, source),
      ...tableSuites(plan),
      ...coverageSuite(plan),
      ...mutantSuite(plan),
    ]),
    stale: [],
  };
}

/** A plan with errors is a case that could not be told, so that a build does not take the rest of its examples for all. */
function errorsSuite(plan: TestedPlan, source: SourceText): Suite[] {
  const errors = compileErrors(plan);
  if (errors.length === 0) return [];
  const told = errors.map((error) => ({
    code: error.code,
    message: error.message,
    text: stripVTControlCharacters(diagnosticText(error, shownPath(pathOfUri(error.uri)), source)),
  }));
  return [{ name: plan.title, cases: [{ name: 'compiles', outcome: 'broken', told }] }];
}

function wrongCell(cell: ExampleResult, source: SourceText): Finding {
  const code = codeOf(cell);
  const { uri, range, reasons } = cell;
  return {
    code,
    title: titleOf(code),
    severity: 'error',
    message: [cellWords(cell), ...reasons].join('\n'),
    path: pathOfUri(uri),
    range,
    page: `docs/rules/${code}.md`,
    fixes: fixesOf(cell),
    fingerprint: fingerprint({ code, uri, range }, source),
  };
}

function codeOf({ status }: ExampleResult): string {
  return status === 'held' ? 'example-held' : 'example-fails';
}

function fixesOf({ status, literal, uri, range }: ExampleResult): Finding['fixes'] {
  if (status !== 'failed' || literal === undefined) return [];
  return [{ title: `Change it to ${literal}`, edits: [{ uri, range, text: literal }] }];
}

const COVERAGE_PAGE = 'docs/coverage.md';

/** Each open place as a notice; that they are too many as an error, at the first of them. */
function coverageFindings(plan: TestedPlan, source: SourceText): Finding[] {
  const { coverage, folder, snapshot } = plan;
  if (coverage === undefined) return [];
  const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const findings = openPlaces(coverage).map((place): Finding => {
    const { file, ...range } = place.range ?? { file: '.', ...start };
    const path = join(folder, file);
    const uri = snapshot.documents.map((one) => one.uri.toString()).find((one) => pathOfUri(one) === path);
    const code = 'coverage';
    return {
      code,
      title: 'Examples reach what a plan pays by',
      severity: 'info',
      message: `No example reaches: ${missingWords(place)}.`,
      path,
      range,
      page: COVERAGE_PAGE,
      fixes: [],
      fingerprint: fingerprint({ code, uri: uri ?? '', range }, source),
    };
  });
  const [first] = findings;
  if (first === undefined || !isShort(plan)) return findings;
  const code = 'coverage-short';
  const title = 'Examples reach as much as was asked for';
  return [{ ...first, code, title, severity: 'error', message: shortWords(plan) }, ...findings];
}

function tableSuites({ examples }: TestedPlan): Suite[] {
  return [...Map.groupBy(examples, tableName)].map(([name, cells]) => ({ name, cases: cells.map(cellCase) }));
}

function cellCase(cell: ExampleResult): Case {
  const { row, heading, status, reasons } = cell;
  const name = `row ${row}, ${heading}`;
  if (status === 'passed') return { name, outcome: 'passed', told: [] };
  const message = cellWords(cell);
  const told = [{ code: codeOf(cell), message, text: [message, ...reasons].join('\n') }];
  return { name, outcome: status === 'failed' ? 'failed' : 'broken', told };
}

function coverageSuite(plan: TestedPlan): Suite[] {
  const { coverage, title } = plan;
  if (coverage === undefined) return [];
  const open = openPlaces(coverage).map(missingWords).join('\n');
  const short = isShort(plan);
  const told = short ? [{ code: 'coverage-short', message: shortWords(plan), text: open }] : [];
  return [{ name: title, cases: [{ name: 'coverage', outcome: short ? 'failed' : 'passed', told }] }];
}
