import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, isCode, isDesignCode } from '@ontarget/language';
import { describe, expect, it } from 'vitest';
import { POLICY_MODULE, policyModule } from '../../../scripts/policy-library.ts';
import { openPlan } from '../src/index.ts';
import { designRuleLibrary } from '../src/rules/library.ts';
import { memoryFiles } from './memory-files.ts';

const PLAN = `plan "P" {
  currency USD  year 2027-01-01 to 2027-12-31  paid quarterly  rounding half up to $0.01, each component
  target pay phased evenly  leavers earn up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  amount money }
team Sales { team Field }
team Marketing
revenue measure NewARR { total amount of deals  dated closed  credited to owner }
measure Deals { count of deals  dated closed  credited to owner }
curve Straight linear { below 50%: 0%  at 50%: 50%  at 100%: 100%, then same slope }
curve Cliff steps { below 80%: 0%  from 80%: 60%  from 100%: 100% }
goal Revenue = NewARR $10M in the year, phased evenly {
  carried by Leader
  Sales 100%, handed down at 115% { Field 100% }
  Marketing shares 30% of the same number, counting all of it
}
role Leader in Sales {
  on-target pay $300K, 40% variable
  variable pay { 100% Company on Revenue the year by itself curve Straight }
}
role Rep in Field {
  on-target pay $200K, 50% variable
  variable pay {
    70% New  on NewARR               each quarter by itself curve Cliff { quota $1M in the year, phased evenly }
    30% Team on Revenue.Sales.Field  each quarter by itself curve Straight
  }
}
role Marketer in Marketing {
  on-target pay $100K, 20% variable
  variable pay {
    25% Number on Revenue.Marketing each quarter by itself curve Straight
    75% Count  on Deals             each quarter by itself curve Straight { quota 40 in the year, phased evenly }
  }
}
`;

async function told(policy: string, { plan = PLAN, project = '{ "rules": {} }' } = {}): Promise<string[]> {
  const files = { 'plan/plan.ote': `${plan}\n${policy}`, 'ontarget.json': project };
  const { diagnostics } = await openPlan(memoryFiles(files), 'file:///w/plan');
  // The plan is about one sentence, and breaks design rules that ship; those that the project sets are looked at.
  const isAsked = (code: string) => !isCode(code) || !isDesignCode(code) || project.includes(code);
  return diagnostics
    .filter(({ code }) => isAsked(code))
    .map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
}

/** What a policy of one sentence finds, without the words around it. */
async function found(sentence: string): Promise<string[]> {
  const all = await told(`policy P "It" { ${sentence}  warning }`);
  return all.map((one) => one.replace(/^warning policy-broken: It: /, ''));
}

describe('a sentence of a policy', () => {
  it('is kept by the plan as it is, and says nothing', async () => {
    expect(await told('')).toEqual([]);
    expect(await found('every role has revenue weight at least 25%')).toEqual([]);
  });

  it.each([
    // Weights and figures of roles.
    [
      'every role in Marketing has revenue weight at least 40%',
      [
        'Marketer has revenue weight 25%, not at least 40%. Another 15% of target pay ($3,000 a year) of Marketer would have to be on revenue.',
      ],
    ],
    [
      'no role in Marketing has linked weight below 30%',
      [
        'Marketer has linked weight 25%, which is below 30%. Another 5% of target pay ($1,000 a year) of Marketer would have to be on revenue or on what is converted from it.',
      ],
    ],
    [
      'every role has variable share between 30% and 60%',
      ['Marketer has variable share 20%, not between 30% and 60%.'],
    ],
    [
      'every role in Sales has on-target pay at most $250K',
      ['Leader has on-target pay $300,000, not at most $250,000.'],
    ],
    ['every role other than Leader has number of measures of 2', []],
    [
      'every role with target pay above $90K has number of components at most 1',
      ['Rep has number of components 2, not at most 1.'],
    ],
    // Teams and the plan, each role once: $120K and $100K of sales, $5K of $20K of marketing.
    [
      'every team in Marketing has revenue weight at least 50%',
      ['Marketing has revenue weight 25%, not at least 50%.'],
    ],
    ['every plan has revenue weight at least 95%', ['P has revenue weight 93.75%, not at least 95%.']],
    ['every team has number of roles at least 1 and target pay at least $20K', []],
    // Components and curves.
    [
      'no component has weight below 30%',
      [
        'Number of Marketer has weight 25%, which is below 30%. It needs another 5% of target pay ($1,000 a year), or its part can go to the other components of Marketer.',
      ],
    ],
    [
      'no component on revenue has weight above 69%',
      [
        'Company of Leader has weight 100%, which is above 69%.',
        'New of Rep has weight 70%, which is above 69%.',
      ],
    ],
    [
      'every component on Deals has target pay at least $16K',
      ['Count of Marketer has target pay $15,000, not at least $16,000.'],
    ],
    ['every curve has largest jump at most 55%', ['Cliff has largest jump 60%, not at most 55%.']],
    ['every curve has threshold at least 60%', ['Straight has threshold 50%, not at least 60%.']],
    ['every curve has threshold payout at most 55%', ['Cliff has threshold payout 60%, not at most 55%.']],
    ['every curve has slope above target at least 1x', ['Cliff has slope above target 0x, not at least 1x.']],
    ['every curve has highest payout at least 120%', ['Cliff has highest payout 100%, not at least 120%.']],
    [
      'every curve has number of tiers at least 3',
      ['Straight has number of tiers 2, not at least 3.', 'Cliff has number of tiers 2, not at least 3.'],
    ],
    // 40 a year, measured by quarter.
    [
      'no component has smallest quota at most 10',
      ['Count of Marketer has smallest quota 10, which is at most 10.'],
    ],
    ['no component has a quota of zero', []],
    // Of $100,000, 100% of the 70% on steps, and 150% of the 30% that rises without end: $115,000 on $100,000.
    [
      'every role in Field has leverage at most 2x',
      [
        'Rep has leverage 2.15x, not at most 2x. With every result at 150% of its target it is paid $115,000 a year, on a base of $100,000.',
      ],
    ],
    ['no role has a draw', []],
    ['every role has draw months at least 3 and spiff share at most 7%', []],
    // Goals.
    [
      'every part of Revenue has assigned share at most 110%',
      ['Revenue.Sales.Field has assigned share 115%, not at most 110%.'],
    ],
    [
      'no part of Revenue in Field has share above 80%',
      ['Revenue.Sales.Field has share 100%, which is above 80%.'],
    ],
    [
      'every part has number of carriers at least 1',
      ['Revenue.Sales has number of carriers 0, not at least 1.'],
    ],
    ['every goal has number of carriers at least 1', []],
    // $10M to sales and $11.5M to the field below it.
    [
      'no handing-down in Sales has assigned share above 110%',
      ['Revenue.Sales is handed down at 115%, which is above 110%. That is $11,500,000 for its $10,000,000.'],
    ],
    [
      'every handing-down has assigned share in all at most 105%',
      [
        "Revenue.Sales comes to 115% of the company's number in all, not at most 105%. It is handed down at Revenue.Sales 115%: $11,500,000 for the $10,000,000 that the company needs.",
      ],
    ],
    // What it has, and what it is paid on.
    ['every role has a cap', ['Leader has no cap.', 'Rep has no cap.', 'Marketer has no cap.']],
    ['no component in Field has a quota', ['New of Rep has a quota.', 'Team of Rep has a quota.']],
    [
      'every component has a line to goals',
      [
        'Count of Marketer has no line to goals. 75% of its target pay ($15,000 a year) is on Deals, which no part of Revenue counts; a part that it helps can say "Marketing supports this with Deals, target …".',
      ],
    ],
    [
      'every component with a goal to serve has a line to goals and weight at least 10%',
      [
        'Count of Marketer has no line to goals. 75% of its target pay ($15,000 a year) is on Deals, which no part of Revenue counts; a part that it helps can say "Marketing supports this with Deals, target …".',
      ],
    ],
    ['every component is paid on NewARR', ['Count of Marketer is not paid on NewARR.']],
    ['some role in Marketing is paid on Revenue', []],
    ['some role in Marketing has a clawback', ['no role in Marketing has a clawback.']],
    // Rep: of 70% on a cliff, below 100% only 60% of it is left: 28% of pay; of 30% a tenth: 3%.
    [
      'every role loses at most 30% of variable pay when only Revenue falls from 100% to 90%',
      [
        'Rep loses 31% of variable pay when only Revenue falls from 100% to 90%, not at most 30%. 100% of its target pay is on revenue; 30% ($30,000 a year) has to go with it.',
      ],
    ],
    [
      'every role in Marketing loses at least 5% of variable pay when only revenue falls from 100% to 80%',
      [],
    ],
  ] as [string, string[]][])('%s', async (sentence, expected) => {
    expect(await found(sentence)).toEqual(expected);
  });

  it('has its own level where it says one, and the gravest of several is told', async () => {
    const all = await told(
      'policy P { no component has weight below 80%  no component has weight below 50%: error  warning }',
    );
    expect(all.map((one) => one.slice(0, one.indexOf(' has')))).toEqual([
      'warning policy-broken: P: New of Rep',
      'error policy-broken: P: Team of Rep',
      'error policy-broken: P: Number of Marketer',
      'warning policy-broken: P: Count of Marketer',
    ]);
  });

  it('tells why it is there and where it comes from', async () => {
    const [one = ''] = await told(
      'policy P "It" { every role in Marketing has a cap  information  because "so"  source "a survey", confidence A }',
    );
    expect(one).toBe('info policy-broken: It: Marketer has no cap. Why: so. Source: a survey, confidence A.');
  });

  it('holds in every plan that uses the folder it stands in', async () => {
    const files = {
      'plan/plan.ote': `use "../company"\n${PLAN.replace('team Marketing\n', '')}`,
      'company/rules.ote': 'team Marketing\npolicy P "It" { every role in Marketing has a cap  error }',
      'ontarget.json': '{}',
    };
    const { diagnostics } = await openPlan(memoryFiles(files), 'file:///w/plan');
    const told = diagnostics.filter(({ code }) => !isCode(code) || !isDesignCode(code));
    expect(told.map(({ file, code }) => `${file} ${code}`)).toEqual(['plan.ote policy-broken']);
  });
});

describe('what is accepted', () => {
  const broken = 'policy P "It" { every role has a cap  error }';
  const accepting = (where: string, words: string) => PLAN.replace(where, `${where} ${words} `);

  it('is not told, for the block that it stands in', async () => {
    const plan = accepting('role Marketer in Marketing {', 'accept P because "few people"');
    expect((await told(broken, { plan })).map((one) => one.slice(0, 40))).toEqual([
      'error policy-broken: It: Leader has no c',
      'error policy-broken: It: Rep has no cap.',
    ]);
    const all = accepting('plan "P" {', 'accept P because "not this year"');
    expect(await told(broken, { plan: all })).toEqual([]);
  });

  it('needs a reason', async () => {
    const plan = accepting('plan "P" {', 'accept P because "TODO: why"');
    expect((await told(broken, { plan })).map((one) => one.split(':')[0])).toEqual([
      'error accept-without-reason',
    ]);
  });

  it('is told where nothing breaks it, also where the project has no such rule on', async () => {
    const plan = accepting('role Rep in Field {', 'accept too-many-measures because "it was four"');
    expect(await told('', { plan })).toEqual([
      'warning accept-unused: Nothing here breaks too-many-measures, so there is nothing to accept.',
    ]);
  });
});

describe('what is handed down', () => {
  const at = (percent: string) => PLAN.replace('handed down at 115%', `handed down at ${percent}`);
  const project = (setting: string) => ({ project: `{ "rules": { "over-assignment": ${setting} } }` });

  it('is held to the bound of the project', async () => {
    const codes = async (setting: string) =>
      (await told('', { plan: at('120%'), ...project(setting) })).map((one) => one.split(':')[0]);
    expect(await codes('"error"')).toEqual(['error over-assignment']);
    expect(await codes('{ "bound": "120%" }')).toEqual([]);
    expect(await codes('{ "bound": "110%", "level": "info" }')).toEqual(['info over-assignment']);
  });

  it('is handed down at the bound by the fix, or accepted', async () => {
    const text = at('140%');
    const { diagnostics } = await openPlan(
      memoryFiles({
        'plan/plan.ote': text,
        'ontarget.json': '{ "rules": { "over-assignment": { "bound": "120%" } } }',
      }),
      'file:///w/plan',
    );
    const one = diagnostics.find(({ code }) => code === 'over-assignment');
    expect(one?.fixes?.map(({ title }) => title)).toEqual([
      'Hand it down at 120%',
      'Accept over-assignment here, with a reason',
    ]);
    const [edit] = one?.fixes?.[0]?.edits ?? [];
    const line = text.split('\n')[(edit?.range.line ?? 0) - 1] ?? '';
    expect(line.slice((edit?.range.column ?? 0) - 1, (edit?.range.endColumn ?? 0) - 1)).toBe('140%');
    expect(edit?.text).toBe('120%');
  });

  it('is accepted in the part that hands it down, with a reason', async () => {
    const accepted = at('120%').replace(
      '{ Field 100% }',
      '{ Field 100%  accept over-assignment because "two of ten territories are open" }',
    );
    expect(await told('', { plan: accepted, ...project('"warning"') })).toEqual([]);
    const idle = accepted.replace('120%', '110%');
    expect((await told('', { plan: idle, ...project('"warning"') })).map(codeOf)).toEqual([
      'warning accept-unused',
    ]);
  });

  it('is told beside errors elsewhere, as it needs nothing else', async () => {
    const plan = at('90%').replace('30% Team on', '20% Team on');
    expect(
      (await told('', { plan, project: '{ "rules": { "under-assignment": "error" } }' })).map(codeOf),
    ).toEqual(['error weights-not-100', 'error under-assignment']);
  });
});

function codeOf(one: string): string | undefined {
  return one.split(':')[0];
}

describe('a design rule', () => {
  const project = (setting: string) => ({ project: `{ "rules": { "weight-below-minimum": ${setting} } }` });

  it.each([
    ['{ "bound": "40%" }', ['warning', 'warning']],
    ['{ "bound": "40%", "level": "error" }', ['error', 'error']],
    ['"off"', []],
    ['"error"', []],
  ])('has the level and the bound of the project: %s', async (setting, levels) => {
    const all = await told('', project(setting));
    expect(all.map((one) => one.split(' ')[0])).toEqual(levels);
  });

  it('keeps its published bound beside a setting that cannot be read', async () => {
    const all = await told('', project('{ "bound": "three", "level": "error" }'));
    expect(all.map((one) => one.split(':')[0])).toEqual(['error rule-bound-wrong']);
  });

  it('of confidence C only informs', async () => {
    const all = await told('', { project: '{ "rules": { "too-many-tiers": "warning" } }' });
    expect(all.map((one) => one.split(':')[0])).toEqual(['error rule-level-too-high']);
  });
});

describe('the library', () => {
  it('is the one in the rules folder', () => {
    expect(readFileSync(POLICY_MODULE, 'utf8'), 'run: node scripts/policy-library.ts').toBe(policyModule());
  });

  it('has each design rule of the catalogue, with its title, level, source and confidence', () => {
    const words = { error: 'error', warning: 'warning', info: 'information' } as Record<string, string>;
    // Those that need data are functions, not policies.
    const codes = Object.entries(catalogue).flatMap(([code, { family, phase }]) =>
      family === 'design' && phase === 'meaning' ? [code] : [],
    );
    expect(
      designRuleLibrary()
        .map(({ code }) => code)
        .toSorted(),
    ).toEqual(codes.toSorted());
    for (const { code, policy } of designRuleLibrary()) {
      expect(policy.title, code).toBe(catalogue[code].title);
      expect(policy.severities[0]?.level, code).toBe(words[catalogue[code].severity]);
      expect(policy.sources[0]?.confidence, code).toMatch(/^[ABC]$/);
      if (policy.sources[0]?.confidence === 'C') expect(catalogue[code].severity, code).toBe('info');
      expect(policy.reasons, code).toHaveLength(1);
    }
  });

  it('is shown on the page of each rule as it is', () => {
    for (const { code } of designRuleLibrary()) {
      const page = readFileSync(join(import.meta.dirname, `../../../docs/rules/${code}.md`), 'utf8');
      const text = readFileSync(join(import.meta.dirname, `../rules/${code}.ote`), 'utf8');
      expect(page, code).toContain(text.trim());
    }
  });
});
