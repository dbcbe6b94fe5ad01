import type { Statement, WhatIf } from '@ontarget/report';
import type {
  ProofsResult,
  StatementResult,
  TotalCurveResult,
  WhatIfParams,
  WhatIfResult,
} from '@ontarget/server/protocol';
import { expect, it } from 'vitest';
import { Supposing } from '../src/preview/supposing.ts';

function params(value: string, role = 'role/AE'): WhatIfParams {
  return { uri: 'file:///plan.ote', role, settings: { levers: { a: value }, amounts: {} } };
}

/** A server whose answers a test gives, and what the preview was told. */
function scene({ curveKey = () => 'same' }: { curveKey?: (asked: WhatIfParams) => string } = {}) {
  const asked: string[] = [];
  const told: string[] = [];
  const statements: string[] = [];
  const proofs: string[] = [];
  let failing = false;
  const answer = (of: WhatIfParams) => `${of.role} at ${of.settings.levers.a}`;
  const supposing = new Supposing(
    {
      whatIf: async (of): Promise<WhatIfResult> => {
        asked.push(answer(of));
        await Promise.resolve();
        if (failing) throw new Error('away');
        if (of.role === 'role/Broken') return null;
        return { role: of.role, curveKey: curveKey(of), total: { reason: answer(of) } } as WhatIf;
      },
      totalCurve: async (of): Promise<TotalCurveResult> => {
        asked.push(`total of ${of.role}`);
        return { role: of.role, curveKey: curveKey(of) };
      },
      proofs: async ({ role }): Promise<ProofsResult> => {
        proofs.push(role);
        return { role, components: [] };
      },
      statement: async (of): Promise<StatementResult> => {
        statements.push(`${of.role} at ${of.settings.levers.a}, ${of.of} for ${of.period}`);
        return { role: of.role } as Statement;
      },
    },
    {
      answered: () => told.push(supposing.whatIf?.total.reason ?? 'nothing'),
      drawn: () => told.push('total'),
      stated: () => statements.push('told'),
      proved: () => proofs.push('told'),
      failed: (reason) => told.push(String(reason)),
      idle: () => undefined,
    },
  );
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
  return { supposing, asked, told, statements, proofs, settled, fail: (on: boolean) => (failing = on) };
}

it('asks for the last place of a slider only, and for the total once', async () => {
  const { supposing, asked, told, settled } = scene();
  for (const place of ['81', '82', '83', '84']) supposing.ask(params(place), false);
  await settled();
  expect(asked).toEqual(['role/AE at 81', 'role/AE at 84', 'total of role/AE']);
  expect(told).toEqual(['role/AE at 81', 'role/AE at 84', 'total']);
  supposing.ask(params('85'), false);
  await settled();
  expect(asked.at(-1)).toBe('role/AE at 85');
});

it('asks for the total anew where it may differ: another plan, another role, other terms', async () => {
  const { supposing, asked, settled } = scene({ curveKey: ({ settings }) => settings.start ?? '' });
  supposing.ask(params('1'), true);
  await settled();
  supposing.ask(params('1'), true);
  await settled();
  supposing.ask(params('1', 'role/SDR'), false);
  await settled();
  const later = params('1', 'role/SDR');
  supposing.ask({ ...later, settings: { ...later.settings, start: '3' } }, false);
  await settled();
  expect(asked.filter((one) => one.startsWith('total'))).toHaveLength(4);
});

it('does not show what was asked for another role than is wanted now', async () => {
  const { supposing, told, settled } = scene();
  supposing.ask(params('1'), false);
  supposing.ask(params('1', 'role/SDR'), false);
  await settled();
  expect(told).toEqual(['role/SDR at 1', 'total']);
});

it('keeps what a role paid while it has an error', async () => {
  const { supposing, told, settled } = scene();
  supposing.ask(params('1'), false);
  await settled();
  supposing.ask(params('1', 'role/Broken'), true);
  await settled();
  expect(told).toEqual(['role/AE at 1', 'total', 'role/AE at 1']);
});

it('says what failed, and goes on with what is asked next', async () => {
  const { supposing, told, settled, fail } = scene();
  fail(true);
  supposing.ask(params('1'), false);
  await settled();
  fail(false);
  supposing.ask(params('2'), false);
  await settled();
  expect(told).toEqual(['Error: away', 'role/AE at 2', 'total']);
});

it('asks for the statement of the last place alone', async () => {
  const { supposing, statements, settled } = scene();
  for (const place of ['81', '82']) supposing.ask({ ...params(place), of: 'Table/1', period: 'Q1' }, false);
  await settled();
  expect(statements).toEqual(['role/AE at 82, Table/1 for Q1', 'told']);
  expect(supposing.statement?.role).toBe('role/AE');
});

it('asks for proofs once, and anew for another plan or role', async () => {
  const { supposing, proofs, settled } = scene();
  for (const [place, role, isNew] of [
    ['1', 'role/AE', true],
    ['2', 'role/AE', false],
    ['2', 'role/SDR', false],
    ['2', 'role/SDR', true],
  ] as const) {
    supposing.ask(params(place, role), isNew);
    await settled();
  }
  expect(proofs).toEqual(['role/AE', 'told', 'role/SDR', 'told', 'role/SDR', 'told']);
});
