import 'server-only';
import type { z } from 'zod';
import type { Ctx } from '@/db';
import { runAction } from '@/lib/identity/action';
import { type Failure, fail } from '@/lib/result';
import { type Member, memberOf } from './member';
import type { Permission } from './permissions';

/**
 * The wrapper of the admin area's server actions: like runAction, for a form with a hidden field `organizer` (the
 * slug). `work` is called only for a member with the permission, and passes `member.organizerId` to its verb;
 * everybody else is told that there is nothing.
 */
export async function runMemberAction<S extends z.ZodType, R extends { ok: boolean }>(
  schema: S,
  permission: Permission,
  formData: FormData,
  work: (ctx: Ctx, input: z.output<S>, member: Member) => Promise<R>,
) {
  const slug = formData.get('organizer');
  return runAction(schema, formData, async (ctx, input): Promise<R | Failure<'SIGNED_OUT' | 'NOT_FOUND'>> => {
    if (ctx.actor.kind === 'visitor') return fail('SIGNED_OUT', 'You are signed out. Please sign in again.');
    const organizer = typeof slug === 'string' ? slug : '';
    const member = await memberOf({ ctx, input: { organizer, permission } });
    if (!member) return fail('NOT_FOUND', 'This is not there, or no longer open to you.');
    return work(ctx, input, member);
  });
}
