import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseDate } from '@ontarget/evaluator/numbers';
import { Failure } from '../failure.ts';
import { listAt, member, NotReadable, textAt } from './json.ts';
import { Refusal } from './refusal.ts';
import { sha256 } from './sha256.ts';

/** The list of keys that is kept beside the project file and committed with it. */
export const KEYS_FILE = 'ontarget.keys.json';

/** The variable that holds a signing key as PEM text, where none is named by a file. */
export const KEY_VARIABLE = 'ONTARGET_SIGNING_KEY';

/** Somebody whose signature counts. */
export interface KnownKey {
  readonly name: string;
  readonly id: string;
  readonly key: KeyObject;
  /** First and last day of signatures that count. */
  readonly from?: string;
  readonly until?: string;
}

/** What a key is called in an envelope: the SHA-256 of its public half (SubjectPublicKeyInfo, DER). */
export function keyId(key: KeyObject): string {
  return sha256(publicBytes(key)).slice('sha256:'.length);
}

/**
 * The private key that signs, from a file or the environment. What is wrong with it is told without a byte of it.
 *
 * @param file of the key; without it the variable is read
 * @returns undefined where neither is given
 */
export function signingKey(file: string | undefined): KeyObject | undefined {
  const variable = process.env[KEY_VARIABLE];
  // Whatever is started from here, such as git, has no business with it.
  delete process.env[KEY_VARIABLE];
  if (file !== undefined) return privateKey(readKeyFile(file), file);
  if (variable === undefined || variable === '') return undefined;
  // Some places keep a variable on one line, with its line breaks written out.
  return privateKey(variable.replaceAll('\\n', '\n'), `the variable ${KEY_VARIABLE}`);
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Refusal('key-unusable', `the key ${file} cannot be read`, 'Name a file that you may read.');
  }
}

function privateKey(pem: string, place: string): KeyObject {
  let key: KeyObject | undefined;
  try {
    key = createPrivateKey(pem);
  } catch {
    // Said below without what the library says of it, which may quote it.
  }
  if (key?.asymmetricKeyType === 'ed25519') return key;
  throw new Refusal(
    'key-unusable',
    `${place} holds no ed25519 private key`,
    'Make one with `ontarget key`, or with `openssl genpkey -algorithm ed25519`; one with a passphrase is not read.',
  );
}

/** A new pair: the private half as PEM, the public half as its line in the list. */
export function newKeyPair(): { readonly pem: string; readonly publicKey: string; readonly id: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    pem: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    publicKey: publicBytes(publicKey).toString('base64'),
    id: keyId(publicKey),
  };
}

/** Reads the list of known keys. */
export function readKeys(file: string): readonly KnownKey[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Failure(`the list of keys ${file} cannot be read`, 'Start one with `ontarget key`.');
  }
  try {
    return listAt(JSON.parse(text) as unknown, 'keys').map(readKey);
  } catch (error) {
    const reason = error instanceof NotReadable ? error.message : 'is not JSON';
    throw new Failure(
      `${file} ${reason}`,
      'It holds { "keys": [{ "name": "…", "publicKey": "MCowBQYDK2Vw…" }] }; "from" and "until" may say days.',
    );
  }
}

function readKey(value: unknown): KnownKey {
  const name = textAt(value, 'name');
  let key: KeyObject | undefined;
  try {
    key = createPublicKey({
      key: Buffer.from(textAt(value, 'publicKey'), 'base64'),
      format: 'der',
      type: 'spki',
    });
  } catch {
    // Said below.
  }
  if (key?.asymmetricKeyType !== 'ed25519') throw new NotReadable(`has no ed25519 public key for "${name}"`);
  return { name, id: keyId(key), key, ...dayAt(value, 'from'), ...dayAt(value, 'until') };
}

function dayAt(value: unknown, name: 'from' | 'until'): { readonly from?: string; readonly until?: string } {
  if (member(value, name) === undefined) return {};
  const day = textAt(value, name);
  if (!parseDate(day).ok) throw new NotReadable(`has ${day} where a key says ${name} which day it counts`);
  return { [name]: day };
}

function publicBytes(key: KeyObject): Buffer {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return half.export({ type: 'spki', format: 'der' });
}
