import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { runMemberAction } from './admin-action';
import type { memberOf } from './member';

const member = { organizerId: 'o1', slug: 'hall', name: 'Hall', role: 'owner', userId: 'u1' } as const;
const caller = vi.hoisted(() => ({
  actor: { kind: 'fan', userId: 'u1' } as { kind: string; userId?: string },
}));

vi.mock('@/lib/identity/current', () => ({ currentCtxForWrite: async () => ({ actor: caller.actor }) }));
vi.mock('./member', () => ({
  memberOf: async ({ input }: Parameters<typeof memberOf>[0]) =>
    input.organizer === 'hall' && input.permission === 'events.edit' ? member : null,
}));

const schema = z.object({ title: z.string().min(1, 'Enter a title.') });

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test('a member with the permission gets the work done, with who he is', async () => {
  const work = vi.fn(async () => ({ ok: true as const }));
  const result = await runMemberAction(schema, 'events.edit', form({ organizer: 'hall', title: 'A' }), work);
  expect(result).toMatchObject({ ok: true });
  expect(work).toHaveBeenCalledWith(expect.anything(), { title: 'A' }, member);
});

test.each([
  ['another organizer', 'events.edit', { organizer: 'other', title: 'A' }],
  ['no organizer', 'events.edit', { title: 'A' }],
  ['a permission he lacks', 'team.manage', { organizer: 'hall', title: 'A' }],
] as const)('%s: not found, and nothing is done', async (_, permission, fields) => {
  const work = vi.fn();
  expect(await runMemberAction(schema, permission, form(fields), work)).toMatchObject({ code: 'NOT_FOUND' });
  expect(work).not.toHaveBeenCalled();
});

test('who is signed out in the meantime is told so', async () => {
  caller.actor = { kind: 'visitor' };
  const work = vi.fn();
  const result = await runMemberAction(schema, 'events.edit', form({ organizer: 'hall', title: 'A' }), work);
  expect(result).toMatchObject({ code: 'SIGNED_OUT' });
  expect(work).not.toHaveBeenCalled();
});
