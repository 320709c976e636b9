import { eq, sql } from 'drizzle-orm';
import type { Ctx, Transaction } from '@/db';
import { organizerMembers, organizers, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail } from '@/lib/result';
import { type MemberRole, may } from './permissions';

export type NotFound = Failure<'NOT_FOUND'>;
export type LastOwner = Failure<'LAST_OWNER'>;

export const noSuchMember = () => fail('NOT_FOUND', 'This person is no longer in the team.');

type Team = {
  roles: Map<string, MemberRole>;
  /** Whether somebody who can sign in stays owner when this one is none any more. */
  keepsOwnerWithout: (userId: string) => boolean;
};

/**
 * The organizer's team, locked until the transaction ends, so that changes of it come one after the other. Null when
 * the caller may not manage it at that moment: somebody may have taken his role away while he waited.
 */
export async function lockTeam(tx: Ctx & { db: Transaction }, organizerId: string): Promise<Team | null> {
  // NO KEY: rows that refer to the organizer, an event or an audit row, need not wait.
  await tx.db
    .select({ id: organizers.id })
    .from(organizers)
    .where(eq(organizers.id, organizerId))
    .for('no key update');
  const members = await tx.db
    .select({
      userId: organizerMembers.userId,
      role: organizerMembers.role,
      isOpen: sql<boolean>`${users.disabledAt} is null`,
    })
    .from(organizerMembers)
    .innerJoin(users, eq(users.id, organizerMembers.userId))
    .where(eq(organizerMembers.organizerId, organizerId));
  const own = members.find(({ userId, isOpen }) => isOpen && userId === userIdOf(tx.actor));
  if (!own || !may(own.role, 'team.manage')) return null;
  return {
    roles: new Map(members.map(({ userId, role }) => [userId, role])),
    keepsOwnerWithout: (userId) =>
      members.some((one) => one.isOpen && one.role === 'owner' && one.userId !== userId),
  };
}

export const lastOwner = () =>
  fail('LAST_OWNER', 'An organizer needs an owner. Make somebody else an owner first.');
