import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as commands from '../src/commands/names.ts';
import { partsOf, problemOfFolder, problemOfYear } from '../src/new-plan/words.ts';

const folder = join(import.meta.dirname, '..');
const { contributes } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

describe('a new plan', () => {
  it.each(['.', 'plans/sales', 'plans\\sales', 'Pläne 27', './a'])('may live in %s', (path) => {
    expect(problemOfFolder(path)).toBeUndefined();
  });

  it.each(['', '  ', '/etc', 'C:\\plans', '../other', 'a/../../b', 'a:b', 'what?'])(
    'does not live in %j, and says why',
    (path) => {
      expect(problemOfFolder(path)).toMatch(/\w/);
    },
  );

  it('is put into the folder that was named', () => {
    expect(partsOf('.')).toEqual([]);
    expect(partsOf(' ./plans//sales/ ')).toEqual(['plans', 'sales']);
  });

  it('has a year of four digits', () => {
    expect(problemOfYear('2027')).toBeUndefined();
    for (const text of ['27', '20270', 'FY27', '']) expect(problemOfYear(text)).toContain('four digits');
  });
});

describe('the walkthrough', () => {
  const [{ steps, icon }] = contributes.walkthroughs;
  const known = new Set(Object.values(commands) as string[]);

  it('has steps that lead to commands that there are, and end when one is run', () => {
    expect(steps.map(({ id }: { id: string }) => id)).toEqual([
      'create',
      'curve',
      'examples',
      'pay',
      'compare',
    ]);
    for (const { description, completionEvents } of steps) {
      const led = [...description.matchAll(/\(command:([\w.]+)\)/g)].map(([, command]) => command);
      expect(led.length).toBeGreaterThan(0);
      for (const command of led)
        expect(known.has(command) || /^(vscode|testing)\./.test(command), command).toBe(true);
      expect(completionEvents).toContain(`onCommand:${led[0]}`);
    }
  });

  it('has a picture for each step, told in words, in the colours of the theme', () => {
    expect(existsSync(join(folder, icon))).toBe(true);
    for (const { media } of steps) {
      expect(media.altText.length).toBeGreaterThan(20);
      const picture = readFileSync(join(folder, media.svg), 'utf8');
      expect(picture).toContain(`<title>${media.altText}</title>`);
      expect(picture).not.toMatch(/#[0-9a-f]{3,8}\b/i);
      expect(picture).toContain('var(--vscode-');
    }
  });
});
