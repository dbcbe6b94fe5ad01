/** Packs the built extension into `packages/vscode/dist/ontarget-<version>.vsix`, ready to be installed into VS Code. */
import { cpSync, existsSync, globSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { createVSIX } from '@vscode/vsce';

/** The extension is downloaded by everyone who opens a plan; more than this and something was packed by mistake. */
const LARGEST = 2 * 1024 * 1024;

const root = join(import.meta.dirname, '..');
const extension = join(root, 'packages/vscode');
const { version } = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8')) as { version: string };
const packagePath = join(extension, `dist/ontarget-${version}.vsix`);

// Packages of earlier versions would be taken for this one.
for (const earlier of globSync('dist/*.vsix', { cwd: extension })) rmSync(join(extension, earlier));

// The repository keeps one copy of what a package carries too.
const licence = join(extension, 'LICENSE');
cpSync(join(root, 'LICENSE'), licence);
const rules = join(extension, 'dist/rules');
rmSync(rules, { recursive: true, force: true });
if (existsSync(join(root, 'docs/rules'))) cpSync(join(root, 'docs/rules'), rules, { recursive: true });
const schemas = join(extension, 'dist/schema');
rmSync(schemas, { recursive: true, force: true });
for (const schema of ['workspace/schema/ontarget.schema.json', 'evaluator/schema/evaluator-1.0.json'])
  cpSync(join(root, 'packages', schema), join(schemas, basename(schema)));
try {
  // The bundles hold every dependency, so none is packed beside them.
  await createVSIX({ cwd: extension, packagePath, dependencies: false, allowMissingRepository: true });
} finally {
  rmSync(licence);
}
const { size } = statSync(packagePath);
if (size > LARGEST) throw new Error(`${packagePath} is ${size} bytes; more than ${LARGEST} is a mistake`);
console.log(`package: ${relative(root, packagePath)}, ${Math.round(size / 1024)} KB`);
