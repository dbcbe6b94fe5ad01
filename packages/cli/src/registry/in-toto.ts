import { canonicalBytes, type Digest, isDigest } from '@ontarget/evaluator/format';
import { listAt, member, NotReadable, parseCanonical, textAt } from './json.ts';

/** The media type of an in-toto statement inside an envelope. */
export const STATEMENT_TYPE = 'application/vnd.in-toto+json';

/** A text that the plan was compiled from. */
export interface SourceFile {
  /** Its path from the repository's root, or from the project's folder where there is no repository. */
  readonly name: string;
  readonly sha256: Digest;
}

/** How a version came about: in-toto statement v1 with SLSA provenance v1. */
export interface Provenance {
  /** The files that it speaks of, by name. */
  readonly subjects: Readonly<Record<string, Digest>>;
  readonly plan: string;
  readonly effective: string;
  /** The commit that holds the sources; there is none outside of git. */
  readonly commit?: string;
  /** Where the repository lies, without any credentials. */
  readonly repository?: string;
  readonly sources: readonly SourceFile[];
  /** Version of the command that published it. */
  readonly tool: string;
  /** When, as an ISO time in UTC. */
  readonly at: string;
}

const STATEMENT = 'https://in-toto.io/Statement/v1';
const PREDICATE = 'https://slsa.dev/provenance/v1';
const BUILD_TYPE = 'urn:ontarget:publish:1';
const BUILDER = 'urn:ontarget:command';

/** The one text of a statement. */
export function statementBytes(provenance: Provenance): Uint8Array {
  const { subjects, plan, effective, commit, repository, sources, tool, at } = provenance;
  const git =
    commit === undefined
      ? []
      : [
          {
            ...(repository === undefined ? {} : { uri: `git+${repository}` }),
            digest: { gitCommit: commit },
          },
        ];
  return canonicalBytes({
    _type: STATEMENT,
    subject: Object.entries(subjects).map(([name, digest]) => ({ name, digest: { sha256: hex(digest) } })),
    predicateType: PREDICATE,
    predicate: {
      buildDefinition: {
        buildType: BUILD_TYPE,
        externalParameters: { plan, effective },
        resolvedDependencies: [
          ...git,
          ...sources.map(({ name, sha256 }) => ({ name, digest: { sha256: hex(sha256) } })),
        ],
      },
      runDetails: {
        builder: { id: BUILDER, version: { ontarget: tool } },
        metadata: { finishedOn: at },
      },
    },
  });
}

/**
 * Reads a statement that `statementBytes` wrote.
 *
 * @throws NotReadable
 */
export function readStatement(bytes: Uint8Array): Provenance {
  const statement = parseCanonical(bytes);
  if (textAt(statement, '_type') !== STATEMENT) throw new NotReadable('is no in-toto statement');
  if (textAt(statement, 'predicateType') !== PREDICATE) throw new NotReadable('is no SLSA provenance');
  const predicate = member(statement, 'predicate');
  const definition = member(predicate, 'buildDefinition');
  if (textAt(definition, 'buildType') !== BUILD_TYPE) throw new NotReadable('is not of `ontarget publish` 1');
  const parameters = member(definition, 'externalParameters');
  const details = member(predicate, 'runDetails');
  const dependencies = listAt(definition, 'resolvedDependencies');
  const git = dependencies.find((one) => member(member(one, 'digest'), 'gitCommit') !== undefined);
  const uri = member(git, 'uri');
  const at = textAt(member(details, 'metadata'), 'finishedOn');
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(at))
    throw new NotReadable('does not say when it was made');
  return {
    subjects: Object.fromEntries(
      listAt(statement, 'subject').map((one) => [textAt(one, 'name'), sha256At(one)] as const),
    ),
    plan: textAt(parameters, 'plan'),
    effective: textAt(parameters, 'effective'),
    ...(git === undefined ? {} : { commit: textAt(member(git, 'digest'), 'gitCommit') }),
    ...(typeof uri === 'string' ? { repository: uri.replace(/^git\+/, '') } : {}),
    sources: dependencies
      .filter((one) => one !== git)
      .map((one) => ({ name: textAt(one, 'name'), sha256: sha256At(one) })),
    tool: textAt(member(member(details, 'builder'), 'version'), 'ontarget'),
    at,
  };
}

function hex(digest: Digest): string {
  return digest.slice('sha256:'.length);
}

function sha256At(value: unknown): Digest {
  const digest = `sha256:${textAt(member(value, 'digest'), 'sha256')}`;
  if (!isDigest(digest)) throw new NotReadable('has a subject without its SHA-256');
  return digest;
}
