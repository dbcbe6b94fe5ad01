import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dearer, type SignedPlan, signedPlan } from '../../packages/cli/test/publishing/signed.ts';
import { folderOf, jsonOf, type Outcome } from '../../packages/cli/test/support/command.ts';
import { type Access, PASSWORD, type RegistryServer, USER } from './server.ts';

/** Both put the time of publishing at the same second, so that a folder and a registry come to the same bytes. */
const CLOCK = { SOURCE_DATE_EPOCH: '1796083200' };
const LOGIN = { ONTARGET_REGISTRY_USER: USER, ONTARGET_REGISTRY_PASSWORD: PASSWORD };
/** Nobody's login of this machine takes part. */
const NOBODY = { DOCKER_CONFIG: join(import.meta.dirname, 'nowhere') };

interface Version {
  readonly plan: string;
  readonly effective: { readonly from: string };
  readonly digest: string;
  readonly manifest: string;
}

/** What any registry has to do with what the command asks of it; each registry runs the same. */
export function registrySuite(
  start: (access: Access) => Promise<RegistryServer>,
  accesses: readonly Access[],
): void {
  describe('an open registry', () => {
    let server: RegistryServer;
    let signed: SignedPlan;
    let place: string;
    let at: (...args: string[]) => Outcome;

    beforeAll(async () => {
      server = await start('open');
      signed = signedPlan();
      place = `oci://${server.host}/team/plans`;
      at = (...args) => signed.at(args, { ...CLOCK, ...NOBODY });
    });
    afterAll(() => server.stop());

    const publish = (to: string, ...more: string[]) =>
      at('publish', '--key', signed.key, '--to', to, ...more);
    const listed = () => (jsonOf('list', at('list', place, '--json')) as { versions: Version[] }).versions;

    test('is empty at first', () => {
      expect(at('list', place).stdout).toContain('Nothing is published');
      expect(at('verify', place).stderr).toContain('no evaluator is published');
    });

    test('keeps what is published, as the bytes that a folder keeps', () => {
      const first = jsonOf('publish', publish(place, '--json'));
      expect(first).toMatchObject({ ok: true, new: true, place: `${place}/sales/2027-01-01` });
      expect(jsonOf('publish', publish(place, '--json'))).toMatchObject({
        new: false,
        manifest: first.manifest,
      });
      const folder = jsonOf('publish', publish(join(signed.plan, 'published'), '--json'));
      expect(folder.manifest).toBe(first.manifest);
      expect(at('verify', place).stdout).toContain('digests, and signature of "Operations"');
    });

    test('refuses a collision, and takes amendments, each in force from its day', () => {
      writeFileSync(join(signed.plan, 'plan.ote'), dearer);
      const refused = publish(place);
      expect(refused.stderr).toContain('collision: sales is published for 2027-01-01 already');
      expect(refused.status).toBe(1);
      for (const day of ['2027-07-01', '2027-04-01', '2027-10-01'])
        expect(publish(place, '--effective', day).status).toBe(0);
      expect(listed().map(({ effective }) => effective.from)).toEqual([
        '2027-01-01',
        '2027-04-01',
        '2027-07-01',
        '2027-10-01',
      ]);
    });

    test('pays each period by the version in force', () => {
      writeFileSync(
        join(signed.plan, 'data/deals.csv'),
        'id,closed,owner,amount,kind\nD1,2027-01-20,Ann,180000,new\nD2,2027-04-20,Ann,180000,new\n',
      );
      const paid = (period: string) => at('run', '.', '--registry', place, '--period', period).stdout;
      expect(paid('FY27-Q1')).toMatch(/^Ann +\$19,500\.00/m);
      expect(paid('FY27-Q2')).toMatch(/^Ann +\$21,000\.00/m);
    });

    test('is pulled whole, and the copy verifies, locks and pays', () => {
      const copy = join(signed.plan, 'copy');
      expect(at('pull', place, '--to', copy).stdout).toContain('4 copied');
      expect(at('pull', place, '--to', copy, '--frozen').stdout).toContain('0 copied, 4 there before');
      expect(at('verify', copy).status).toBe(0);
      expect(globSync('sales/*/oci-layout', { cwd: copy })).toHaveLength(4);
      expect(at('diff', `${place}/sales:2027-01-01`, join(copy, 'sales/2027-01-01')).stdout).toContain(
        'Nothing changes.',
      );
      const [first] = listed();
      const lock = JSON.parse(readFileSync(join(signed.plan, 'ontarget.lock'), 'utf8'));
      expect(lock.plans.sales['2027-01-01']).toEqual({ digest: first?.digest, manifest: first?.manifest });
      expect(publish(place, '--effective', '2027-11-01').status).toBe(0);
      const drifted = at('run', '.', '--registry', place, '--period', 'FY27-Q1');
      expect(drifted.stderr).toContain('drift: what is published is not what the lock file says');
      expect(drifted.status).toBe(3);
    });

    test('several plans below one path, and nothing of other paths', () => {
      const others = signedPlan({
        'ontarget.json': JSON.stringify({ plans: { '.': 'field' } }),
        'plan.ote': dearer,
      });
      for (const to of [place, `oci://${server.host}/team`])
        expect(others.at(['publish', '--unsigned', '--to', to], NOBODY).status).toBe(0);
      const plans = (to: string) => [
        ...new Set(
          (jsonOf('list', at('list', to, '--json')) as { versions: Version[] }).versions.map(
            ({ plan }) => plan,
          ),
        ),
      ];
      expect(plans(place)).toEqual(['field', 'sales']);
      expect(plans(`oci://${server.host}/team`)).toEqual(['field']);
      expect(at('run', '.', '--registry', place, '--period', 'FY27-Q1').stderr).toContain(
        'Name one with --plan',
      );
      expect(at('verify', place, '--plan', 'field').stdout).toContain('is not signed (unsigned)');
    });

    test('a bit that it flips is told: the file, the digest that it should have, and the one it has', () => {
      const fresh = signedPlan();
      const path = `oci://${server.host}/flipped`;
      const day = (month: number) => `2027-${String(month).padStart(2, '0')}-01`;
      for (const [index, name] of [
        'publication.json',
        'evaluator.json',
        'provenance.dsse.json',
        'manifest',
      ].entries()) {
        // Another version each, since a registry keeps equal files once.
        writeFileSync(
          join(fresh.plan, 'plan.ote'),
          dearer.replace('2x', `${index + 3}x`).replace(/^examples[\s\S]*/m, ''),
        );
        const to = `${path}${index}`;
        const published = fresh.at(
          ['publish', '--key', fresh.key, '--to', to, '--effective', day(index + 1), '--json'],
          NOBODY,
        );
        const { manifest } = jsonOf('publish', published) as { manifest: string };
        const layout = folderOf({});
        expect(fresh.at(['pull', to, '--to', layout, '--lock', join(layout, 'lock')], NOBODY).status).toBe(0);
        const blobs = join(layout, 'sales', day(index + 1), 'blobs/sha256');
        const parts = JSON.parse(readFileSync(join(blobs, manifest.slice(7)), 'utf8'));
        const digest = [parts.config.digest, parts.layers[0].digest, parts.layers[1].digest, manifest][index];
        server.flip(digest);
        const told = fresh.at(['verify', to], NOBODY);
        expect(told.status, `${name}\n${told.stdout}${told.stderr}`).not.toBe(0);
        if (name === 'manifest') expect(told.stdout + told.stderr).toMatch(/sales:2027-04-01/);
        else {
          expect(told.stdout).toContain(
            `${to}/sales@${digest} (${name}): was changed after it was published`,
          );
          expect(told.stdout).toContain(`expected ${digest}`);
        }
        const paid = fresh.at(['run', '.', '--registry', to, '--period', 'FY27-Q4'], NOBODY);
        expect([1, 3]).toContain(paid.status);
        expect(paid.stdout).toBe('');
      }
    });
  });

  describe.each(accesses)('a registry that asks who you are (%s)', (access) => {
    let server: RegistryServer;
    beforeAll(async () => {
      server = await start(access);
    });
    afterAll(() => server.stop());

    test('nobody, the wrong password, the environment, and what a login left', () => {
      const signed = signedPlan();
      const place = `oci://${server.host}/plans`;
      const all: string[] = [];
      const publish = (env: Record<string, string>) => {
        const ran = signed.at(['publish', '--key', signed.key, '--to', place], { ...NOBODY, ...env });
        all.push(ran.stdout, ran.stderr);
        return ran;
      };
      expect(publish({})).toMatchObject({ status: 1, stderr: expect.stringContaining('registry-denied') });
      expect(publish({ ...LOGIN, ONTARGET_REGISTRY_PASSWORD: 'wrong-canary-2' })).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('registry-denied'),
      });
      expect(publish(LOGIN).status).toBe(0);
      const auth = Buffer.from(`${USER}:${PASSWORD}`).toString('base64');
      const config = folderOf({ 'config.json': JSON.stringify({ auths: { [server.host]: { auth } } }) });
      const verified = signed.at(['verify', place, '--plan', 'sales'], { DOCKER_CONFIG: config });
      expect(verified.status, verified.stderr).toBe(0);
      all.push(verified.stdout, verified.stderr);
      for (const text of all) {
        expect(text).not.toContain('canary');
        expect(text).not.toContain(auth);
      }
    });
  });

  test('a registry that is not there, and a place that is none', () => {
    const { at } = signedPlan();
    const gone = at(['list', 'oci://127.0.0.1:1/plans'], NOBODY);
    expect(gone).toMatchObject({ status: 1, stderr: expect.stringContaining('registry-unreachable') });
    const wrong = at(['list', 'oci://user:word@host/plans'], NOBODY);
    expect(wrong).toMatchObject({ status: 1, stderr: expect.stringContaining('is no place on a registry') });
  });
}
