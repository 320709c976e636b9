import { and, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { organizerMembers } from '@/db/schema';
import { recordChange } from './audit';
import { type LastOwner, lastOwner, lockTeam, type NotFound, noSuchMember } from './team';

type Removed = { ok: true } | NotFound | LastOwner;

/** Takes somebody out of the team; the admin area is closed to him from his next request. The last owner stays. */
export async function removeMember({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { organizerId: string; member: string };
}): Promise<Removed> {
  const { organizerId, member } = input;
  return withTransaction(ctx, async (tx): Promise<Removed> => {
    const team = await lockTeam(tx, organizerId);
    const role = team?.roles.get(member);
    if (!team || !role) return noSuchMember();
    if (role === 'owner' && !team.keepsOwnerWithout(member)) return lastOwner();
    await tx.db
      .delete(organizerMembers)
      .where(and(eq(organizerMembers.organizerId, organizerId), eq(organizerMembers.userId, member)));
    await recordChange(tx, {
      organizerId,
      action: 'member.removed',
      subjectType: 'member',
      subjectId: member,
      before: { role },
    });
    return { ok: true };
  });
}
