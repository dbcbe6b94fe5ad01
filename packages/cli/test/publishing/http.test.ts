import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { registryStore } from '../../src/registry/distribution.ts';
import type { Store } from '../../src/registry/store.ts';

type Reply = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let reply: Reply;
let store: Store;
let asked: { readonly url: string; readonly authorization: string | undefined }[];

beforeEach(async () => {
  asked = [];
  vi.stubEnv('DOCKER_CONFIG', import.meta.dirname);
  server = createServer((request, response) => {
    asked.push({ url: request.url ?? '', authorization: request.headers.authorization });
    reply(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  store = registryStore(`oci://127.0.0.1:${(server.address() as AddressInfo).port}/plans`);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function login(): string {
  vi.stubEnv('ONTARGET_REGISTRY_USER', 'publisher');
  vi.stubEnv('ONTARGET_REGISTRY_PASSWORD', 'canary');
  return `Basic ${Buffer.from('publisher:canary').toString('base64')}`;
}

const answer =
  (status: number, body = '', headers: Record<string, string> = {}): Reply =>
  (_, response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

describe('what a registry answers', () => {
  test.each([
    [500, '{"errors":[{"code":"UNKNOWN","message":"secret"}]}', 'registry-failed', 'it answers 500 UNKNOWN'],
    [503, '<html>', 'registry-failed', 'it answers 503'],
    [429, '{"errors":[{"code":"TOO MANY\\u001b"}]}', 'registry-failed', 'it answers 429'],
    [403, '', 'registry-denied', 'does not let you list the versions of plans/sales'],
  ])('%i', async (status, body, code, says) => {
    reply = answer(status, body);
    const told = store.days('sales');
    await expect(told).rejects.toMatchObject({ code });
    await expect(store.days('sales')).rejects.toThrow(says);
    await expect(store.days('sales')).rejects.not.toThrow(/secret|\p{Cc}/u);
  });

  test('no list of repositories: say which plan', async () => {
    reply = answer(404);
    await expect(store.plans()).rejects.toMatchObject({ hint: expect.stringContaining('--plan') });
  });

  test('tags that are no days, and a page that leads back to itself', async () => {
    reply = answer(200, '{"tags":["latest","2027-01-01","2027-13-01"]}', {
      link: '</v2/plans/sales/tags/list?n=1000>; rel="next"',
    });
    const days = await store.days('sales');
    expect(new Set(days)).toEqual(new Set(['2027-01-01']));
    expect(asked.length).toBeLessThan(4);
  });

  test('a manifest of another digest than the registry says', async () => {
    const expected = `sha256:${'0'.repeat(64)}`;
    reply = answer(200, '{}', { 'docker-content-digest': expected });
    const { findings, manifest } = await store.read('sales', '2027-01-01');
    expect(manifest).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'changed', expected, found: expect.stringMatching(/^sha256:/) }]);
  });

  test('more than any plan has', async () => {
    reply = (_, response) => {
      const part = Buffer.alloc(1024 * 1024);
      const more = () => {
        while (response.write(part));
        response.once('drain', more);
      };
      more();
    };
    await expect(store.read('sales', '2027-01-01')).rejects.toMatchObject({ code: 'registry-failed' });
  });
});

describe('credentials', () => {
  const refuse = (challenge: string): Reply => answer(401, '', { 'www-authenticate': challenge });

  test('are shown only to who asks for them', async () => {
    const basic = login();
    reply = (request, response) =>
      (request.headers.authorization === basic ? answer(200, '{"tags":[]}') : refuse('Basic realm="x"'))(
        request,
        response,
      );
    await store.days('sales');
    await store.days('sales');
    expect(asked.map(({ authorization }) => authorization)).toEqual([undefined, basic, basic]);
  });

  test('are not shown to a place of tokens that anybody may listen to', async () => {
    login();
    reply = refuse('Bearer realm="http://tokens.example.com/",service="x"');
    await expect(store.days('sales')).rejects.toThrow('names no safe place that gives tokens');
    expect(asked.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  test('are asked for where there are none, refused where they are wrong, and never told', async () => {
    reply = refuse('Basic realm="x"');
    await expect(store.days('sales')).rejects.toThrow('asks who you are');
    login();
    await expect(store.days('sales')).rejects.toThrow('does not take these credentials');
    await expect(store.days('sales')).rejects.not.toThrow(/canary/);
    reply = refuse('Negotiate');
    await expect(store.days('sales')).rejects.toMatchObject({ code: 'registry-denied' });
  });

  test('an upload that is sent to another host goes there without them, and not in the clear', async () => {
    const basic = login();
    const artifact = {
      publication: Buffer.from('a'),
      evaluator: Buffer.from('b'),
      provenance: Buffer.from('c'),
    };
    reply = (request, response) => {
      if (request.headers.authorization !== basic) return refuse('Basic realm="x"')(request, response);
      if (request.method === 'HEAD') return answer(404)(request, response);
      return answer(202, '', { location: 'http://uploads.example.com/x' })(request, response);
    };
    await expect(store.add('sales', '2027-01-01', artifact)).rejects.toThrow('which anybody may read');
  });
});
