import { versionOn } from '@ontarget/evaluator/engine';
import { FILES } from './artifact.ts';
import { isSignedBy } from './dsse.ts';
import type { Inspected } from './inspect.ts';
import type { KnownKey } from './keys.ts';
import type { Finding } from './store.ts';

/** Who signed a version: one of the known keys. */
export interface Signed {
  readonly by?: KnownKey;
  readonly findings: readonly Finding[];
}

/** Whether a version is signed by a key of the list, at a time at which the key counted. */
export function signatureOf(version: Inspected, keys: readonly KnownKey[]): Signed {
  const { envelope, provenance, name } = version;
  const file = `${name} (${FILES.provenance})`;
  const finding = (code: Finding['code'], message: string, more: Partial<Finding> = {}): Signed => ({
    findings: [{ code, file, message, ...more }],
  });
  if (envelope === undefined || envelope.signatures.length === 0) {
    // An envelope that cannot be read is told of already.
    return version.findings.length > 0 && envelope === undefined
      ? { findings: [] }
      : finding('unsigned', 'is not signed');
  }
  const known = envelope.signatures.flatMap(({ keyid, sig }) =>
    keys.filter(({ id }) => id === keyid).map((key) => ({ key, sig })),
  );
  if (known.length === 0)
    return finding('unknown-key', 'is signed by a key that is not in the list of keys', {
      expected: keys.map(({ id }) => id).join(', ') || 'none',
      found: envelope.signatures.map(({ keyid }) => keyid).join(', '),
    });
  const right = known.find(({ key, sig }) => isSignedBy(envelope, sig, key.key));
  if (right === undefined)
    return finding(
      'wrong-signature',
      `has a signature that is not that of "${known[0]?.key.name}" over what it says`,
    );
  const { key } = right;
  const day = provenance?.at.slice(0, 10);
  if (day !== undefined && ((key.from ?? day) > day || (key.until ?? day) < day))
    return finding('key-expired', `was signed on ${day}, when the key of "${key.name}" did not count`, {
      expected: `${key.from ?? '…'} to ${key.until ?? '…'}`,
      found: day,
    });
  return { by: key, findings: [] };
}

/** The approvals of the version in force on a day that no longer hold on it. */
export function expiredClaims(versions: readonly Inspected[], day: string): Finding[] {
  const current = versionOn(versions, day);
  const approvals = current?.publication?.claims.approvals ?? [];
  return approvals
    .filter(({ until }) => until !== undefined && until < day)
    .map(({ by, until = '' }) => ({
      code: 'claim-expired',
      file: `${current?.name} (${FILES.publication})`,
      message: `claims an approval by ${by} that held until ${until}, and is in force on ${day}`,
    }));
}

/** Versions that another one says it supersedes, and that are gone or are others now. */
export function missingSuperseded(versions: readonly Inspected[]): Finding[] {
  return versions.flatMap(({ publication, name }): Finding[] => {
    const before = publication?.supersedes;
    if (before === undefined) return [];
    const found = versions.find(({ from }) => from === before.from)?.manifest;
    if (found === before.manifest) return [];
    return [
      {
        code: 'superseded-missing',
        file: name,
        message: `supersedes the version from ${before.from}, which is not here as it was`,
        expected: before.manifest,
        found: found ?? 'none',
      },
    ];
  });
}
