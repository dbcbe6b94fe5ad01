import type { Digest } from '@ontarget/evaluator/format';
import { parseDate } from '@ontarget/evaluator/numbers';
import { type Artifact, MEDIA_TYPES, manifestBytes } from './artifact.ts';
import { RegistryHttp } from './http.ts';
import { member } from './json.ts';
import { type Reference, readReference } from './reference.ts';
import { Refusal } from './refusal.ts';
import { sha256 } from './sha256.ts';
import { changed, type Store, type Stored } from './store.ts';

/** An evaluator of the largest plan has a few megabytes; a registry that sends more sends something else. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Published versions on a registry, by OCI's distribution protocol (specification 1.1): a plan is the repository
 * `<path>/<plan id>`, a version its tag. One manifest holds everything, so that registries without the referrers API do.
 */
export function registryStore(place: string): Store {
  const reference = readReference(place);
  const http = new RegistryHttp(reference);
  return {
    place: place.replace(/\/+$/, ''),
    plans: () => listPlans(http, reference),
    days: (plan) => listDays(http, repository(reference, plan)),
    read: (plan, day) => readTag(http, place.replace(/\/+$/, ''), repository(reference, plan), plan, day),
    add: (plan, day, artifact) => push(http, repository(reference, plan), day, artifact),
  };
}

function repository({ prefix }: Reference, plan: string): string {
  return prefix === '' ? plan : `${prefix}/${plan}`;
}

function pull(repository: string): string {
  return `repository:${repository}:pull`;
}

async function listPlans(http: RegistryHttp, { prefix, host }: Reference): Promise<readonly string[]> {
  const first = { method: 'GET', address: '_catalog?n=1000', scope: 'registry:catalog:*' } as const;
  const found = await listed(http, first, 'repositories', 'list what it holds');
  if (found === undefined)
    throw new Refusal(
      'registry-failed',
      `${host} does not list its repositories`,
      'Few registries let everybody do that. Say which plan with --plan.',
    );
  const below = prefix === '' ? '' : `${prefix}/`;
  return found
    .filter((name) => name.startsWith(below))
    .map((name) => name.slice(below.length))
    .filter((name) => name !== '' && !name.includes('/'))
    .sort();
}

async function listDays(http: RegistryHttp, repository: string): Promise<readonly string[]> {
  const first = {
    method: 'GET',
    address: `${repository}/tags/list?n=1000`,
    scope: pull(repository),
  } as const;
  const tags = await listed(http, first, 'tags', `list the versions of ${repository}`);
  return (tags ?? []).filter((tag) => parseDate(tag).ok).sort();
}

/** All pages of a list; undefined where there is no such list. */
async function listed(
  http: RegistryHttp,
  first: { readonly method: 'GET'; readonly address: string; readonly scope: string },
  name: string,
  what: string,
): Promise<string[] | undefined> {
  const all: string[] = [];
  const seen = new Set<string>();
  let address: string | undefined = first.address;
  while (address !== undefined && !seen.has(address)) {
    seen.add(address);
    const response: Response = await http.ask({ ...first, address });
    if (response.status === 404) return undefined;
    if (!response.ok) throw await http.failure(response, what);
    const names = member(JSON.parse(new TextDecoder().decode(await bytesOf(response, http, what))), name);
    if (Array.isArray(names)) all.push(...names.map(String));
    // Link: </v2/…?last=x&n=1000>; rel="next"
    const [, next] = /<([^>]+)>\s*;\s*rel="?next"?/.exec(response.headers.get('link') ?? '') ?? [];
    address = next;
  }
  return all;
}

async function readTag(
  http: RegistryHttp,
  place: string,
  repository: string,
  plan: string,
  day: string,
): Promise<Stored> {
  const what = `send ${repository}:${day}`;
  const response = await http.ask({
    method: 'GET',
    address: `${repository}/manifests/${day}`,
    scope: pull(repository),
    headers: { accept: MEDIA_TYPES.manifest },
  });
  if (!response.ok && response.status !== 404) throw await http.failure(response, what);
  const manifest = response.ok ? await bytesOf(response, http, what) : undefined;
  const manifestName = `${place}/${plan}:${day}`;
  // What the registry itself says that the tag stands for.
  const expected = response.headers.get('docker-content-digest') ?? undefined;
  const found = manifest === undefined ? undefined : sha256(manifest);
  const isChanged = expected !== undefined && found !== undefined && expected !== found;
  return {
    manifest: isChanged ? undefined : manifest,
    manifestName,
    findings: isChanged ? [changed(manifestName, expected, found)] : [],
    async blob(digest) {
      const blob = await http.ask({
        method: 'GET',
        address: `${repository}/blobs/${digest}`,
        scope: pull(repository),
      });
      if (blob.status === 404) return undefined;
      if (!blob.ok) throw await http.failure(blob, what);
      return bytesOf(blob, http, what);
    },
    nameOf: (digest) => `${place}/${plan}@${digest}`,
  };
}

async function bytesOf(response: Response, http: RegistryHttp, what: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > MOST_BYTES) throw await http.failure(new Response('', { status: 200 }), `${what} in 64 MB`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Blobs first, the manifest last: a version is there once its tag is. */
async function push(
  http: RegistryHttp,
  repository: string,
  day: string,
  artifact: Artifact,
): Promise<boolean> {
  const scope = `repository:${repository}:pull,push`;
  const address = `${repository}/manifests/${day}`;
  const headers = { accept: MEDIA_TYPES.manifest };
  const before = await http.ask({ method: 'HEAD', address, scope, headers });
  if (before.ok) return false;
  if (before.status !== 404) throw await http.failure(before, `look for ${repository}:${day}`);
  for (const bytes of Object.values(artifact)) await upload(http, repository, scope, bytes);
  const manifest = new Uint8Array(manifestBytes(artifact));
  const response = await http.ask({
    method: 'PUT',
    address,
    scope,
    headers: { 'content-type': MEDIA_TYPES.manifest },
    body: manifest,
  });
  if (response.status !== 201) throw await http.failure(response, `keep ${repository}:${day}`);
  await response.body?.cancel();
  return true;
}

async function upload(
  http: RegistryHttp,
  repository: string,
  scope: string,
  bytes: Uint8Array,
): Promise<void> {
  const digest: Digest = sha256(bytes);
  const what = `take a file for ${repository}`;
  const there = await http.ask({ method: 'HEAD', address: `${repository}/blobs/${digest}`, scope });
  if (there.ok) return;
  const begun = await http.ask({ method: 'POST', address: `${repository}/blobs/uploads/`, scope });
  const location = begun.headers.get('location');
  if (begun.status !== 202 || location === null) throw await http.failure(begun, what);
  await begun.body?.cancel();
  const [path = '', query = ''] = location.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.set('digest', digest);
  const done = await http.ask({
    method: 'PUT',
    address: `${path}?${parameters}`,
    scope,
    headers: { 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  });
  if (done.status !== 201) throw await http.failure(done, what);
  await done.body?.cancel();
}
