import { chmodSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Artifact, MEDIA_TYPES, manifestBytes } from '../../src/registry/artifact.ts';
import { envelopeBytes, readEnvelope } from '../../src/registry/dsse.ts';
import { inspect } from '../../src/registry/inspect.ts';
import { newKeyPair, readKeys, signingKey } from '../../src/registry/keys.ts';
import { folderStore } from '../../src/registry/layout.ts';
import { publicationBytes, readPublication } from '../../src/registry/publication.ts';
import { sha256 } from '../../src/registry/sha256.ts';
import { signatureOf } from '../../src/registry/signature.ts';
import { folderOf, jsonOf } from '../support/command.ts';
import { type SignedPlan, signedPlan } from './signed.ts';

/** A version is published once; each test changes something, looks, and puts it back. */
let published: SignedPlan;
let version: string;
let names: string[];

beforeAll(() => {
  published = signedPlan();
  expect(published.publish().status).toBe(0);
  version = join(published.registry, 'sales', '2027-01-01');
  names = globSync('**/*', { cwd: version, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(version.length + 1));
  for (const name of names) chmodSync(join(version, name), 0o644);
});

interface Told {
  readonly findings: readonly { code: string; file: string; expected?: string; found?: string }[];
}

function whileChanged<T>(name: string, bytes: Uint8Array, look: () => T): T {
  const path = join(version, name);
  const before = readFileSync(path);
  writeFileSync(path, bytes);
  try {
    return look();
  } finally {
    writeFileSync(path, before);
  }
}

function flipped(bytes: Uint8Array, at: number, bit = 1): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ bit;
  return copy;
}

describe('a flipped byte', () => {
  test('of each file: the command names the file and both digests', () => {
    expect(names).toHaveLength(6);
    for (const name of names) {
      const bytes = readFileSync(join(version, name));
      const changed = flipped(bytes, bytes.length >> 1);
      const ran = whileChanged(name, changed, () => published.verify('--json'));
      const { findings } = jsonOf('verify', ran) as unknown as Told;
      expect(ran.status).toBe(3);
      expect(findings, name).toContainEqual(
        expect.objectContaining({
          code: 'changed',
          file: expect.stringContaining(`published/sales/2027-01-01/${name}`),
          expected: sha256(bytes),
          found: sha256(changed),
        }),
      );
    }
    expect(published.verify().status).toBe(0);
  });

  test('at any place of the layout’s own files, and all over the others', async () => {
    const store = folderStore(published.registry);
    for (const name of names) {
      const bytes = readFileSync(join(version, name));
      const step = bytes.length > 5000 ? 997 : bytes.length > 500 ? 7 : 1;
      for (let at = 0; at < bytes.length; at += step) {
        writeFileSync(join(version, name), flipped(bytes, at, 1 << (at % 8)));
        const { findings } = await inspect(store, 'sales', '2027-01-01');
        if (!findings.some(({ code, file }) => code === 'changed' && file.includes(name)))
          expect.fail(`byte ${at} of ${name} is not told of`);
      }
      writeFileSync(join(version, name), bytes);
    }
    expect((await inspect(store, 'sales', '2027-01-01')).findings).toEqual([]);
  });

  test('a byte more, a file more, and a file less', () => {
    for (const name of names.slice(0, 2)) {
      const bytes = readFileSync(join(version, name));
      const longer = Buffer.concat([bytes, Buffer.from('\n')]);
      expect(whileChanged(name, longer, () => published.verify()).stdout).toContain(`${name}`);
    }
    writeFileSync(join(version, 'notes.txt'), 'x');
    const { stdout, status } = published.verify();
    expect(stdout).toContain('2027-01-01/notes.txt: is no part of what was published (stray)');
    expect(status).toBe(3);
    rmSync(join(version, 'notes.txt'));
  });
});

test.each([
  ['a link that leads back to itself', (path: string) => symlinkSync(path, path), 'ELOOP'],
  ['a folder', (path: string) => mkdirSync(path), 'EISDIR'],
])('each file that is there and cannot be read, as %s is: it is not told as missing', (_, put, code) => {
  for (const name of names) {
    const path = join(version, name);
    const before = readFileSync(path);
    rmSync(path);
    put(path);
    const { stdout, status } = published.verify();
    rmSync(path, { recursive: true });
    writeFileSync(path, before);
    expect([name, status]).toEqual([name, 3]);
    expect(stdout).toMatch(
      new RegExp(`wrong .*${name}( \\(.*\\))?: cannot be read \\(${code}\\) \\(unreadable\\)`),
    );
    // Whatever the manifest leads to cannot be looked for without it.
    expect(stdout).not.toContain(`${name}: is missing`);
  }
  expect(published.verify().status).toBe(0);
});

/** What is found where all of a version was written anew around one change, so that every digest fits. */
async function found(
  change: (artifact: Artifact) => Artifact,
  keys = readKeys(keysFile()),
): Promise<string[]> {
  const artifact = await artifactOf();
  const folder = folderOf({});
  const store = folderStore(folder);
  expect(await store.add('sales', '2027-01-01', change(artifact))).toBe(true);
  const inspected = await inspect(store, 'sales', '2027-01-01');
  return [...inspected.findings, ...signatureOf(inspected, keys).findings].map(
    ({ code, message }) => `${code}: ${message}`,
  );
}

async function artifactOf(): Promise<Artifact> {
  const { artifact } = await inspect(folderStore(published.registry), 'sales', '2027-01-01');
  if (artifact === undefined) throw new Error('the version cannot be read');
  return artifact;
}

const keysFile = () => join(published.plan, 'ontarget.keys.json');

/** The envelope with one of its texts changed, written as `publish` writes it. */
function withEnvelope(change: (envelope: Record<string, unknown>) => void): (artifact: Artifact) => Artifact {
  return (artifact) => {
    const envelope = JSON.parse(Buffer.from(artifact.provenance).toString()) as Record<string, unknown>;
    change(envelope);
    return { ...artifact, provenance: Buffer.from(JSON.stringify(envelope)) };
  };
}

describe('each part of the envelope, with every digest around it put right', () => {
  test('as it is, nothing', async () => {
    expect(await found((artifact) => artifact)).toEqual([]);
  });

  test('the payload: the signature is not over it', async () => {
    const other = withEnvelope((envelope) => {
      const statement = Buffer.from(String(envelope.payload), 'base64').toString();
      envelope.payload = Buffer.from(
        statement.replace('urn:ontarget:command', 'urn:ontarget:kommand'),
      ).toString('base64');
    });
    expect(await found(other)).toEqual([
      'wrong-signature: has a signature that is not that of "Operations" over what it says',
    ]);
  });

  test('the payload’s type: it is signed with it', async () => {
    const other = withEnvelope((envelope) => {
      envelope.payloadType = 'application/vnd.in-toto+jsom';
    });
    expect(await found(other)).toEqual([
      expect.stringContaining('unreadable: holds application/vnd.in-toto+jsom'),
      expect.stringContaining('wrong-signature'),
    ]);
  });

  test('the signature, at each of its characters', async () => {
    const artifact = await artifactOf();
    const { sig } = (
      JSON.parse(Buffer.from(artifact.provenance).toString()) as { signatures: [{ sig: string }] }
    ).signatures[0];
    for (let at = 0; at < sig.length; at += 1) {
      const other = `${sig.slice(0, at)}${sig[at] === 'A' ? 'B' : 'A'}${sig.slice(at + 1)}`;
      const codes = await found(
        withEnvelope((envelope) => {
          envelope.signatures = [
            { keyid: readEnvelope(artifact.provenance).signatures[0]?.keyid, sig: other },
          ];
        }),
      );
      // The last characters hold bits that base64 does not use: those are no other way to write the same.
      expect(codes.length, `character ${at}`).toBeGreaterThan(0);
      expect(codes.join()).toMatch(/wrong-signature|unreadable/);
    }
  }, 60_000);

  test('the key’s id, no signature, and another key’s signature', async () => {
    const renamed = withEnvelope((envelope) => {
      const [first] = envelope.signatures as { keyid: string; sig: string }[];
      // One key in sixteen has an id that begins with 0 already.
      const other = first?.keyid.startsWith('0') ? '1' : '0';
      envelope.signatures = [{ keyid: `${other}${first?.keyid.slice(1)}`, sig: first?.sig }];
    });
    expect((await found(renamed))[0]).toMatch(/unknown-key|wrong-signature/);
    const none = withEnvelope((envelope) => {
      envelope.signatures = [];
    });
    expect(await found(none)).toEqual(['unsigned: is not signed']);

    const other = join(folderOf({ 'other.pem': newKeyPair().pem }), 'other.pem');
    const signed = (artifact: Artifact): Artifact => {
      const { payload, payloadType } = readEnvelope(artifact.provenance);
      return { ...artifact, provenance: envelopeBytes(payloadType, payload, signingKey(other)) };
    };
    expect(await found(signed)).toEqual(['unknown-key: is signed by a key that is not in the list of keys']);
  });

  test('another publication beside the signed statement', async () => {
    const other = (artifact: Artifact): Artifact => {
      const publication = readPublication(artifact.publication);
      const claims = { ...publication.claims, approvals: [{ by: 'Nobody', on: '2026-12-01' }] };
      return { ...artifact, publication: publicationBytes({ ...publication, claims }) };
    };
    expect(await found(other)).toEqual(['mismatch: says another SHA-256 of publication.json']);
  });
});

test('a whole version moved to another day, or to another plan, is told of', async () => {
  const artifact = await artifactOf();
  const store = folderStore(folderOf({}));
  await store.add('sales', '2027-02-01', artifact);
  await store.add('field', '2027-01-01', artifact);
  for (const [plan, day] of [
    ['sales', '2027-02-01'],
    ['field', '2027-01-01'],
  ] as const) {
    const { findings } = await inspect(store, plan, day);
    expect(findings.map(({ code }) => code)).toContain('misplaced');
  }
});

test('the manifest is an OCI image manifest whose digests are those of the files', async () => {
  const artifact = await artifactOf();
  const manifest = JSON.parse(Buffer.from(manifestBytes(artifact)).toString()) as {
    config: { digest: string };
    layers: { digest: string; size: number; mediaType: string }[];
  };
  expect(manifest).toMatchObject({ schemaVersion: 2, mediaType: MEDIA_TYPES.manifest });
  expect(manifest.config.digest).toBe(sha256(artifact.publication));
  expect(manifest.layers.map(({ digest, size }) => [digest, size])).toEqual([
    [sha256(artifact.evaluator), artifact.evaluator.length],
    [sha256(artifact.provenance), artifact.provenance.length],
  ]);
});
