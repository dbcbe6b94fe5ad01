import { describe, expect, test } from 'vitest';
import { type Refactor, refactorsAt } from '../../src/index.ts';
import { type Workspace, workspace } from '../editor/workspace.ts';

const FILE = 'p/plan.ote';
const TEXT = `// What pipeline is worth.
parameter Coverage = $4 + $1

parameter Rate = 8%

measure NewARR { entered as money  for each payee }

curve Accelerated marginal {
  from   0%: 1x
  from 100%: 1.5x
}

// Sells.
role AE "Account executive" {
  target pay $100K in the year
  variable pay {
    60%  New  on NewARR  each quarter by itself  curve Accelerated { quota $1M in the year, phased evenly }
    40%  Old  on NewARR  each quarter by itself  curve Accelerated { quota $1M in the year, phased evenly }
  }
  on top {
    commission Sold on NewARR each quarter by itself at Rate
    formula Extra each quarter = greatest($0, New earned - 2 * Coverage)
  }
} // the only one

role Head {
  on top { commission Led on NewARR each quarter by itself at 1% times Factor }
}

parameter Factor = 1.5x
`;

async function offered(what: string, behind: number, files: Record<string, string> = { [FILE]: TEXT }) {
  const opened = await workspace(files);
  const { position } = opened.at(FILE, what, behind);
  const range = { start: position, end: position };
  return { opened, found: refactorsAt(opened.document(FILE), range, opened.services.OnTarget) };
}

/** What a file is after a change; of a file that is made, what is put into it. */
function after(opened: Workspace, { edits, creates }: Refactor, path: string): string {
  const uri = `test:/w/${path}`;
  const changes = Object.fromEntries(
    [...edits].map(([file, all]) => [file, all.map((edit) => ({ ...edit }))]),
  );
  return creates?.includes(uri)
    ? (changes[uri] ?? []).map(({ newText }) => newText).join('')
    : opened.after(path, { changes });
}

async function named(title: RegExp, what: string, behind: number, files?: Record<string, string>) {
  const { opened, found } = await offered(what, behind, files);
  const one = found.find((refactor) => title.test(refactor.title));
  if (one === undefined)
    throw new Error(`none of ${found.map((refactor) => refactor.title).join('; ')} is ${title}`);
  return { opened, one, text: after(opened, one, FILE) };
}

describe('a curve of its own', () => {
  test('is a copy that one component reads', async () => {
    const { one, text } = await named(/curve of its own/, '40%  Old', 6);
    expect(one.title).toBe('Give Old of AE a curve of its own, as Accelerated is');
    expect(text).toContain('curve OldCurve marginal {\n  from   0%: 1x\n  from 100%: 1.5x\n}');
    expect(text).toContain('40%  Old  on NewARR  each quarter by itself  curve OldCurve {');
    expect(text).toContain('60%  New  on NewARR  each quarter by itself  curve Accelerated {');
  });

  test('is not offered where nothing else reads the curve', async () => {
    const alone = TEXT.replace(/ {4}60%.*\n/, '');
    const { found } = await offered('40%  Old', 6, { [FILE]: alone });
    expect(found.filter(({ title }) => /curve of its own/.test(title))).toEqual([]);
  });

  test('stands above the role where the curve is in another file, and takes no name that is taken', async () => {
    const curve = TEXT.slice(TEXT.indexOf('curve Acc'), TEXT.indexOf('// Sells'));
    const files = {
      [FILE]: TEXT.replace(curve, ''),
      'p/curves.ote': `${curve}curve OldCurve linear { at 0%: 0%  at 100%: 100% }\n`,
    };
    const { text } = await named(/curve of its own/, '40%  Old', 6, files);
    expect(text).toMatch(/curve OldCurve2 marginal \{[\s\S]*\}\n\nrole AE/);
  });
});

describe('a parameter', () => {
  test('is written out wherever it is read, in brackets where it is more than a number', async () => {
    const { one, text } = await named(/Write Coverage out/, '* Coverage', 4);
    expect(one.title).toBe('Write Coverage out where it is read (one place)');
    expect(text).toContain('New earned - 2 * ($4 + $1))');
    expect(text).not.toContain('parameter Coverage');
    const rate = await named(/Write Rate out/, 'parameter Rate', 11);
    expect(rate.text).toContain('at 8%\n');
    expect(rate.text).not.toContain('parameter Rate');
  });

  test('is not written out where only a name can stand, with the reason', async () => {
    const { one } = await named(/Write Factor out/, 'parameter Factor', 12);
    expect(one.refused).toMatch(/^in plan\.ote, line \d+ only a name can stand$/);
    expect(one.edits.size).toBe(0);
  });

  test('is made of a number', async () => {
    const { one, text } = await named(/a parameter/, '2 * Coverage', 0);
    expect(one.title).toBe('Make 2 a parameter');
    expect(text).toContain('parameter Number = 2\n\nrole AE');
    expect(text).toContain('- Number * Coverage');
    const curve = await named(/Make 1.5x a parameter/, 'from 100%: 1.5x', 12);
    expect(curve.text).toContain('parameter Factor2 = 1.5x\n\ncurve Accelerated');
  });

  test('is not made of a number that no name may stand for', async () => {
    const { found } = await offered('quota $1M', 8);
    expect(found.filter(({ title }) => /a parameter/.test(title))).toEqual([]);
  });
});

describe('a file of its own', () => {
  test('is given to a role, with its comments', async () => {
    const { opened, one, text } = await named(/Move AE into/, 'role AE', 6);
    expect(one.creates).toEqual(['test:/w/p/ae.ote']);
    const own = after(opened, one, 'p/ae.ote');
    expect(own).toMatch(/^\/\/ Sells\.\nrole AE [\s\S]*\} \/\/ the only one\n$/);
    expect(text).not.toContain('role AE');
    expect(text).not.toContain('the only one');
    expect(text).toMatch(/\}\n\nrole Head \{/);
  });

  test('is given to each role, under names that are free', async () => {
    const files = { [FILE]: TEXT, 'p/head.ote': 'team Leaders\n' };
    const { one, text } = await named(/Move each of the 2 roles/, 'role AE', 6, files);
    expect(one.creates).toEqual(['test:/w/p/ae.ote', 'test:/w/p/head-2.ote']);
    expect(text).not.toMatch(/^role /m);
    expect(text).toContain('parameter Factor = 1.5x');
  });

  test('means the same: every name still leads somewhere', async () => {
    const { opened, one, text } = await named(/Move each of the 2 roles/, 'role AE', 6);
    const again = await workspace({
      [FILE]: text,
      'p/ae.ote': after(opened, one, 'p/ae.ote'),
      'p/head.ote': after(opened, one, 'p/head.ote'),
    });
    for (const path of [FILE, 'p/ae.ote', 'p/head.ote']) {
      const { parseResult, references } = again.document(path);
      expect(parseResult.parserErrors, path).toEqual([]);
      expect(
        references.filter((one) => 'ref' in one && one.ref === undefined).map(({ $refText }) => $refText),
      ).toEqual([]);
    }
  });

  test('is not given to the only declaration of a file', async () => {
    const { found } = await offered('role A', 6, { [FILE]: 'role A { target pay $1 in the year }\n' });
    expect(found).toEqual([]);
  });
});

test('a text that cannot be read is left alone', async () => {
  const { found } = await offered('role AE', 6, { [FILE]: `${TEXT}curve Broken {` });
  expect(found).toEqual([]);
});
