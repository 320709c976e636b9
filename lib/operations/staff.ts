import type { Ctx } from '@/db';
import type { Actor } from '@/lib/actor';

/** What queries and verbs of the console are called with. The role was read from the account in this very request. */
export type StaffCtx = Ctx & { actor: Extract<Actor, { kind: 'staff' }> };

/** The context as one of the staff's; null when it is somebody else's. */
export const asStaff = (ctx: Ctx): StaffCtx | null =>
  ctx.actor.kind === 'staff' ? { ...ctx, actor: ctx.actor } : null;
