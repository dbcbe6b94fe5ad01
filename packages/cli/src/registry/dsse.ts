import { type KeyObject, sign, verify } from 'node:crypto';
import { canonicalBytes } from '@ontarget/evaluator/format';
import { listAt, NotReadable, parseCanonical, textAt } from './json.ts';
import { keyId } from './keys.ts';

/** A DSSE envelope (secure-systems-lab/dsse 1.0): a payload, what it is, and who signed both. */
export interface Envelope {
  readonly payloadType: string;
  readonly payload: Uint8Array;
  readonly signatures: readonly { readonly keyid: string; readonly sig: Uint8Array }[];
}

/**
 * The bytes of an envelope around a payload, signed by an ed25519 key.
 *
 * @param key none leaves the envelope unsigned
 */
export function envelopeBytes(payloadType: string, payload: Uint8Array, key?: KeyObject): Uint8Array {
  const signatures =
    key === undefined
      ? []
      : [{ keyid: keyId(key), sig: base64(sign(null, signedBytes(payloadType, payload), key)) }];
  return canonicalBytes({ payload: base64(payload), payloadType, signatures });
}

/**
 * Reads an envelope, whose signatures are not looked at yet.
 *
 * @throws NotReadable
 */
export function readEnvelope(bytes: Uint8Array): Envelope {
  const envelope = parseCanonical(bytes);
  return {
    payloadType: textAt(envelope, 'payloadType'),
    payload: fromBase64(textAt(envelope, 'payload'), 'payload'),
    signatures: listAt(envelope, 'signatures').map((one) => ({
      keyid: textAt(one, 'keyid'),
      sig: fromBase64(textAt(one, 'sig'), 'sig'),
    })),
  };
}

/** Whether a signature of the envelope is that of a key. */
export function isSignedBy(envelope: Envelope, sig: Uint8Array, publicKey: KeyObject): boolean {
  return verify(null, signedBytes(envelope.payloadType, envelope.payload), publicKey, sig);
}

/** DSSE's pre-authentication encoding: the type is signed with the payload, lengths keep them apart. */
export function signedBytes(payloadType: string, payload: Uint8Array): Uint8Array {
  const type = Buffer.from(payloadType);
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
    payload,
  ]);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

/** Only the one text that the bytes are written as: base64 has others, whose last bits a reader drops. */
function fromBase64(text: string, name: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  if (base64(bytes) !== text) throw new NotReadable(`has no base64 in "${name}"`);
  return bytes;
}
