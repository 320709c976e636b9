import { makeUser } from '@/db/factories';
import { organizerMembers, organizers } from '@/db/schema';
import type { TestDatabase } from '@/db/testing';
import type { Actor } from '@/lib/actor';
import { openMailToken } from '@/lib/identity/mail-token';
import { newId } from '@/lib/ids';
import type { OweInvitation } from './invite-member';
import type { MemberRole } from './permissions';

type Values = Partial<typeof organizers.$inferInsert>;

/** An organizer without a team. */
export async function makeOrganizer({ db }: Pick<TestDatabase, 'db'>, values: Values = {}) {
  const [organizer] = await db
    .insert(organizers)
    .values({
      slug: `organizer-${newId().slice(-12)}`,
      name: 'Test Organizer',
      supportEmail: 'help@example.test',
      ...values,
    })
    .returning();
  if (!organizer) throw new Error('The insert returned nothing');
  return organizer;
}

/** An account as it signs in. */
export const asFan = (user: { id: string; email: string }, emailVerified = true): Actor => ({
  kind: 'fan',
  userId: user.id,
  email: user.email,
  emailVerified,
});

/** An account in the organizer's team, and the context of its requests. */
export async function makeMember(database: TestDatabase, organizerId: string, role: MemberRole = 'owner') {
  const user = await makeUser(database.db, { name: `The ${role}` });
  await database.db.insert(organizerMembers).values({ organizerId, userId: user.id, role });
  return { user, ctx: database.ctx(asFan(user)) };
}

/** Collects the invitations that are owed instead of sending them, and reads the token of the last one. */
export function makeInvitationOutbox() {
  const owed: Parameters<OweInvitation>[0]['input'][] = [];
  const owe: OweInvitation = async ({ input }) => {
    owed.push(input);
  };
  const lastToken = (): string => {
    const mail = owed.at(-1);
    if (!mail) throw new Error('No invitation is owed');
    return openMailToken(mail.data.sealedToken, mail.subjectId);
  };
  return { owed, owe, lastToken };
}
