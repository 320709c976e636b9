import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mails } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { peekInvitation } from '@/lib/organizers/accept-invitation';
import { inviteMember } from '@/lib/organizers/invite-member';
import { revokeInvitation } from '@/lib/organizers/manage-invitation';
import { makeMember, makeOrganizer } from '@/lib/organizers/testing';
import { mailContent } from './mail-content';
import { oweMail } from './owe-mail';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test('an invitation is owed with its job, and its mail carries a link that opens it, until it is revoked', async () => {
  const organizer = await makeOrganizer(database, { name: 'Hall of Sound' });
  const owner = await makeMember(database, organizer.id);
  const input = { organizerId: organizer.id, email: 'sam@example.test', role: 'box_office' } as const;
  await inviteMember({ ctx: owner.ctx, input, owe: oweMail });
  const [mail] = await database.db.select().from(mails).where(eq(mails.toAddress, 'sam@example.test'));
  if (!mail) throw new Error('No mail is owed');
  expect(JSON.stringify(mail.data)).not.toContain('token=');

  const content = await mailContent(database.ctx(), mail);
  expect(content).toMatchObject({
    kind: 'team_invitation',
    organizer: 'Hall of Sound',
    inviter: 'The owner',
    role: 'Box office',
    email: 'sam@example.test',
  });
  const url = new URL(content?.kind === 'team_invitation' ? content.url : '');
  expect(url.pathname).toBe('/admin/join');
  const token = url.searchParams.get('token') ?? '';
  expect(await peekInvitation(database.ctx(), token)).toMatchObject({ id: mail.subjectId });

  const taken = { organizerId: organizer.id, invitation: mail.subjectId ?? '' };
  await revokeInvitation({ ctx: owner.ctx, input: taken });
  expect(await mailContent(database.ctx(), mail)).toBeNull();
});
