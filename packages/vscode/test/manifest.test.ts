import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as commands from '../src/commands/names.ts';

const folder = join(import.meta.dirname, '..');
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

describe('the manifest', () => {
  it('declares exactly the commands that the extension registers', () => {
    const declared = manifest.contributes.commands.map(({ command }: { command: string }) => command);
    expect(declared.sort()).toEqual(Object.values(commands).sort());
  });

  it('starts with the first VS Code whose extension host is Node 22', () => {
    expect(manifest.engines.vscode).toBe('^1.101.0');
  });

  it('works in workspaces that are not trusted, which name no program, and in virtual ones', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    // VS Code reads which settings are restricted only where the support is limited.
    expect(untrustedWorkspaces).toMatchObject({
      supported: 'limited',
      restrictedConfigurations: ['ontarget.command.path'],
    });
    expect(manifest.contributes.configuration.properties['ontarget.command.path'].scope).toBe(
      'machine-overridable',
    );
    expect(virtualWorkspaces).toBe(true);
  });

  it('explains each setting, in an order, and says where each may be set', () => {
    const settings = Object.entries(
      manifest.contributes.configuration.properties as Record<string, Record<string, unknown>>,
    );
    const orders = settings.map(([, { order }]) => order);
    expect(new Set(orders).size).toBe(settings.length);
    for (const [name, { markdownDescription, scope, order, default: usual }] of settings) {
      expect(markdownDescription, name).toMatch(/\w.{20}.*\.$/s);
      // The server asks for settings of the window; one that starts a program is not for a folder to set unasked.
      expect(scope, name).toBe(name === 'ontarget.command.path' ? 'machine-overridable' : 'window');
      expect(order, name).toBeTypeOf('number');
      expect(usual, name).toBeDefined();
    }
  });

  it('has the schemas of project files and evaluators packed, as their packages have them', () => {
    const script = readFileSync(join(folder, '../../scripts/package.ts'), 'utf8');
    for (const { fileMatch, url } of manifest.contributes.jsonValidation) {
      const name = url.replace('./dist/schema/', '');
      const source = /schemas?\b[^;]*'([\w/.-]+)'/s.test(script) && script.includes(`schema/${name}'`);
      expect(source, `${fileMatch} is checked by ${name}, which the package is made with`).toBe(true);
    }
    expect(manifest.contributes.jsonValidation).toHaveLength(2);
    expect(readFileSync(join(folder, '.vscodeignore'), 'utf8')).toContain('!dist/schema/*.json');
  });

  it('names files that are there', () => {
    const [language] = manifest.contributes.languages;
    const files = [manifest.icon, language.configuration, language.icon.light, language.icon.dark];
    expect(files.filter((file: string) => !existsSync(join(folder, file)))).toEqual([]);
  });
});

describe('the language configuration', () => {
  const { wordPattern, indentationRules } = JSON.parse(
    readFileSync(join(folder, 'language-configuration.json'), 'utf8'),
  );
  const words = (text: string) => text.match(new RegExp(wordPattern, 'g'));

  it('takes literals and hyphenated words as one word', () => {
    expect(words('on-target pay $1,250.50, 12.5% 1.5x NewARR')).toEqual([
      'on-target',
      'pay',
      '$1,250.50',
      '12.5%',
      '1.5x',
      'NewARR',
    ]);
  });

  it('indents after an open brace, and back before a closing one', () => {
    const opens = new RegExp(indentationRules.increaseIndentPattern);
    expect(opens.test('role AE {')).toBe(true);
    expect(opens.test('role AE { // the account executive')).toBe(true);
    expect(opens.test('Field 100% { carried by AE }')).toBe(false);
    expect(new RegExp(indentationRules.decreaseIndentPattern).test('  }')).toBe(true);
  });
});
