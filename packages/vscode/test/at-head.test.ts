import { describe, expect, it } from 'vitest';
import { type Revisions, textsAt } from '../src/compare/at-head.ts';

/** Git as its extension answers: errors carry a code, and what it printed. */
function git(texts: Record<string, string | Error>): Revisions {
  return {
    getObjectDetails: async (_, path) => {
      const found = texts[path];
      if (found === undefined)
        throw Object.assign(new Error('Path not known'), { gitErrorCode: 'UnknownPath' });
      return { object: '1' };
    },
    show: async (_, path) => {
      const found = texts[path];
      if (typeof found !== 'string') throw found ?? new Error('Could not show object.');
      return found;
    },
  };
}

const files = [
  { key: 'file:///a.ote', path: '/a.ote' },
  { key: 'file:///b.ote', path: '/b.ote' },
];

describe('files at HEAD', () => {
  it('have their text there, and a new one has none', async () => {
    expect(await textsAt('c0ffee', files, git({ '/a.ote': 'plan' }))).toEqual({
      'file:///a.ote': 'plan',
      'file:///b.ote': null,
    });
  });

  it('are asked for at the commit that HEAD was when the question was asked', async () => {
    const asked: string[] = [];
    const { show, getObjectDetails } = git({ '/a.ote': '', '/b.ote': '' });
    await textsAt('c0ffee', files, {
      show: (ref, path) => {
        asked.push(ref);
        return show(ref, path);
      },
      getObjectDetails,
    });
    expect(asked).toEqual(['c0ffee', 'c0ffee']);
  });

  it.each([
    [
      'what git printed',
      Object.assign(new Error('Failed'), { stderr: 'fatal: bad object\n' }),
      'fatal: bad object',
    ],
    ['its message', new Error('Could not show object.'), 'Could not show object.'],
  ])('are not taken for new where git cannot read them: %s is told', async (_, error, words) => {
    await expect(textsAt('c0ffee', files, git({ '/a.ote': 'plan', '/b.ote': error }))).rejects.toThrow(
      `Git could not read /b.ote at HEAD: ${words}`,
    );
  });

  it('are not taken for new where git cannot say whether they are there', async () => {
    const broken: Revisions = {
      getObjectDetails: async () => {
        throw Object.assign(new Error('Failed'), {
          gitErrorCode: 'NotAGitRepository',
          stderr: 'fatal: no tree',
        });
      },
      show: async () => 'never asked',
    };
    await expect(textsAt('c0ffee', files, broken)).rejects.toThrow('at HEAD: fatal: no tree');
  });
});
