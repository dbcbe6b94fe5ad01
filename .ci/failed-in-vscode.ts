/** Prints the files of `test/vscode` that failed in a run, one a line, from vitest's JSON report; none where it wrote no report. */
import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { TestReport } from './report.ts';

const [path = ''] = process.argv.slice(2);
if (existsSync(path)) {
  const { testResults }: TestReport = JSON.parse(readFileSync(path, 'utf8'));
  for (const { name, status } of testResults) {
    const file = relative(process.cwd(), name).replaceAll('\\', '/');
    if (status === 'failed' && file.startsWith('test/vscode/')) console.log(file);
  }
}
