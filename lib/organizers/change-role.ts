import { and, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { organizerMembers } from '@/db/schema';
import { recordChange } from './audit';
import type { MemberRole } from './permissions';
import { type LastOwner, lastOwner, lockTeam, type NotFound, noSuchMember } from './team';

type Changed = { ok: true; role: MemberRole } | NotFound | LastOwner;

/** Gives a member of the team another role; it holds from his next request. The last owner stays owner. */
export async function changeRole({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { organizerId: string; member: string; role: MemberRole };
}): Promise<Changed> {
  const { organizerId, member, role } = input;
  return withTransaction(ctx, async (tx): Promise<Changed> => {
    const team = await lockTeam(tx, organizerId);
    const before = team?.roles.get(member);
    if (!team || !before) return noSuchMember();
    if (before === role) return { ok: true, role };
    if (before === 'owner' && !team.keepsOwnerWithout(member)) return lastOwner();
    await tx.db
      .update(organizerMembers)
      .set({ role })
      .where(and(eq(organizerMembers.organizerId, organizerId), eq(organizerMembers.userId, member)));
    await recordChange(tx, {
      organizerId,
      action: 'member.role_changed',
      subjectType: 'member',
      subjectId: member,
      before: { role: before },
      after: { role },
    });
    return { ok: true, role };
  });
}
