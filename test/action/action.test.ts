import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ActionRun, type Ran, root, runAction } from './support/action.ts';
import { pullRequest } from './support/events.ts';
import { BOT, Forge, TOKEN } from './support/forge.ts';
import { moveOf } from './support/paid-apart.ts';
import { curves, repository, salesPlan } from './support/plans.ts';
import { Repository } from './support/repository.ts';

const MARKER = '<!-- ontarget:plans -->\n';
const faster = {
  'company/curves.ote': curves.replace('1.5x', '1.6x'),
  'sales/plan.ote': salesPlan.replace('$17,250', '$17,400').replace('$22,125', '$22,500'),
};
const broken = { 'sales/plan.ote': salesPlan.replace('quota $400K', 'quota about $400K') };

let forge: Forge;
beforeEach(async () => {
  forge = await Forge.start();
});
afterEach(() => forge.stop());

/** Runs the action on a pull request; the command is that of this build, and nobody is paid unless the inputs say so. */
async function run(
  changed: Repository,
  inputs: Readonly<Record<string, string>> = {},
  more: Partial<ActionRun> = {},
): Promise<Ran> {
  const ran = await runAction({
    workspace: changed.folder,
    event: pullRequest(changed),
    inputs: { version: '0.1.0', data: 'none', ...inputs },
    api: forge.url,
    token: TOKEN,
    instead: { install: { command: join(root, 'packages/cli/bin/ontarget') } },
    ...more,
  });
  const said = [
    ran.log,
    ran.summary,
    JSON.stringify([ran.outputs, ran.used]),
    ...forge.comments.map(({ body }) => body),
  ];
  expect(said.join('\n')).not.toContain(TOKEN);
  return ran;
}

/** Runs the steps around a review that was made already: for what is between the action and the forge alone. */
function comment(changed: Repository, more: Partial<ActionRun> = {}): Promise<Ran> {
  const file = join(changed.folder, 'comment.md');
  writeFileSync(file, '## Plans\n\nAs it was reviewed.\n');
  const outputs = { status: '0', touched: '1', comment: file, summary: file, json: file };
  return run(changed, {}, { instead: { install: { command: '-' }, review: outputs }, ...more });
}

describe('one comment on the pull request', () => {
  test('is made, and updated in place: what two runs pay, to the cent', async () => {
    const changed = new Repository(repository).change(faster);
    const first = await run(changed, { data: '' });
    expect(first).toMatchObject({ status: 0, steps: ['install', 'review', 'comment', 'status'] });
    expect(forge.writes).toEqual(['POST /repos/Codertocat/Hello-World/issues/2/comments']);
    const [comment] = forge.comments;
    const body = comment?.body ?? '';
    const periods = ['FY27-Q1', 'FY27-Q2', 'FY27-Q3', 'FY27-Q4'];
    const { before, after, move, more } = moveOf(changed, 'sales', periods);
    expect(body).toContain(`| Paid together | ${before} | ${after} | +${move} |`);
    expect(body).toContain(`| ${more} paid more |  |  | +${move} |`);
    // It is what reviewers see of the review, behind a mark that they do not see, and what the job's summary says.
    expect(body.startsWith(MARKER)).toBe(true);
    expect(first.summary).toBe(`${body.slice(MARKER.length)}\n`);
    expect(first.outputs).toMatchObject({ status: '0', comment: comment?.html_url });
    await expect(body).toMatchFileSnapshot(join(import.meta.dirname, '../baselines/review/comment.md'));

    const again = await run(changed, { data: '' });
    expect(again.log).toContain('The comment says so already.');
    expect(forge.writes).toHaveLength(1);

    changed.commit('More', { 'company/curves.ote': curves });
    await run(changed);
    expect(forge.writes.slice(1)).toEqual(['PATCH /repos/Codertocat/Hello-World/issues/comments/1000']);
    expect(forge.comments).toHaveLength(1);
    expect(comment?.body).toContain('Examples that do not come out');
  });

  test('is found among hundreds, and whoever writes the mark into theirs is left alone', async () => {
    for (let index = 0; index < 230; index += 1) forge.add(`Comment ${index}`, 'somebody');
    forge.comments[3] = { ...forge.add(`${MARKER}Mine`, 'somebody') };
    const own = forge.add(`${MARKER}Old`);
    await comment(new Repository(repository).change(faster));
    expect(
      forge.requests.map(({ path }) => new URL(path, forge.url).searchParams.get('page')).slice(0, 3),
    ).toEqual(['1', '2', '3']);
    expect(forge.writes).toEqual([`PATCH /repos/Codertocat/Hello-World/issues/comments/${own.id}`]);
  });

  test('is none where no plan is touched, and corrected where one was', async () => {
    const changed = new Repository(repository).change({ 'README.md': '# Other\n' });
    expect(await run(changed)).toMatchObject({ status: 0 });
    expect(forge.writes).toEqual([]);
    const old = forge.add(`${MARKER}Old`);
    await run(changed);
    expect(old.body).toContain('This change touches no plan.');
  });

  test('is no longer than the forge takes, and says where the rest is', async () => {
    const role = /role Hunter[\s\S]*?\n\}\n/.exec(salesPlan)?.[0] ?? '';
    const title = 'A title as long as some companies write them. '.repeat(25);
    const many = Array.from({ length: 50 }, (_, index) =>
      role.replace('Hunter "Account executive"', `Hunter${index} "${title}${index}"`),
    );
    const long = new Repository({ ...repository, 'sales/plan.ote': `${salesPlan}\n${many.join('\n')}` });
    const { summary } = await run(long.change({ 'company/curves.ote': faster['company/curves.ote'] }));
    const [comment] = forge.comments;
    expect(summary.length).toBeGreaterThan(65_536);
    expect(comment?.body.length).toBeLessThanOrEqual(65_536);
    expect(comment?.body).toMatch(
      /\n\nThis is cut; the rest stands in the \[summary of the run\]\(https:\/\/forge\.example\/Codertocat\/Hello-World\/actions\/runs\/4711\)\.\n$/,
    );
    expect(comment?.body.match(/<details>/g)?.length).toBe(comment?.body.match(/<\/details>/g)?.length);
  });

  test('names nobody; the table of payees is an artifact, and only where it is asked for', async () => {
    const changed = new Repository(repository).change(faster);
    const quiet = await run(changed, { data: '', periods: 'FY27-Q1' });
    expect(quiet.used['actions/upload-artifact@v4']).toBeUndefined();
    const { used, log, summary } = await run(changed, { data: '', periods: 'FY27-Q1', payees: 'true' });
    const artifact = used['actions/upload-artifact@v4'];
    expect(artifact).toMatchObject({ name: 'payees', 'retention-days': '1' });
    const table = readFileSync(join(artifact?.path ?? '', 'sales.csv'), 'utf8');
    expect(table).toContain('Ada Canary,Hunter,paid,paid,0,17250.00,17400.00,150.00,USD');
    const told = [log, summary, quiet.log, quiet.summary, ...forge.comments.map(({ body }) => body)].join(
      '\n',
    );
    expect(told).not.toContain('Canary');
    for (const row of table.trim().split('\r\n').slice(1)) {
      const [, , , , , before = '', after = ''] = row.split(',');
      for (const amount of [before, after]) {
        expect(told).not.toContain(amount);
        expect(told).not.toContain(
          `$${Number(amount).toLocaleString('en-US', { minimumFractionDigits: 2 })}`,
        );
      }
    }
  });
});

describe('what fails', () => {
  test('a broken plan: told at its lines and in the comment before the job fails', async () => {
    const { status, log, outputs, summary } = await run(new Repository(repository).change(broken));
    expect(log).toMatch(
      /^::error file=sales\/plan\.ote,line=27,endLine=27,[^\n]*title=not-understood::After "quota"/m,
    );
    expect(forge.comments[0]?.body).toContain('Nothing is compared: the plan has errors');
    expect(summary).toContain('not-understood');
    expect(log).toContain('::error::There are errors in plans');
    expect([status, outputs.status]).toEqual([3, '3']);
  });

  test('a fork may not write: the lines are annotated, the summary says it all, and the job has the status of the plans', async () => {
    const changed = new Repository(repository).change(broken);
    forge.troubles.push({
      method: 'POST',
      status: 403,
      message: 'Resource not accessible by integration',
      times: 9,
    });
    const { status, log, summary } = await run(changed, {}, { event: pullRequest(changed, { fork: true }) });
    expect(log).toContain(
      '::warning title=No comment::POST /repos/Codertocat/Hello-World/issues/2/comments was refused with status 403: Resource not accessible by integration The pull request comes from a fork',
    );
    expect(log).toMatch(/^::error file=sales\/plan\.ote/m);
    expect(summary).toContain('### Sales');
    expect(forge.writes).toHaveLength(1);
    expect(status).toBe(3);
    // Without a fork it is the workflow that forgot the permission.
    expect((await run(changed)).log).toContain('permissions: pull-requests: write');
  });

  test('a forge that is down for a while is asked again, and nothing is said twice', async () => {
    forge.troubles.push(
      { method: 'GET', status: 502, times: 2 },
      { method: 'POST', status: 504, isDone: true, times: 1 },
    );
    const { status, outputs } = await comment(new Repository(repository).change(faster));
    expect(forge.comments).toHaveLength(1);
    expect(forge.writes).toHaveLength(1);
    expect(outputs.comment).toBe(forge.comments[0]?.html_url);
    expect(status).toBe(0);
  });

  test('a forge that stays away costs the comment and not the job', async () => {
    forge.troubles.push({ method: 'GET', status: 500, times: 99 });
    const { status, log } = await comment(new Repository(repository).change(faster));
    expect(log).toContain('was tried 5 times: status 500. The summary of this run says what it would.');
    expect(forge.requests).toHaveLength(5);
    expect(status).toBe(0);
    const away = await comment(new Repository(repository).change(faster), { api: 'http://127.0.0.1:9' });
    expect(away.log).toContain('was tried 5 times: no connection.');
  });

  test('a limit of requests is waited for where it is short', async () => {
    const changed = new Repository(repository).change(faster);
    forge.troubles.push(
      {
        method: 'GET',
        status: 403,
        headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
        times: 1,
      },
      { method: 'POST', status: 429, headers: { 'retry-after': '1' }, times: 1 },
    );
    expect((await comment(changed)).status).toBe(0);
    expect(forge.comments).toHaveLength(1);
    const inAnHour = String(Math.floor(Date.now() / 1000) + 3600);
    forge.troubles.push({
      method: 'GET',
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inAnHour },
      times: 1,
    });
    const { log, status } = await comment(changed);
    expect(log).toMatch(/the forge asks to wait 3\d{3} seconds\./);
    expect(status).toBe(0);
  });

  test('a token that is none fails the job, without being printed', async () => {
    const { status, log } = await comment(new Repository(repository).change(faster), { token: 'ghs_wrong' });
    expect(log).toContain('was refused with status 401: Bad credentials');
    expect(log).not.toContain('ghs_wrong');
    expect(status).toBe(1);
  });

  test('a clone without the base says what to write into the workflow', async () => {
    const changed = new Repository(repository).change(faster);
    changed.git(
      'clone',
      '--quiet',
      '--depth',
      '1',
      '--branch',
      'change',
      pathToFileURL(changed.folder).href,
      'shallow',
    );
    const { status, log } = await run(changed, {}, { workspace: join(changed.folder, 'shallow') });
    expect(log).toContain('fetch-depth: 0');
    expect(status).toBe(1);
  });
});

describe('what a pull request is compared with', () => {
  test("the base went on: the checkout of its head and the forge's merge tell the change alone", async () => {
    const changed = new Repository(repository).change({
      'sales/plan.ote': salesPlan.replace('$120K, 50%', '$130K, 50%'),
    });
    const asSent = pullRequest(changed);
    changed.git('switch', '--quiet', 'main');
    changed.commit('Elsewhere', { 'company/curves.ote': faster['company/curves.ote'] });
    changed.git('switch', '--quiet', 'change');
    await run(changed);
    const [comment] = forge.comments;
    expect(comment?.body).toContain('on-target pay');
    expect(comment?.body).not.toContain('1.6x');
    // The forge merges into the base as it is now, which the event does not know yet.
    changed.git('switch', '--quiet', '--detach', 'main');
    changed.git('merge', '--quiet', '--no-ff', '--no-edit', 'change');
    await run(changed, {}, { event: asSent });
    expect(comment?.body).toContain('on-target pay');
    expect(comment?.body).not.toContain('1.6x');
  });

  test('the events are what the forge documents', () => {
    const schema = createRequire(import.meta.url)('@octokit/webhooks-schemas') as {
      definitions: Record<string, object>;
    };
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.addSchema(schema, 'events');
    const { payload } = pullRequest(new Repository(repository).change(faster), { fork: true });
    const validate = ajv.getSchema('events#/definitions/pull_request$synchronize');
    expect(validate?.(payload), ajv.errorsText(validate?.errors)).toBe(true);
    expect(validate?.({ ...payload, number: 'two' })).toBe(false);
  });
});

test('text of a plan is no command of the runner, and sets no output', async () => {
  const title = 'Sales\u2028::set-output name=x::y ::stop-commands::z';
  const changed = new Repository(repository).change({
    'sales/plan.ote': broken['sales/plan.ote'].replace('plan "Sales"', `plan "${title}"`),
  });
  const { log } = await run(changed);
  for (const line of log.split('\n').filter((one) => one.startsWith('::')))
    expect(line).toMatch(/^::(error|warning|notice|stop-commands|stop-[0-9a-f-]+)\b/);
  expect(forge.comments[0]?.user.login).toBe(BOT);
});
