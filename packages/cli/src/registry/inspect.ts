import { type Digest, digestOf, type EvaluatorFile, readEvaluator } from '@ontarget/evaluator/format';
import { readEvaluatorFile } from '../plan/evaluator-file.ts';
import { type Artifact, FILES, type FileName, readManifest } from './artifact.ts';
import { type Envelope, readEnvelope } from './dsse.ts';
import { type Provenance, readStatement, STATEMENT_TYPE } from './in-toto.ts';
import { NotReadable } from './json.ts';
import { type Publication, readPublication } from './publication.ts';
import { sha256 } from './sha256.ts';
import { changed, type Finding, type Store, type Stored } from './store.ts';

/** A published version with all that its own files say against it. Signature and lock are looked at apart. */
export interface Inspected {
  readonly plan: string;
  readonly from: string;
  /** As the user would name it. */
  readonly name: string;
  readonly title: string;
  /** The digest of its meaning; undefined where its publication cannot be read. */
  readonly digest?: string;
  /** The digest of its manifest, by which a registry knows it. */
  readonly manifest?: Digest;
  readonly publication?: Publication;
  readonly envelope?: Envelope;
  readonly provenance?: Provenance;
  readonly evaluator?: EvaluatorFile;
  /** The bytes of its files, where each is what the manifest says. */
  readonly artifact?: Artifact;
  readonly findings: readonly Finding[];
}

/** Reads a version whole and checks every byte of it against the digests that lead to it. */
export async function inspect(store: Store, plan: string, from: string): Promise<Inspected> {
  const name = `${store.place}/${plan}/${from}`;
  const stored = await store.read(plan, from);
  if (stored.earlier !== undefined) return inspectEarlier(stored, { plan, from, name });
  return { plan, from, name, title: plan, ...(await inspectStored(stored, { plan, from, name })) };
}

async function inspectStored(
  stored: Stored,
  { plan, from, name }: Pick<Inspected, 'plan' | 'from' | 'name'>,
): Promise<Partial<Inspected> & Pick<Inspected, 'findings'>> {
  const nameOf = (which: FileName) => `${name} (${FILES[which]})`;
  const findings = [...stored.findings];
  const { manifest, manifestName } = stored;
  if (manifest === undefined) {
    if (findings.length === 0)
      findings.push({
        code: 'missing',
        file: manifestName,
        message: 'holds no manifest of a published plan',
      });
    return { findings };
  }
  const told = tellingIn(findings);
  const files = told(manifestName, () => readManifest(manifest));
  if (files === undefined) return { findings };

  const bytesOf = async (which: FileName): Promise<Uint8Array | undefined> => {
    const { digest, size } = files[which];
    const file = `${stored.nameOf(digest)} (${FILES[which]})`;
    // The store may have told of it under the file's name alone; here it is known what it is.
    const tellBetter = (finding: Finding) => {
      const known = findings.findIndex((one) => one.file === stored.nameOf(digest));
      if (known >= 0) findings.splice(known, 1);
      findings.push(finding);
    };
    let bytes: Uint8Array | undefined;
    try {
      bytes = await stored.blob(digest);
    } catch (error) {
      if (!(error instanceof NotReadable)) throw error;
      tellBetter({ code: 'unreadable', file, message: error.message });
      return undefined;
    }
    if (bytes === undefined) findings.push({ code: 'missing', file, message: 'is missing' });
    else if (sha256(bytes) !== digest) tellBetter(changed(file, digest, sha256(bytes)));
    else if (bytes.length !== size)
      findings.push({
        code: 'mismatch',
        file: manifestName,
        message: `says that ${FILES[which]} has another size`,
        expected: `${size} bytes`,
        found: `${bytes.length} bytes`,
      });
    else return bytes;
    return undefined;
  };
  const publicationBytes = await bytesOf('publication');
  const evaluatorBytes = await bytesOf('evaluator');
  const provenanceBytes = await bytesOf('provenance');
  const publication =
    publicationBytes && told(nameOf('publication'), () => readPublication(publicationBytes));
  const evaluator = evaluatorBytes && told(nameOf('evaluator'), () => readEvaluatorBytes(evaluatorBytes));
  const envelope = provenanceBytes && told(nameOf('provenance'), () => readEnvelope(provenanceBytes));
  const provenance = envelope && told(nameOf('provenance'), () => readProvenance(envelope));

  const digest = evaluator === undefined ? undefined : await digestOf(evaluator.plan);
  const differ = (file: string, what: string, expected: string | undefined, found: string | undefined) => {
    if (expected !== undefined && found !== undefined && expected !== found)
      findings.push({ code: 'mismatch', file, message: `says another ${what}`, expected, found });
  };
  if (publication !== undefined) {
    const { evaluator: named } = publication;
    for (const [what, expected, found] of [
      ['plan', plan, publication.plan],
      ['first day', from, publication.effective.from],
    ] as const)
      if (expected !== found)
        findings.push({
          code: 'misplaced',
          file: nameOf('publication'),
          message: `is of another ${what} than the place it lies in`,
          expected,
          found,
        });
    differ(nameOf('publication'), 'name of the evaluator', FILES.evaluator, named.name);
    differ(nameOf('publication'), 'SHA-256 of the evaluator', files.evaluator.digest, named.sha256);
    differ(nameOf('publication'), 'size of the evaluator', String(files.evaluator.size), String(named.size));
    differ(nameOf('publication'), 'digest of the plan', digest, publication.digest);
    differ(nameOf('evaluator'), 'plan', publication.plan, evaluator?.plan.id);
  }
  if (provenance !== undefined) {
    differ(nameOf('provenance'), 'plan', plan, provenance.plan);
    differ(nameOf('provenance'), 'first day', from, provenance.effective);
    for (const which of ['publication', 'evaluator'] as const)
      differ(
        nameOf('provenance'),
        `SHA-256 of ${FILES[which]}`,
        files[which].digest,
        provenance.subjects[FILES[which]] ?? 'none',
      );
  }
  return {
    manifest: sha256(manifest),
    ...(publication === undefined
      ? {}
      : { publication, title: publication.title, digest: publication.digest }),
    ...(envelope === undefined ? {} : { envelope }),
    ...(provenance === undefined ? {} : { provenance }),
    ...(evaluator === undefined ? {} : { evaluator }),
    ...(publicationBytes === undefined || evaluatorBytes === undefined || provenanceBytes === undefined
      ? {}
      : {
          artifact: {
            publication: publicationBytes,
            evaluator: evaluatorBytes,
            provenance: provenanceBytes,
          },
        }),
    findings,
  };
}

/** Reads a file, and tells of one that is not what it should be. */
function tellingIn(findings: Finding[]): <T>(file: string, read: () => T) => T | undefined {
  return (file, read) => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof NotReadable)) throw error;
      findings.push({ code: 'unreadable', file, message: error.message });
      return undefined;
    }
  };
}

function readEvaluatorBytes(bytes: Uint8Array): EvaluatorFile {
  const read = readEvaluator(new TextDecoder().decode(bytes));
  if (read.ok) return read.file;
  throw new NotReadable(`is no evaluator that can be run: ${read.problems[0]?.message ?? ''}`);
}

function readProvenance(envelope: Envelope): Provenance {
  if (envelope.payloadType !== STATEMENT_TYPE)
    throw new NotReadable(`holds ${envelope.payloadType}, and not an in-toto statement`);
  return readStatement(envelope.payload);
}

async function inspectEarlier(
  { earlier, manifest }: Stored,
  version: Pick<Inspected, 'plan' | 'from' | 'name'>,
): Promise<Inspected> {
  const { title = version.plan, digest = '', evaluator: file = '' } = earlier ?? {};
  const evaluator = await readEvaluatorFile(file);
  return {
    ...version,
    title,
    digest,
    ...(manifest === undefined ? {} : { manifest: sha256(manifest) }),
    evaluator: evaluator.file,
    findings: evaluator.digest === digest ? [] : [changed(file, digest, evaluator.digest)],
  };
}
