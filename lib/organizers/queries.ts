import 'server-only';
import { asc, eq } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { organizerMembers, organizers, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { peekInvitation } from './accept-invitation';
import { adminPages } from './admin-routes';
import { memberOf } from './member';
import type { OpenInvitation } from './open-invitation';
import { type MemberRole, may } from './permissions';

export type Membership = { slug: string; name: string; role: MemberRole };

/** The organizers in whose team the signed-in account is, by name. */
export async function listMemberships(ctx: Ctx): Promise<Membership[]> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return [];
  return ctx.db
    .select({ slug: organizers.slug, name: organizers.name, role: organizerMembers.role })
    .from(organizerMembers)
    .innerJoin(organizers, eq(organizers.id, organizerMembers.organizerId))
    .where(eq(organizerMembers.userId, userId))
    .orderBy(asc(organizers.name));
}

export type NavLink = { href: string; label: string };

/** The pages of the navigation that a role may open. */
export function navFor(slug: string, role: MemberRole): NavLink[] {
  return adminPages.flatMap(({ path, label, permission }) =>
    label && may(role, permission) ? [{ href: `/admin/${slug}${path && `/${path}`}`, label }] : [],
  );
}

/** What stands around a member's pages, or null for everybody else. */
export async function getShell(ctx: Ctx, slug: string): Promise<{ name: string; links: NavLink[] } | null> {
  const member = await memberOf({ ctx, input: { organizer: slug, permission: 'overview.view' } });
  return member && { name: member.name, links: navFor(member.slug, member.role) };
}

export type InvitationView = OpenInvitation & {
  /** Whether the invited address has an account; whoever has the link may know, it was mailed there. */
  hasAccount: boolean;
  /** Whether the signed-in account is that one. */
  isMine: boolean;
};

/** What the link of an invitation opens; null for a dead one. */
export async function findInvitation(ctx: Ctx, token: string): Promise<InvitationView | null> {
  const invitation = await peekInvitation(ctx, token);
  if (!invitation) return null;
  const [account] = await ctx.db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, invitation.email));
  const userId = userIdOf(ctx.actor);
  return { ...invitation, hasAccount: Boolean(account), isMine: Boolean(account) && account?.id === userId };
}
