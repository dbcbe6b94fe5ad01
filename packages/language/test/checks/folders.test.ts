import { describe, expect, it } from 'vitest';
import { build } from '../support/parse.ts';

const HEADER = `plan "Plan" {
  currency USD
  year 2027-01-01 to 2027-12-31
  paid quarterly
  rounding half up to $0.01, each component
  leavers earn up to their last day
}
`;

/** Codes by file, with lines counted from 1. */
async function check(files: Record<string, string>): Promise<Record<string, string[]>> {
  const { services, documents } = await build(files);
  const found: Record<string, string[]> = {};
  for (const document of documents) {
    const diagnostics = await services.OnTarget.validation.DocumentValidator.validateDocument(document);
    found[document.uri.path] = diagnostics.map(({ code, range }) => `${range.start.line + 1} ${code}`);
  }
  return found;
}

describe('files and folders', () => {
  it('finds a second declaration in another file, and says where the first one is', async () => {
    const { services, documents } = await build({
      '/p/a.ote': `${HEADER}team Sales`,
      '/p/b.ote': 'team Sales',
    });
    const [, second] = documents;
    if (second === undefined) throw new Error('no second document');
    const diagnostics = await services.OnTarget.validation.DocumentValidator.validateDocument(second);
    expect(diagnostics.map(({ message }) => message)).toContain(
      'Sales is already the name of a team (line 8 of a.ote).',
    );
  });

  it('does not call what a library declares unused', async () => {
    const files = { '/lib/teams.ote': 'team Sales', '/p/a.ote': `${HEADER}use "../lib"\nteam Own` };
    expect(await check(files)).toEqual({ '/lib/teams.ote': [], '/p/a.ote': ['9 unused-declaration'] });
  });

  it('takes a name in a broken declaration for a use of it', async () => {
    const broken = 'role R in Sales { nonsense nonsense }';
    const found = await check({ '/p/a.ote': `${HEADER}team Sales\nteam Other\n${broken}` });
    expect(found['/p/a.ote']).toEqual(['10 not-understood', '9 unused-declaration']);
  });

  it('checks on after a mistake in another declaration', async () => {
    const found = await check({
      '/p/a.ote': `${HEADER}curve Broken linear { at 50% 60% }\ncurve Other linear { at 50%: 50% at 100%: 100% }\n`,
    });
    expect(found['/p/a.ote']).toEqual([
      '8 not-understood',
      '9 unused-declaration',
      '9 curve-start-missing',
      '9 curve-end-missing',
    ]);
  });

  it('sees one header only in the plan, however many files it has', async () => {
    const found = await check({ '/p/a.ote': HEADER, '/p/b.ote': HEADER });
    expect(found).toEqual({ '/p/a.ote': [], '/p/b.ote': ['1 header-twice'] });
  });
});
