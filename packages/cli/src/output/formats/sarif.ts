import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Fix, pathOfUri, type TextRange } from '@ontarget/workspace/node';
import manifest from '../../../package.json' with { type: 'json' };
import type { Finding } from '../../findings/finding.ts';
import { type Report, type StaleEntry, staleWords } from '../../findings/report.ts';

/**
 * The findings as SARIF 2.1.0 (OASIS Static Analysis Results Interchange Format), which code scanning reads. Columns count
 * UTF-16 units, as editors count them. A fix is one of several ways to mend a problem, the likeliest first.
 */
export function sarifText(report: Report): string {
  const rules = [...new Map(report.findings.map((finding) => [finding.code, finding])).values()].sort(byCode);
  const index = new Map(rules.map(({ code }, at) => [code, at]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'ontarget', semanticVersion: manifest.version, rules: rules.map(ruleOf) },
        },
        automationDetails: { id: `ontarget/${report.command}/` },
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) => resultOf(finding, index.get(finding.code) ?? 0)),
        ...(report.stale.length === 0
          ? {}
          : {
              invocations: [
                { executionSuccessful: true, toolExecutionNotifications: report.stale.map(notice) },
              ],
            }),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

/** A result that is gone is told as a notice: code scanning shows whatever stands among the results as if it were there. */
function notice({ code, path, count }: StaleEntry): object {
  return {
    level: 'note',
    message: { text: staleWords(code, count) },
    locations: [{ physicalLocation: { artifactLocation: artifact(path) } }],
  };
}

const FINGERPRINT = 'ontarget/v1';
const LEVELS = { error: 'error', warning: 'warning', info: 'note', hint: 'note' } as const;

function byCode(a: Finding, b: Finding): number {
  return a.code < b.code ? -1 : 1;
}

function ruleOf({ code, title, page, severity }: Finding): object {
  const text = pageText(code);
  const sentence = `${title}.`;
  return {
    id: code,
    shortDescription: { text: sentence },
    fullDescription: { text: sentence },
    help: { text: text ?? `${sentence} See ${page}.`, markdown: text ?? `${sentence} See \`${page}\`.` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { page },
  };
}

/**
 * The text of a rule's page, which is shipped beside the command; there is no address of its own that `helpUri` could
 * name. Links to other pages lead nowhere from there and are left as words.
 */
function pageText(code: string): string | undefined {
  const path = PAGES.map((folder) => join(folder, `${code}.md`)).find((one) => existsSync(one));
  return path === undefined
    ? undefined
    : readFileSync(path, 'utf8').replace(/\[([^\]]*)\]\((?!https?:)[^)]*\)/g, '$1');
}

/** Below the bundle, which may be split into a folder of chunks. */
const PAGES = ['rules', '../rules'].map((folder) => join(import.meta.dirname, folder));

function resultOf(finding: Finding, ruleIndex: number): object {
  const { code, severity, message, path, range, fixes, fingerprint, known } = finding;
  return {
    ruleId: code,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation: artifact(path), region: region(range) } }],
    partialFingerprints: { [FINGERPRINT]: fingerprint },
    ...(known === undefined ? {} : { baselineState: known ? 'unchanged' : 'new' }),
    ...(known ? { suppressions: [{ kind: 'external', justification: 'The baseline knows it.' }] } : {}),
    ...(fixes.length === 0 ? {} : { fixes: fixes.map(fixOf) }),
  };
}

function fixOf({ title, edits }: Fix): object {
  const byFile = Map.groupBy(edits, ({ uri }) => uri);
  return {
    description: { text: title },
    artifactChanges: [...byFile].map(([uri, own]) => ({
      artifactLocation: artifact(pathOfUri(uri)),
      replacements: own.map(({ range, text }) => ({
        deletedRegion: region(range),
        insertedContent: { text },
      })),
    })),
  };
}

function region({ line, column, endLine, endColumn }: TextRange): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** From the working folder, which is the repository's where a build runs; an address of its own outside of it. */
function artifact(path: string): object {
  const from = relative(process.cwd(), resolve(path)).replaceAll('\\', '/');
  if (from.startsWith('..') || /^[A-Za-z]:/.test(from)) return { uri: pathToFileURL(path).href };
  return { uri: from.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
