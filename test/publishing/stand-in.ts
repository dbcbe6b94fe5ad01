/**
 * A registry that speaks OCI's distribution protocol on loopback, as strictly as the specification lets it: for `npm
 * test`, where no registry can be installed. It keeps its files where Debian's `docker-registry` keeps them, and the same
 * tests run against both.
 *
 *   node stand-in.ts <folder> <port> [open | basic <user:password> | token <user:password>]
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { dirname, join, relative } from 'node:path';

interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

const [folder = '', port = '0', access = 'open', login = ''] = process.argv.slice(2);
const base = join(folder, 'docker/registry/v2');
const origin = `http://127.0.0.1:${port}`;
const basic = `Basic ${Buffer.from(login).toString('base64')}`;
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
/** Lists come in pages of two, so that whoever reads only the first one is found out. */
const PAGE = 2;
const uploads = new Set<string>();
/** Token → what it lets in to. */
const tokens = new Map<string, string>();

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function blobFile(hex: string): string {
  return join(base, 'blobs/sha256', hex.slice(0, 2), hex, 'data');
}

function linkFile(repository: string, ...path: string[]): string {
  return join(base, 'repositories', repository, ...path, 'link');
}

function write(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

function fail(status: number, code: string, headers = {}): Answer {
  return { status, headers, body: JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] }) };
}

/** The refusal of who may not do this; undefined where they may. */
function refused({ headers }: Asked, scope: string): Answer | undefined {
  const said = headers.authorization ?? '';
  if (access === 'open' || (access === 'basic' && said === basic)) return undefined;
  if (access === 'basic') return fail(401, 'UNAUTHORIZED', { 'www-authenticate': 'Basic realm="stand-in"' });
  const granted = tokens.get(said.replace(/^Bearer /, ''));
  if (granted === scope || granted === `${scope},push`) return undefined;
  const challenge = `Bearer realm="${origin}/token",service="stand-in",scope="${scope}"`;
  return fail(401, 'UNAUTHORIZED', { 'www-authenticate': challenge });
}

function token({ headers, url }: Asked): Answer {
  if (headers.authorization !== basic) return fail(401, 'UNAUTHORIZED');
  const given = randomUUID();
  tokens.set(given, url.searchParams.get('scope') ?? '');
  return { status: 200, body: JSON.stringify({ token: given, expires_in: 300 }) };
}

function page({ url }: Asked, name: string, all: readonly string[], more = {}): Answer {
  const last = url.searchParams.get('last');
  const rest = all.filter((one) => last === null || one > last);
  const shown = rest.slice(0, PAGE);
  const link = `<${url.pathname}?last=${shown.at(-1)}&n=${PAGE}>; rel="next"`;
  return {
    status: 200,
    headers: shown.length < rest.length ? { link } : {},
    body: JSON.stringify({ ...more, [name]: shown }),
  };
}

function repositories(): string[] {
  const root = join(base, 'repositories');
  if (!existsSync(root)) return [];
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isDirectory() && entry.name === '_manifests')
    .map((entry) => relative(root, entry.parentPath).replaceAll('\\', '/'))
    .sort();
}

function putManifest(repository: string, tag: string, { headers, body }: Asked): Answer {
  if (headers['content-type'] !== MANIFEST) return fail(400, 'MANIFEST_INVALID');
  const { config, layers } = JSON.parse(body.toString()) as {
    config: { digest: string };
    layers: { digest: string }[];
  };
  const needed = [config, ...layers].map(({ digest }) => digest.slice('sha256:'.length));
  if (needed.some((hex) => !existsSync(linkFile(repository, '_layers/sha256', hex))))
    return fail(404, 'MANIFEST_BLOB_UNKNOWN');
  const digest = `sha256:${sha256(body)}`;
  write(blobFile(sha256(body)), body);
  write(linkFile(repository, '_manifests/tags', tag, 'current'), digest);
  return { status: 201, headers: { 'docker-content-digest': digest } };
}

function getManifest(repository: string, tag: string, { headers }: Asked): Answer {
  const link = linkFile(repository, '_manifests/tags', tag, 'current');
  if (!existsSync(link) || !headers.accept?.includes(MANIFEST)) return fail(404, 'MANIFEST_UNKNOWN');
  const digest = readFileSync(link, 'utf8');
  return {
    status: 200,
    headers: { 'content-type': MANIFEST, 'docker-content-digest': digest },
    body: readFileSync(blobFile(digest.slice('sha256:'.length))),
  };
}

function beginUpload(repository: string): Answer {
  const id = randomUUID();
  uploads.add(id);
  const location = `${origin}/v2/${repository}/blobs/uploads/${id}?_state=a%2Bb`;
  return { status: 202, headers: { location } };
}

function endUpload(repository: string, id: string, { url, body }: Asked): Answer {
  const digest = `sha256:${sha256(body)}`;
  if (!uploads.delete(id) || url.searchParams.get('_state') !== 'a+b')
    return fail(404, 'BLOB_UPLOAD_UNKNOWN');
  if (url.searchParams.get('digest') !== digest) return fail(400, 'DIGEST_INVALID');
  write(blobFile(sha256(body)), body);
  write(linkFile(repository, '_layers/sha256', sha256(body)), digest);
  return { status: 201, headers: { 'docker-content-digest': digest } };
}

function getBlob(repository: string, hex: string): Answer {
  if (!existsSync(linkFile(repository, '_layers/sha256', hex))) return fail(404, 'BLOB_UNKNOWN');
  return { status: 200, body: readFileSync(blobFile(hex)) };
}

function getTags(repository: string, asked: Asked): Answer {
  const tags = join(base, 'repositories', repository, '_manifests/tags');
  if (!existsSync(tags)) return fail(404, 'NAME_UNKNOWN');
  return page(asked, 'tags', readdirSync(tags).sort(), { name: repository });
}

function answer(asked: Asked): Answer {
  const { method, url } = asked;
  if (url.pathname === '/token') return token(asked);
  if (url.pathname === '/v2/') return refused(asked, '') ?? { status: 200, body: '{}' };
  if (url.pathname === '/v2/_catalog')
    return refused(asked, 'registry:catalog:*') ?? page(asked, 'repositories', repositories());
  const [, repository = '', kind = '', name = ''] =
    /^\/v2\/(.+?)\/(blobs\/uploads|blobs|manifests|tags)\/(.*)$/.exec(url.pathname) ?? [];
  const reads = method === 'GET' || method === 'HEAD';
  const no = refused(asked, `repository:${repository}:${reads ? 'pull' : 'pull,push'}`);
  if (no !== undefined) return no;
  switch (`${reads ? 'GET' : method} ${kind}`) {
    case 'GET tags':
      return getTags(repository, asked);
    case 'GET manifests':
      return getManifest(repository, name, asked);
    case 'PUT manifests':
      return putManifest(repository, name, asked);
    case 'GET blobs':
      return getBlob(repository, name.slice('sha256:'.length));
    case 'POST blobs/uploads':
      return beginUpload(repository);
    case 'PUT blobs/uploads':
      return endUpload(repository, name, asked);
    default:
      return fail(404, 'UNSUPPORTED');
  }
}

createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { method = 'GET', url = '/', headers } = request;
    const told = answer({ method, url: new URL(url, origin), headers, body: Buffer.concat(parts) });
    response.writeHead(told.status, told.headers);
    response.end(method === 'HEAD' ? undefined : told.body);
  });
}).listen(Number(port), '127.0.0.1');
