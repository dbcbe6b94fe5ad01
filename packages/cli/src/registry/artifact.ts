import { canonicalBytes, type Digest, isDigest } from '@ontarget/evaluator/format';
import { countAt, listAt, member, NotReadable, parseCanonical, textAt } from './json.ts';
import { sha256 } from './sha256.ts';

/** The media types of a published plan: an OCI image manifest (specification 1.1) of an artifact type of our own. */
export const MEDIA_TYPES = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  artifact: 'application/vnd.ontarget.plan.v1+json',
  publication: 'application/vnd.ontarget.publication.v1+json',
  evaluator: 'application/vnd.ontarget.evaluator.v1+json',
  provenance: 'application/vnd.dsse.envelope.v1+json',
} as const;

/** The files of a published version. The publication is the manifest's config, the others are its layers. */
export const FILES = {
  publication: 'publication.json',
  evaluator: 'evaluator.json',
  provenance: 'provenance.dsse.json',
} as const;

export type FileName = keyof typeof FILES;

/** The bytes of a version's files. */
export type Artifact = Readonly<Record<FileName, Uint8Array>>;

/** OCI's way to name content: what it is, its digest and how many bytes it has. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: Digest;
  readonly size: number;
}

/** The annotation by which tools name a layer's file when they pull it. */
const TITLE = 'org.opencontainers.image.title';

/** The manifest of a version: one text for given files, so that nothing can stand in it that the files do not say. */
export function manifestBytes(artifact: Artifact): Uint8Array {
  return manifestOf({
    publication: descriptorOf('publication', artifact.publication),
    evaluator: descriptorOf('evaluator', artifact.evaluator),
    provenance: descriptorOf('provenance', artifact.provenance),
  });
}

/** What the manifest says of one of the files. */
export function descriptorOf(name: FileName, bytes: Uint8Array): Descriptor {
  return { mediaType: MEDIA_TYPES[name], digest: sha256(bytes), size: bytes.length };
}

function manifestOf(files: Readonly<Record<FileName, Descriptor>>): Uint8Array {
  return canonicalBytes({
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.manifest,
    artifactType: MEDIA_TYPES.artifact,
    config: { ...files.publication },
    layers: (['evaluator', 'provenance'] as const).map((name) => ({
      ...files[name],
      annotations: { [TITLE]: FILES[name] },
    })),
  });
}

/**
 * The files that a manifest names.
 *
 * @throws NotReadable where it is anything but the manifest that `manifestBytes` writes of them
 */
export function readManifest(bytes: Uint8Array): Readonly<Record<FileName, Descriptor>> {
  const manifest = parseCanonical(bytes);
  const [evaluator, provenance] = listAt(manifest, 'layers');
  const files = {
    publication: readDescriptor('publication', member(manifest, 'config')),
    evaluator: readDescriptor('evaluator', evaluator),
    provenance: readDescriptor('provenance', provenance),
  };
  if (Buffer.compare(bytes, manifestOf(files)) !== 0)
    throw new NotReadable('says more, or other things, than the manifest of a published plan does');
  return files;
}

function readDescriptor(name: FileName, value: unknown): Descriptor {
  const digest = textAt(value, 'digest');
  if (!isDigest(digest)) throw new NotReadable(`has no digest of ${FILES[name]}`);
  return { mediaType: MEDIA_TYPES[name], digest, size: countAt(value, 'size') };
}
