import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { staffRoles, users } from '@/db/schema';
import { fail } from '@/lib/result';
import { type StaffRole, staffRoleNames } from './input';

/**
 * What the caller may do with failed messages; null for who is not staff or is disabled. Jobs and scripts may do everything:
 * who can run them can reach the database.
 */
export async function staffRoleOf({ actor, db }: Ctx): Promise<StaffRole | null> {
  if (actor.kind === 'job') return 'approve';
  if (actor.kind !== 'staff') return null;
  const [row] = await db
    .select({ role: sql<StaffRole>`coalesce(${staffRoles.role}, 'view')` })
    .from(users)
    .leftJoin(staffRoles, eq(staffRoles.userId, users.id))
    .where(and(eq(users.id, actor.userId), eq(users.role, 'staff'), isNull(users.disabledAt)));
  return row?.role ?? null;
}

/** Whether the caller may do what this role may. */
export async function permits(ctx: Ctx, needed: StaffRole): Promise<boolean> {
  const role = await staffRoleOf(ctx);
  return role !== null && staffRoleNames.indexOf(role) >= staffRoleNames.indexOf(needed);
}

/** For what is not there, and for who may look and not change. */
export const notFound = () =>
  fail(
    'NOT_FOUND',
    'Nothing was changed: there is no such message or batch any more, or your role allows to look and not to change.',
  );
