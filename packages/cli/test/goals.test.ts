import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderOf, jsonOf, ontarget } from './support/command.ts';
import { files } from './support/plan.ts';

const goToMarket = join(import.meta.dirname, '../../../examples/go-to-market');
const goals = (...more: string[]) => ontarget(['goals', goToMarket, ...more]);

test("one field marketer's target is followed back to the company's number, with the revenue it stands for", () => {
  const { status, stdout } = goals('--for', 'FieldMarketer');
  expect(status).toBe(0);
  expect(stdout).toContain('Field marketer has 3 components.');
  expect(stdout).toMatch(/^Pipeline, 60% of target pay of \$26,000: on Revenue\.Marketing\.Field$/m);
  const pipeline = stdout.slice(stdout.indexOf('Pipeline, 60%'));
  expect(pipeline).toContain("1. Revenue is the company's number: $24,000,000 of NewARR in FY27.");
  expect(pipeline).toContain(
    '2. Marketing shares 40% of Revenue, the same number: $9,600,000 of NewARR in FY27.',
  );
  expect(pipeline).toContain(
    "3. Field has 30% of Revenue.Marketing as SourcedPipeline, at $4 of SourcedPipeline for each $1 of NewARR (PipelineNeeded), one quarter before it, next year's first months taken as 125% of this year's: $12,096,000 of SourcedPipeline in FY27.",
  );
  expect(pipeline).toMatch(/^ +FY27-Q4 +\$2,880,000 +\$720,000 +FY28-Q1 +\$6,000,000 +12%$/m);
  expect(pipeline).toContain(
    "$12,096,000 of SourcedPipeline in FY27 stands for $3,024,000 of NewARR, due in FY27-Q2 to FY28-Q1, at $4 of SourcedPipeline for each $1 of NewARR: 12% of the company's $25,200,000.",
  );
  expect(stdout).toContain('Objectives, 20% of target pay of $26,000: on Objectives, which no goal asks for');
});

test('over-assignment is named apart from the company number, and a node may be called by the end of its name', () => {
  const { stdout } = goals('--node', 'Enterprise');
  expect(stdout).toContain(
    '3. Enterprise has 60% of what Revenue.Sales hands down, 110% of its own: $15,840,000',
  );
  expect(stdout).toContain(
    "$14,400,000 of it is 60% of the company's $24,000,000; the other $1,440,000 is over-assignment, 110% in all.",
  );
});

test('factors of several conversions are one, and own results lead to the node that they add to', () => {
  expect(goals('--node', 'Revenue.Marketing.DemandGen.PaidMedia').stdout).toContain(
    "846.72 of QualifiedLeads in FY27 stands for $4,233,600 of NewARR, due in FY27-Q2 to FY28-Q1, at 1 of QualifiedLeads for each $5,000 of NewARR: 16.8% of the company's $25,200,000.",
  );
  expect(goals('--for', 'CommercialAE').stdout).toContain(
    'on NewARR of its own, which adds to Revenue.Sales.Commercial',
  );
  expect(goals('--node', 'ProductMarketing').stdout).toContain('its target stands for none of it');
});

test('the tree has the targets of each period, in the order of the plan, and who is paid on each', () => {
  const { stdout } = goals();
  expect(stdout).toMatch(
    /^ {4}Field +30% +SourcedPipeline +\$12,096,000 +\$2,880,000 +\$2,880,000 +\$3,456,000 +\$2,880,000$/m,
  );
  expect(stdout.indexOf('    Enterprise')).toBeLessThan(stdout.indexOf('    Commercial'));
  expect(stdout).toMatch(/^Revenue\.Marketing\.Field +Field marketer +Pipeline +60% +\$15,600$/m);
  expect(stdout).toContain('Gaps: none.');
  expect(stdout).toMatch(/^ {2}FieldMarketer: Objectives$/m);
  expect(goals('--by', 'month').stdout).toMatch(/FY27 +2027-02 +2027-03 .* 2028-01$/m);
});

test('as JSON, by its schema', () => {
  const all = jsonOf('goals', goals('--json', '--by', 'month')) as {
    nodes: { name: string; periods: unknown[] }[];
    complete: boolean;
  };
  expect(all.complete).toBe(true);
  expect(all.nodes.map(({ name }) => name).slice(0, 3)).toEqual([
    'Revenue',
    'Revenue.Sales',
    'Revenue.Sales.Enterprise',
  ]);
  expect(all.nodes[0]?.periods).toHaveLength(12);
  const one = jsonOf('goals', goals('--json', '--node', 'Field')) as { asked: { path: { factor: string } } };
  expect(one.asked.path.factor).toBe('4');
  jsonOf('goals', goals('--json', '--for', 'Field marketer'));
});

test('what is not there is refused by name', () => {
  expect(goals('--node', 'Fild')).toMatchObject({ status: 1 });
  expect(goals('--node', 'Revenue.Marketng').stderr).toContain('Did you mean Revenue.Marketing?');
  expect(goals('--for', 'FieldMarketers').stderr).toContain('Did you mean FieldMarketer?');
  expect(goals('--for', 'CMO', '--node', 'Field').stderr).toContain('two different things');
  expect(ontarget(['goals', folderOf(files)]).stderr).toContain('has no goal');
});

test('of a plan with errors the part that compiles is shown, with its gaps, and status 3', () => {
  const names = ['plan', 'data', 'measures', 'curves', 'goals', 'sales', 'marketing'];
  const texts = Object.fromEntries(
    names.map((name) => [`${name}.ote`, readFileSync(join(goToMarket, `${name}.ote`), 'utf8')]),
  );
  const goalsText = texts['goals.ote'] ?? '';
  const broken = folderOf({ ...texts, 'goals.ote': goalsText.replace('Enterprise 60%', 'Enterprise 50%') });
  const { status, stdout, stderr } = ontarget(['goals', broken]);
  expect(status).toBe(3);
  expect(stdout).toContain('Revenue.Sales: its parts come to 90% of it');
  expect(stderr).toContain('Only the part of it that compiles is shown.');
  expect(jsonOf('goals', ontarget(['goals', broken, '--json']))).toMatchObject({ complete: false });
});

test("with --people the quotas of each team's people stand beside its target, and what nobody's team has", () => {
  const { status, stdout } = goals('--people');
  expect(status).toBe(0);
  expect(stdout).toMatch(
    /^Revenue\.Sales\.Commercial +FY27-Q1 +\$2,112,000 +16 +\$2,124,000 +\$12,000 +more than the target$/m,
  );
  expect(stdout).toMatch(/^ +FY27-Q2 +\$3,960,000 +12 +\$3,960,000 +covered$/m);
  expect(stdout).toContain('Everything counts for a team.');
  const json = jsonOf('goals', goals('--people', '--json')) as { people: { quotas: unknown[] } };
  expect(json.people.quotas).toHaveLength(8);
  const inPublic = ontarget(['goals', goToMarket, '--people'], { env: { CI: '1' } });
  expect(inPublic).toMatchObject({ status: 1, stdout: '' });
  expect(inPublic.stderr).toContain('not printed under CI');
});

test('parts that people weigh are known with their roster', () => {
  const text = `plan "By people" {
  currency USD  year 2027-01-01 to 2027-12-31  paid quarterly  rounding half up to $0.01, each component
  target pay phased evenly  leavers earn up to their last day, quota and target pay by days
}
data deals { id text key  closed date  owner payee  amount money }
team Sales { team North  team South  team Partners }
measure NewARR { total amount of deals  dated closed  credited to owner }
curve Straight linear { below 0%: 0%  at 0%: 0%  at 100%: 100%, then same slope }
goal Revenue = NewARR $10M in the year, phased evenly {
  Partners 20%
  North by the headcount of Rep each quarter
  South by the headcount of Rep each quarter
}
role Lead in Sales { target pay $40K in the year  variable pay { 100% Team on Revenue of its team each quarter by itself curve Straight } }
role Rep in Sales { target pay $20K in the year  variable pay { 100% Own on NewARR own credit each quarter by itself curve Straight { quota $1M in the year, phased evenly } } }
`;
  const folder = folderOf({
    'plan.ote': text,
    'data/roster.csv':
      'payee,role,team,start\nann,Rep,North,2027-01-01\nbo,Rep,North,2027-01-01\ncy,Rep,North,2027-01-01\ndee,Rep,South,2027-01-01\neve,Rep,South,2027-04-01\n',
    'data/deals.csv': 'id,closed,owner,amount\n',
  });
  const alone = ontarget(['goals', folder]);
  expect(alone.stdout).toMatch(
    /^ {2}North +of 80%, by the headcount of Rep each quarter +NewARR +not known +not known/m,
  );
  expect(ontarget(['goals', folder, '--node', 'North']).stdout).toContain(
    'People weigh a part on the way to Revenue.North, so what its target stands for is known with --people, from the roster.',
  );
  // $2M a quarter is left: three of four in the first, three of five from then on.
  const people = ontarget(['goals', folder, '--people']);
  expect(people.stdout).toMatch(
    /^ {2}North .* NewARR +\$5,100,000 +\$1,500,000 +\$1,200,000 +\$1,200,000 +\$1,200,000$/m,
  );
  const path = ontarget(['goals', folder, '--people', '--node', 'North']).stdout;
  expect(path).toContain(
    '2. North has its part of 80% of Revenue, by the headcount of Rep each quarter: $5,100,000 of NewARR in FY27.',
  );
  expect(path).toContain("$5,100,000 of NewARR in FY27: 51% of the company's $10,000,000.");
  expect(jsonOf('goals', ontarget(['goals', folder, '--json']))).toMatchObject({ complete: true });
});
