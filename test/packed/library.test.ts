import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packLibrary } from '../../scripts/pack/library.ts';
import { codeBlocks, pages } from '../docs/markdown.ts';

const root = join(import.meta.dirname, '../..');
const NPM = { encoding: 'utf8', shell: process.platform === 'win32' } as const;
/** What Ana Silva is paid for a quarter of $195,000 against $150,000, by the curve of the first plan's text. */
const ANA = { value: '22125', unit: 'USD' };

/** Everything that the page says of the library, on the tarball that is installed from npm and on nothing else. */
describe('@ontarget/evaluator, packed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ontarget-library-'));
  const roster = [{ payee: 'Ana Silva', role: 'AccountExecutive', start: '2025-06-01' }];
  const deals = [{ id: 'D-01', closed: '2027-01-08', owner: 'Ana Silva', amount: '195000', stage: 'won' }];

  beforeAll(async () => {
    const packed = await packLibrary(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
    const installed = spawnSync('npm', ['install', '--offline', '--no-audit', '--no-fund', packed], {
      cwd: folder,
      ...NPM,
    });
    expect(installed.stderr + installed.stdout).toContain('added 1 package');
    const command = join(root, 'packages/cli/bin/ontarget');
    const out = join(folder, 'first-plan.evaluator.json');
    const compiled = spawnSync(process.execPath, [command, 'compile', 'examples/first-plan', '--out', out], {
      cwd: root,
    });
    expect(compiled.status).toBe(0);
    writeFileSync(join(folder, 'rows.json'), JSON.stringify({ roster, deals }));
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  function node(program: string): string {
    const file = join(folder, 'program.js');
    writeFileSync(file, program);
    const { status, stdout, stderr } = spawnSync(process.execPath, [file], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    return stdout.trim();
  }

  const shown = pages()
    .flatMap((page) => codeBlocks(page))
    .filter(({ language, code }) => language === 'js' && code.includes('@ontarget/evaluator'));

  test('both pages show it', () => {
    expect(shown.map(({ page }) => page).sort()).toEqual(['README.md', 'packages/evaluator/README.md']);
  });

  test.each(shown)('what $page shows pays', ({ code }) => {
    const printed = code.includes('console.log')
      ? code
      : `${code}\nconsole.log(statements[0].payee, statements[0].paid);`;
    expect(node(printed)).toBe(`Ana Silva { value: '${ANA.value}', unit: 'USD' }`);
  });

  test('it depends on nothing', () => {
    const { dependencies, sideEffects } = JSON.parse(
      readFileSync(join(folder, 'node_modules/@ontarget/evaluator/package.json'), 'utf8'),
    ) as { dependencies?: object; sideEffects: boolean };
    expect(dependencies).toBeUndefined();
    expect(sideEffects).toBe(false);
  });

  test('its types are all there and say what is wrong', () => {
    const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')) as {
      compilerOptions: object;
    };
    const options = { ...compilerOptions, skipLibCheck: false, types: [] };
    const check = (program: string) => {
      writeFileSync(join(folder, 'program.ts'), program);
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions: options, files: ['program.ts'] }),
      );
      return spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc')], {
        cwd: folder,
        encoding: 'utf8',
      }).stdout;
    };
    const program = (rows: string) => `import { openEvaluator, run, runInput } from '@ontarget/evaluator';
const result = await run(runInput(await openEvaluator(''), { period: 'FY27-Q1', tables: { deals: ${rows} } }));
export const paid: string | undefined = result.statements[0]?.paid?.value;
`;
    expect(check(program("[{ id: 'D-01', amount: 12 }]"))).toBe('');
    expect(check(program("[{ id: 'D-01', closed: new Date() }]"))).toContain('TS2322');
  });

  describe('in a browser', () => {
    const bundled = async (program: string) => {
      const { outputFiles } = await build({
        stdin: { contents: program, resolveDir: folder },
        bundle: true,
        write: false,
        format: 'iife',
        platform: 'browser',
        target: 'es2022',
        minify: true,
      });
      return outputFiles[0]?.text ?? '';
    };
    const pay = `import { openEvaluator, run, runInput } from '@ontarget/evaluator';
      globalThis.pay = async (text, tables) =>
        JSON.stringify((await run(runInput(await openEvaluator(text), { period: 'FY27-Q1', tables }))).statements[0].paid);`;

    test('it asks for nothing of Node and pays where no code may be generated', async () => {
      const program = await bundled(pay);
      const { createContext, Script } = await import('node:vm');
      // What a page has, and not what Node adds to it.
      const page = createContext(
        { crypto: globalThis.crypto, TextEncoder, TextDecoder },
        { codeGeneration: { strings: false, wasm: false } },
      );
      new Script(program).runInContext(page);
      const text = readFileSync(join(folder, 'first-plan.evaluator.json'), 'utf8');
      const paid: string = await new Script(
        `pay(${JSON.stringify(text)}, ${JSON.stringify({ roster, deals })})`,
      ).runInContext(page);
      expect(JSON.parse(paid)).toEqual(ANA);
    });

    test('what is not used is left out', async () => {
      const whole = statSync(join(folder, 'node_modules/@ontarget/evaluator/index.js')).size;
      const words = await bundled(
        "import { quantityWords } from '@ontarget/evaluator'; console.log(quantityWords({ value: '1', unit: 'USD' }, 'USD'));",
      );
      const all = await bundled(
        "import * as everything from '@ontarget/evaluator'; console.log(everything);",
      );
      expect(whole).toBeGreaterThan(all.length);
      expect(words.length / all.length).toBeLessThan(0.2);
    });
  });
});
