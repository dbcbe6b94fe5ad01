import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ontarget } from '../../packages/cli/test/support/command.ts';
import { withPlan } from '../action/support/changes.ts';
import { curves, repository, salesPlan } from '../action/support/plans.ts';
import { Repository } from '../action/support/repository.ts';
import { errors, inputs, jobs, type Note, root, runJob, startNotes, TOKEN } from './template.ts';

const PACKAGE = 'tools/ontarget-0.1.0.tgz';
/** Everything above quota at 1.6 times instead of 1.5, with the examples that follow from it. */
const faster = {
  'company/curves.ote': curves.replace('1.5x', '1.6x'),
  'sales/plan.ote': salesPlan.replace('$17,250', '$17,400').replace('$22,125', '$22,500'),
};

function reviewed(changed: Repository, env: Readonly<Record<string, string>> = {}) {
  return runJob(jobs({ package: PACKAGE }), 'plans-review', changed.folder, {
    CI_MERGE_REQUEST_DIFF_BASE_SHA: changed.git('merge-base', 'main', 'HEAD'),
    ...env,
  });
}

describe('the template', () => {
  test('is YAML of a head with inputs and a body with jobs, which every reference is to', () => {
    expect(errors).toEqual([]);
    const all = jobs({ package: PACKAGE });
    expect(Object.keys(all)).toEqual(['.ontarget', 'plans-review', 'plans-publish']);
    expect(JSON.stringify(all)).not.toContain('$[[');
  });

  test('takes one exact version, and no other words than it knows', () => {
    for (const name of [PACKAGE, 'https://example.com/ontarget-0.1.0.tgz', 'ontarget@0.1.0'])
      expect(() => jobs({ package: name })).not.toThrow();
    for (const name of ['ontarget', 'ontarget@latest', 'ontarget@^0.1.0', 'a b.tgz'])
      expect(() => jobs({ package: name })).toThrow('package');
    expect(() => jobs({ package: PACKAGE, 'fail-on': 'never' })).toThrow('fail-on');
  });

  test('has each input in the page, with its default; the page gives it inputs that it has', () => {
    const page = readFileSync(join(root, 'docs/ci.md'), 'utf8');
    const gitlab = page.slice(page.indexOf('## On GitLab'));
    for (const [name, { default: value }] of Object.entries(inputs)) {
      const row = gitlab.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row, name).toBeDefined();
      if (value === undefined) expect(row).toContain('needed');
      else if (value !== '') expect(row).toContain(`\`${value}\``);
    }
    const block = /inputs:\n((?: {6,}\S.*\n)+)/.exec(gitlab)?.[1] ?? '';
    const given = [...block.matchAll(/^ +([\w-]+): (.*)$/gm)].map(([, name = '', text = '']) => [name, text]);
    expect(given.length).toBeGreaterThan(1);
    expect(() => jobs(Object.fromEntries(given))).not.toThrow();
  });
});

describe('a merge request', () => {
  test('has one note, which is made once and updated in place, and is what `review` writes', async () => {
    const changed = new Repository(repository).change(faster);
    const foreign: Note[] = [1, 2].map((id) => ({
      id,
      author: { id: 3 },
      body: '<!-- ontarget:plans -->\nnot ours',
    }));
    const notes = [...foreign];
    const { asked, url } = await startNotes(notes);
    const env = { CI_API_V4_URL: url, ONTARGET_GITLAB_TOKEN: TOKEN };
    const first = await reviewed(changed, env);
    expect([first.status, first.output]).toEqual([
      0,
      expect.stringContaining(`npm installs ${changed.folder}/${PACKAGE}`),
    ]);
    expect(notes).toHaveLength(3);
    const posted = notes[2]?.body ?? '';
    const written = readFileSync(join(changed.folder, 'ontarget-review/comment.md'), 'utf8');
    expect(posted).toBe(`<!-- ontarget:plans -->\n${written}`);
    expect(posted).toMatch(/Compared with `[0-9a-f]{12}`, at `[0-9a-f]{12}`/);
    // As the review of the same change says by itself, to the cent.
    const { stdout } = ontarget(['review', 'main'], { cwd: changed.folder });
    const move = /\| Paid together \|.*/.exec(stdout)?.[0] ?? 'no move';
    expect(posted).toContain(move);
    const artifacts = jobs({ package: PACKAGE })['plans-review']?.artifacts;
    for (const path of [...(artifacts?.paths ?? []), artifacts?.reports.junit ?? ''])
      expect([path, existsSync(join(changed.folder, path))]).toEqual([path, true]);

    rmSync(join(changed.folder, 'ontarget-review'), { recursive: true });
    if (notes[2] !== undefined) notes[2].body = posted.replace('## Plans', '## Earlier');
    const again = await reviewed(changed, env);
    expect(again.status).toBe(0);
    expect(notes.map(({ body }) => body)).toEqual([...foreign.map(({ body }) => body), posted]);
    expect(asked.filter((one) => !one.startsWith('GET'))).toEqual([
      'POST /projects/7/merge_requests/41/notes',
      'PUT /projects/7/merge_requests/41/notes/102',
    ]);
    expect(first.output + again.output).not.toContain(TOKEN);
  });

  test('fails where examples do not come out, after it has said what changes', async () => {
    const changed = new Repository(repository).change(withPlan('sales', '$17,250', '$17,251'));
    const { asked, url } = await startNotes([], true);
    const { status, output } = await reviewed(changed, { CI_API_V4_URL: url, ONTARGET_GITLAB_TOKEN: TOKEN });
    // A forge that refuses changes nothing about that.
    expect([status, output]).toEqual([3, expect.stringContaining('The note could not be written')]);
    expect(asked).toEqual(['GET /user']);
    expect(output).not.toContain(TOKEN);
    expect(existsSync(join(changed.folder, 'ontarget-review/comment.md'))).toBe(true);
    expect(readFileSync(join(changed.folder, 'ontarget-review/examples.xml'), 'utf8')).toContain('<failure');
  });

  test('that touches no plan has no note', async () => {
    const notes: Note[] = [];
    const { asked, url } = await startNotes(notes);
    const changed = new Repository(repository).change({ 'README.md': 'Read me.\n' });
    const { status } = await reviewed(changed, { CI_API_V4_URL: url, ONTARGET_GITLAB_TOKEN: TOKEN });
    expect([status, notes]).toEqual([0, []]);
    expect(asked).toContain('GET /user');
  });
});

describe('the default branch', () => {
  test('publishes every plan, signed; one that is refused keeps no other back, and fails the job', async () => {
    const made = new Repository({
      ...repository,
      '.gitignore': 'signing.pem\nontarget.keys.json\npublished\n',
    });
    ontarget(['key', 'signing.pem', '--name', 'CI'], { cwd: made.folder });
    const env = { ONTARGET_SIGNING_KEY: readFileSync(join(made.folder, 'signing.pem'), 'utf8') };
    const publish = () =>
      runJob(jobs({ package: PACKAGE, 'publish-to': 'published' }), 'plans-publish', made.folder, env);
    const first = await publish();
    expect([first.status, first.output]).toEqual([0, expect.stringContaining('Published "Sales"')]);
    expect(first.output).toContain('Published "Support"');
    const verified = ontarget(['verify', 'published'], { cwd: made.folder });
    expect([verified.status, verified.stdout]).toEqual([0, expect.stringContaining('signature of "CI"')]);

    // Another plan for the same day is refused; the other one is published as before.
    made.commit('Faster', faster);
    const second = await publish();
    expect([second.status, second.output]).toEqual([1, expect.stringContaining('collision')]);
    expect(second.output).toMatch(/"?Support"?/);
    expect(first.output + second.output).not.toContain(env.ONTARGET_SIGNING_KEY.split('\n')[1]);
  });

  test('runs only where it is asked to publish', () => {
    const rule = (given: Record<string, string>) => jobs(given)['plans-publish']?.rules?.[0]?.if;
    expect(rule({ package: PACKAGE })).toMatch(/^"" != "" && /);
    expect(rule({ package: PACKAGE, 'publish-to': 'out' })).toMatch(/^"out" != "" && /);
  });
});
