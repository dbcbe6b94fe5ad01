import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const bin = process.env.ONTARGET_COMMAND ?? join(import.meta.dirname, '../bin/ontarget');

test('an editor that starts the command is answered on standard output, and the server ends when asked to', async () => {
  const server = spawn(process.execPath, [bin, 'lsp', '--stdio']);
  let received = '';
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    received += text;
    if (received.includes('"id":1') && !received.includes('"id":2')) {
      send({ id: 2, method: 'shutdown' });
    }
    if (received.includes('"id":2')) send({ method: 'exit' });
  });
  const send = (message: object) => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  const status = await new Promise((resolve) => server.on('exit', resolve));
  expect(received).toMatch(/"id":1,"result":\{"capabilities":\{/);
  expect(received).toContain('"completionProvider"');
  expect(status).toBe(0);
});
