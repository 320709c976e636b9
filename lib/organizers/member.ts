import { and, eq, isNotNull, isNull, or } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { organizerMembers, organizers, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type MemberRole, may, type Permission } from './permissions';

/** Somebody of an organizer's team, as found in this request. */
export type Member = { organizerId: string; slug: string; name: string; role: MemberRole; userId: string };

/**
 * The caller's membership in the organizer with this slug, or null when there is no such organizer, he is not in its
 * team, his account is disabled, his role lacks the permission, or the organizer wants a second factor that he has not set
 * up: for him all of that is "not found". Read at every
 * request, so that a changed role holds from the next one. Staff of the site are no members by themselves.
 */
export async function memberOf({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { organizer: string; permission: Permission };
}): Promise<Member | null> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return null;
  const [member] = await ctx.db
    .select({
      organizerId: organizers.id,
      slug: organizers.slug,
      name: organizers.name,
      role: organizerMembers.role,
      userId: organizerMembers.userId,
    })
    .from(organizerMembers)
    .innerJoin(organizers, eq(organizers.id, organizerMembers.organizerId))
    .innerJoin(users, eq(users.id, organizerMembers.userId))
    .where(
      and(
        eq(organizers.slug, input.organizer),
        eq(organizerMembers.userId, userId),
        isNull(users.disabledAt),
        or(eq(organizers.requiresSecondFactor, false), isNotNull(users.secondFactorSince)),
      ),
    );
  return member && may(member.role, input.permission) ? member : null;
}

/** Whether all that keeps the caller out of this organizer's admin area is that he has no second factor. */
export async function lacksSecondFactor({ ctx, input }: { ctx: Ctx; input: { organizer: string } }) {
  const userId = userIdOf(ctx.actor);
  if (!userId) return false;
  const [row] = await ctx.db
    .select({ userId: organizerMembers.userId })
    .from(organizerMembers)
    .innerJoin(organizers, eq(organizers.id, organizerMembers.organizerId))
    .innerJoin(users, eq(users.id, organizerMembers.userId))
    .where(
      and(
        eq(organizers.slug, input.organizer),
        eq(organizerMembers.userId, userId),
        eq(organizers.requiresSecondFactor, true),
        isNull(users.disabledAt),
        isNull(users.secondFactorSince),
      ),
    );
  return Boolean(row);
}
