import * as protocol from '@ontarget/server/protocol';
import { PAY_METHODS } from '@ontarget/server/protocol';
import { expect, it } from 'vitest';
import { privateTrace, withoutPrivate } from '../src/client/private-trace.ts';

const methods = Object.values(protocol)
  .map(String)
  .filter((value) => value.startsWith(PAY_METHODS) && value !== PAY_METHODS);

it('leaves out what is in any message about pay, and in files that a web server is given', () => {
  expect(methods.length).toBeGreaterThan(3);
  for (const method of [...methods, protocol.READ_FILE_REQUEST]) {
    for (const message of [
      `Sending request '${method} - (5)'.\nParams: {"payee": "Ann Lee"}`,
      `Received response '${method} - (5)' in 3ms.\nResult: {"paid": "$150.01 to Ann Lee"}`,
      `Sending response '${method} - (5)'. Processing request took 3ms\nResult: "Ann Lee"`,
    ]) {
      expect(withoutPrivate(message)).toContain(method);
      expect(withoutPrivate(message)).not.toMatch(/Ann|150/);
    }
  }
});

it('traces everything else as it is', () => {
  const message = "Received response 'ontarget/preview - (2)' in 3ms.\nResult: null";
  expect(withoutPrivate(message)).toBe(message);
});

it('is the output in everything but that', () => {
  const told: unknown[][] = [];
  const channel = new Proxy(
    {},
    { get: (_, name) => (name === 'name' ? 'OnTarget' : (...args: unknown[]) => told.push([name, ...args])) },
  );
  const trace = privateTrace(channel as never);
  trace.trace("Received response 'ontarget/pay/run - (1)' in 1ms.", { paid: '$150.01' });
  trace.trace('plain', 7);
  trace.error('failed');
  trace.show(true);
  expect(told).toEqual([
    ['trace', "A message of 'ontarget/pay/run', whose contents are not traced."],
    ['trace', 'plain', 7],
    ['error', 'failed'],
    ['show', true],
  ]);
  expect(trace.name).toBe('OnTarget');
});
