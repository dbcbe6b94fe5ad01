import { createOnTargetServices, rewritesAt } from '@ontarget/language';
import fc from 'fast-check';
import { type LangiumDocument, URI } from 'langium';
import { describe, expect, it } from 'vitest';
import { compiled } from './support/compile.ts';
import { HEADER } from './support/plans.ts';

/**
 * A table of roles and the roles written out are two forms of one thing: each can be made of the other, with one
 * digest and every comment.
 */
const SHARED = `
team Marketing { team Demand { team Web }  team Field }
team Sales
measure Revenue { entered as percent  for the company  if missing, its component waits }
measure Board { scored 0% to 200%  for each payee by board  if missing, its component waits }
measure Won { entered as money  for each payee  if missing, its component waits }
curve Line linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
`;
const TEXTS = [
  'on Revenue the year by itself curve Line',
  'on Board each quarter by itself as scored',
  'on Won each quarter by itself curve Line { quota $1M in the year, phased evenly /* the same for all */ }',
  'on Won each month by itself curve Line {\n quota $50K in the month // of each month\n cap payout at 200% of target\n }',
];
const WEIGHTS = [[100], [60, 40], [50, 30, 20], [25, 25, 40, 10]];
const TEAMS = ['', 'Marketing', 'Demand', 'Web', 'Field'];
const PAY = ['$90K | 20% of base | | ', ' | $40K | | ', ' | | $120K | 30%'];

interface Row {
  readonly team: string;
  readonly pay: string;
  readonly title: boolean;
  readonly manager: boolean;
  readonly components: readonly number[];
  readonly comment: 'none' | 'above' | 'behind';
}

const rows = fc.array(
  fc.record<Row>({
    team: fc.constantFrom(...TEAMS),
    pay: fc.constantFrom(...PAY),
    title: fc.boolean(),
    manager: fc.boolean(),
    components: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }),
    comment: fc.constantFrom('none', 'above', 'behind'),
  }),
  { minLength: 1, maxLength: 6 },
);
const plans = fc.record({ rows, notes: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }) });

function textOf({ rows: all, notes }: { rows: readonly Row[]; notes: readonly boolean[] }): string {
  const used = [...new Set(all.flatMap(({ components }) => components))].sort();
  const list = used.flatMap((index) => [
    ...(notes[index] ? [`  // why there is C${index}`] : []),
    `  C${index} ${TEXTS[index]}${notes[(index + 1) % 4] ? ` // behind C${index}` : ''}`,
  ]);
  const lines = all.flatMap((row, index) => {
    const weights = WEIGHTS[row.components.length - 1] ?? [];
    const cells = used.map((component) => {
      const at = row.components.indexOf(component);
      return at < 0 ? '' : `${weights[at]}%`;
    });
    const name = `R${index}${row.title ? ` "The role ${index} | or so"` : ''}`;
    const manager = row.manager && index > 0 ? 'R0' : '';
    const line = `  | ${[name, row.team, manager, row.pay, ...cells].join(' | ')} |`;
    return [
      ...(row.comment === 'above' ? [`  // above R${index}`] : []),
      `${line}${row.comment === 'behind' ? ` // behind R${index}` : ''}`,
    ];
  });
  const heading = `  | ${['role | team | reports to | base | target pay | on-target pay | variable', ...used.map((index) => `C${index}`)].join(' | ')} |`;
  return [
    HEADER,
    SHARED,
    'components for Marketing {',
    ...list,
    '}',
    '// before the table',
    'roles in Marketing {',
    heading,
    ...lines,
    '}',
  ].join('\n');
}

async function opened(text: string) {
  const services = createOnTargetServices();
  const document: LangiumDocument = services.shared.workspace.LangiumDocumentFactory.fromString(
    text,
    URI.parse('memory:/forms/plan.ote'),
  );
  services.shared.workspace.LangiumDocuments.addDocument(document);
  await services.shared.workspace.DocumentBuilder.build([document]);
  return { document, services: { ...services.OnTarget, shared: services.shared } };
}

/** The text after the rewrite whose title begins so, asked for where some words stand. */
async function rewritten(text: string, at: string, title: string): Promise<string> {
  const { document, services } = await opened(text);
  const start = document.textDocument.positionAt(text.indexOf(at));
  const rewrites = rewritesAt(document, { start, end: start }, services);
  const rewrite = rewrites.find((one) => one.title.startsWith(title));
  if (rewrite === undefined || rewrite.refused !== undefined)
    throw new Error(`${title}: ${rewrite?.refused ?? 'not offered'} in\n${text}`);
  const edits = [...(rewrite.edits.get(document.uri.toString()) ?? [])]
    .map(({ range, newText }) => ({
      from: document.textDocument.offsetAt(range.start),
      to: document.textDocument.offsetAt(range.end),
      newText,
    }))
    .sort((a, b) => b.from - a.from);
  return edits.reduce(
    (after, { from, to, newText }) => after.slice(0, from) + newText + after.slice(to),
    text,
  );
}

const commentsIn = (text: string) =>
  new Set(
    [...text.matchAll(/\/\/ ?(.*)$|\/\*(.*?)\*\//gm)].map(([, line, block]) => (line ?? block ?? '').trim()),
  );

async function refusal(roles: string, at = 'role'): Promise<string | undefined> {
  const text = `${HEADER}${SHARED}${roles}`;
  const { document, services } = await opened(text);
  const start = document.textDocument.positionAt(text.indexOf(at, HEADER.length + SHARED.length));
  return rewritesAt(document, { start, end: start }, services)[0]?.refused;
}

describe('a table of roles and the roles written out', () => {
  it('can be made of each other with one digest and all comments, whatever stands in them', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const table = textOf(plan);
        const { digest } = await compiled(table);
        const out = await rewritten(table, 'roles in', 'Write the roles in Marketing out');
        expect(out).not.toMatch(/^(roles in|components for)/m);
        expect((await compiled(out)).digest).toBe(digest);
        expect(commentsIn(out)).toEqual(commentsIn(table));
        const back = await rewritten(out, 'role R0', 'Make a table of');
        expect(back).not.toMatch(/^role /m);
        expect((await compiled(back)).digest).toBe(digest);
        expect(commentsIn(back)).toEqual(commentsIn(table));
      }),
      { numRuns: 25 },
    );
  }, 300_000);

  it('is written out as an analyst would write it', async () => {
    const table = `${HEADER}${SHARED}
// Whoever stands in the table has some of these.
components for Marketing {
  Company  on Revenue  the year by itself  curve Line // the company's
  // Scored by the board.
  Goals    on Board    each quarter by itself  as scored
}

roles in Marketing {
  | role       | team | reports to | base | target pay  | Company | Goals |
  // Leads them all.
  | CMO "Head" |      |            | $90K | 20% of base | 60%     | 40%   |
  | Digital    | Web  | CMO        |      | $20K        | 100%    |       | // since March
}
`;
    const out = await rewritten(table, '| Digital', 'Write');
    expect(out.slice(out.indexOf('// Whoever'))).toBe(`// Whoever stands in the table has some of these.
// Leads them all.
role CMO "Head" in Marketing {
  base $90K, target pay 20% of base
  variable pay {
    // the company's
    60%  Company  on Revenue  the year by itself      curve Line
    // Scored by the board.
    40%  Goals    on Board    each quarter by itself  as scored
  }
}

// since March
role Digital in Web, reports to CMO {
  target pay $20K in the year
  variable pay {
    // the company's
    100%  Company  on Revenue  the year by itself  curve Line
  }
}
`);
  });

  it('is no table where a row could not say it, and says why', async () => {
    const pay = 'target pay $20K in the year';
    const variable = 'variable pay { 100% A on Revenue the year by itself curve Line }';
    const role = (inside: string, head = 'role R in Web') => `${head} { ${inside} }`;
    expect(await refusal(role(`${pay} ${variable}`))).toBeUndefined();
    expect(await refusal(role(`${pay} ${variable}`, 'role R'))).toContain('names no team');
    expect(
      await refusal(role(`${pay} ${variable} total { cap at 150% of target, the excess is lost }`)),
    ).toContain('says more than pay and weights: total { cap at 150%');
    expect(
      await refusal(role(`target pay $20K in the year unless the roster says otherwise ${variable}`)),
    ).toContain('what the roster says');
    expect(await refusal(role(`${pay} ${variable.replace('A on', 'base on')}`))).toContain(
      'a column called base',
    );
    expect(await refusal(role(pay))).toContain('no component to be weighed');
    expect(
      await refusal(role(`${pay} ${variable.replace(' }', ' cap at 150% of target, the excess is lost }')}`)),
    ).toContain('has no cell');
    const listed = `components for Web { A on Board the year by itself as scored }\nroles in Web { | role | target pay | A |\n| X | $5 | 100% |\n}\n`;
    expect(await refusal(`${listed}${role(`${pay} ${variable}`)}`, 'role R')).toContain('already');
  });

  it('takes of a team only the roles whose components agree', async () => {
    const role = (name: string, rest: string) =>
      `role ${name} in Web { target pay $20K in the year  variable pay { 100% A on ${rest} } }\n`;
    const text = `${HEADER}${SHARED}${role('One', 'Revenue the year by itself curve Line')}${role('Two', 'Board the year by itself as scored')}${role('Three', 'Revenue  the year by itself curve Line')}`;
    const table = await rewritten(text, 'role One', 'Make a table of the 2 roles in Web');
    expect(table).toContain('role Two in Web');
    expect(table).toMatch(/\| One +\|[\s\S]*\| Three +\|/);
    expect((await compiled(table)).digest).toBe((await compiled(text)).digest);
  });
});
