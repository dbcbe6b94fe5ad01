import { generateKeyPairSync, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { envelopeBytes, isSignedBy, readEnvelope, signedBytes } from '../../src/registry/dsse.ts';
import { readStatement, STATEMENT_TYPE, statementBytes } from '../../src/registry/in-toto.ts';
import { NotReadable } from '../../src/registry/json.ts';
import { publicationBytes, readPublication } from '../../src/registry/publication.ts';
import { readReference } from '../../src/registry/reference.ts';

const digest = `sha256:${'ab'.repeat(32)}` as const;

test('DSSE signs type and payload as its specification shows', () => {
  // The example of the protocol's page (secure-systems-lab/dsse, protocol.md).
  const bytes = signedBytes('http://example.com/HelloWorld', Buffer.from('hello world'));
  expect(Buffer.from(bytes).toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});

test('an envelope verifies with another implementation, and with nobody else’s key', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const bytes = envelopeBytes('text/x', Buffer.from('€'), privateKey);
  const raw = JSON.parse(Buffer.from(bytes).toString()) as { payload: string; signatures: [{ sig: string }] };
  const message = Buffer.concat([Buffer.from('DSSEv1 6 text/x 3 '), Buffer.from('€')]);
  expect(verify(null, message, publicKey, Buffer.from(raw.signatures[0].sig, 'base64'))).toBe(true);
  const envelope = readEnvelope(bytes);
  const sig = envelope.signatures[0]?.sig ?? new Uint8Array();
  expect(isSignedBy(envelope, sig, publicKey)).toBe(true);
  expect(isSignedBy(envelope, sig, generateKeyPairSync('ed25519').publicKey)).toBe(false);
  expect(isSignedBy({ ...envelope, payloadType: 'text/y' }, sig, publicKey)).toBe(false);
});

test('a statement is an in-toto statement with SLSA provenance, and is read again as it was', () => {
  const provenance = {
    subjects: { 'evaluator.json': digest },
    plan: 'sales',
    effective: '2027-01-01',
    commit: 'c'.repeat(40),
    repository: 'https://git.example.com/plans.git',
    sources: [{ name: 'plans/sales/plan.ote', sha256: digest }],
    tool: '0.1.0',
    at: '2026-12-01T00:00:00Z',
  };
  const bytes = statementBytes(provenance);
  expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://slsa.dev/provenance/v1',
    subject: [{ name: 'evaluator.json', digest: { sha256: 'ab'.repeat(32) } }],
    predicate: {
      buildDefinition: { resolvedDependencies: [{ digest: { gitCommit: provenance.commit } }, {}] },
      runDetails: { metadata: { finishedOn: provenance.at } },
    },
  });
  expect(readStatement(bytes)).toEqual(provenance);
  expect(STATEMENT_TYPE).toBe('application/vnd.in-toto+json');
});

const publication = {
  plan: 'sales',
  title: 'Sales',
  effective: { from: '2027-01-01' },
  digest,
  evaluator: { name: 'evaluator.json', sha256: digest, size: 5 },
  claims: { examples: 1, warnings: 0, approvals: [] },
};

test('a publication of a later 1.x is read, one of 2.0 is not', () => {
  const text = Buffer.from(publicationBytes(publication)).toString();
  expect(readPublication(Buffer.from(text))).toEqual(publication);
  const later = text
    .replace('"version":"1.0"', '"version":"1.7"')
    .replace('"plan":', '"a":[{"b":1}],"plan":');
  // Members stand in their canonical order, so what is new is put where it belongs.
  const ordered = later.replace('"a":[{"b":1}],', '').replace('{"claims"', '{"a":[{"b":1}],"claims"');
  expect(readPublication(Buffer.from(ordered))).toEqual(publication);
  expect(() => readPublication(Buffer.from(text.replace('"1.0"', '"2.0"')))).toThrow(/reads 1\.x/);
});

test.each([
  ['a space', (text: string) => text.replace(':', ': ')],
  ['a member twice', (text: string) => text.replace('"plan":"sales"', '"plan":"sales","plan":"sales"')],
  ['another order', (text: string) => text.replace(/^\{(.*?\}),(.*)\}$/, '{$2,$1}')],
  ['a letter as its code', (text: string) => text.replace('sales', '\\u0073ales')],
  ['a mark at its start', (text: string) => `\ufeff${text}`],
  ['a line after it', (text: string) => `${text}\n`],
  ['no date', (text: string) => text.replace('2027-01-01', '2027-02-30')],
  ['no digest', (text: string) => text.replace('sha256:ab', 'sha1:ab')],
  ['a negative size', (text: string) => text.replace('"size":5', '"size":-5')],
])('a publication with %s is refused', (_, change) => {
  const text = Buffer.from(publicationBytes(publication)).toString();
  expect(change(text)).not.toBe(text);
  expect(() => readPublication(Buffer.from(change(text)))).toThrow(NotReadable);
});

test('places on registries: plain http only on this machine, no user, no tag, nothing upward', () => {
  expect(readReference('oci://registry.example.com/a/b-c/')).toEqual({
    host: 'registry.example.com',
    origin: 'https://registry.example.com',
    prefix: 'a/b-c',
  });
  expect(readReference('oci://localhost:5000')).toMatchObject({
    origin: 'http://localhost:5000',
    prefix: '',
  });
  expect(readReference('oci://localhost.example.com/x').origin).toBe('https://localhost.example.com');
  expect(readReference('oci://127.0.0.1.example.com/x').origin).toBe('https://127.0.0.1.example.com');
  for (const wrong of [
    'oci://',
    'oci://u:p@h/x',
    'oci://h/../x',
    'oci://h/X',
    'oci://h/x:1',
    'oci://h/x?y',
    'oci://h//x',
  ])
    expect(() => readReference(wrong), wrong).toThrow(/no place on a registry/);
});
