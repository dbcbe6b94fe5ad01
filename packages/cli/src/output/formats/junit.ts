import type { Case, Report, Suite } from '../../findings/report.ts';
import { attribute, element, xmlText } from './xml.ts';

/**
 * What was looked at as JUnit XML, as the schema of Jenkins has it. There are no times in it: the same plan gives the
 * same bytes.
 */
export function junitXml({ command, suites }: Report): string {
  const cases = suites.flatMap((suite) => suite.cases);
  const inner = suites.map(suiteXml);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'testsuites',
    { name: `ontarget ${command}`, ...countsOf(cases) },
    inner,
  )}`;
}

function suiteXml({ name, cases }: Suite): string {
  return element(
    'testsuite',
    { name, ...countsOf(cases) },
    cases.map((one) => caseXml(name, one)),
  );
}

function caseXml(suite: string, { name, outcome, told }: Case): string {
  const inner = told.map(({ code, message, text }) => {
    if (outcome === 'passed') return `<system-out>${xmlText(text)}</system-out>`;
    const tag = outcome === 'broken' ? 'error' : 'failure';
    return `<${tag}${attribute('type', code)}${attribute('message', message)}>${xmlText(text)}</${tag}>`;
  });
  return element('testcase', { name, classname: suite }, inner);
}

function countsOf(cases: readonly Case[]): Record<string, string> {
  const count = (outcome: Case['outcome']) => String(cases.filter((one) => one.outcome === outcome).length);
  return { tests: String(cases.length), failures: count('failed'), errors: count('broken') };
}
