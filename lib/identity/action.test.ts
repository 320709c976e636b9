import { redirect } from 'next/navigation';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { OverloadedError } from '@/lib/errors';
import { fail } from '@/lib/result';
import { runAction } from './action';

vi.mock('./current', () => ({
  currentCtxForWrite: async () => ({ actor: { kind: 'visitor', visitorId: 'v' } }),
}));

const schema = z.object({ email: z.string().min(3, 'Too short.'), password: z.string() });

function form(fields: Record<string, string | string[]>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) data.append(name, one);
  return data;
}

const good = form({ email: 'ada@example.test', password: 'velvet otter', $ACTION_ID_x: '', role: 'staff' });

test('the verb gets what the schema knows, and nothing else', async () => {
  const work = vi.fn(async () => ({ ok: true as const, answer: 42 }));
  const result = await runAction(schema, good, work);
  expect(work).toHaveBeenCalledWith(expect.anything(), {
    email: 'ada@example.test',
    password: 'velvet otter',
  });
  expect(result).toMatchObject({ ok: true, answer: 42 });
});

test('a form that does not fit says what to fix, field by field, and never repeats a password', async () => {
  const work = vi.fn();
  const result = await runAction(schema, form({ email: 'x', password: 'velvet otter', token: 't' }), work);
  expect(result).toMatchObject({
    ok: false,
    code: 'INVALID',
    fields: { email: 'Too short.' },
    values: { email: 'x' },
  });
  expect(JSON.stringify(result)).not.toMatch(/velvet|"t"/);
  expect(work).not.toHaveBeenCalled();
});

test('a verb’s failure comes through with what was typed, without the password', async () => {
  const result = await runAction(schema, good, async () => fail('WRONG_CREDENTIALS', 'No.'));
  expect(result).toMatchObject({
    ok: false,
    code: 'WRONG_CREDENTIALS',
    values: { email: 'ada@example.test' },
  });
  expect(JSON.stringify(result)).not.toContain('velvet');
});

test('overload and lock timeouts are "busy", everything else is ours and says no more', async () => {
  const thrown = async (error: Error) =>
    runAction(schema, good, async (): Promise<{ ok: true }> => {
      throw error;
    });
  expect(await thrown(new OverloadedError('full'))).toMatchObject({ ok: false, code: 'BUSY' });
  const lock = new Error('query failed', { cause: Object.assign(new Error('lock'), { code: '55P03' }) });
  expect(await thrown(lock)).toMatchObject({ ok: false, code: 'BUSY' });
  const bug = await thrown(new Error('password=hunter2 at db.internal'));
  expect(bug).toMatchObject({ ok: false, code: 'FAILED' });
  expect(JSON.stringify(bug)).not.toMatch(/hunter2|internal/);
});

test('a redirect passes through', async () => {
  const attempt = runAction(schema, good, async () => redirect('/cart'));
  await expect(attempt).rejects.toMatchObject({ digest: expect.stringContaining('/cart') });
});
