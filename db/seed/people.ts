import { inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/db';
import { organizerMembers, organizers, staffRoles, users } from '@/db/schema';
import { hashPassword } from '@/lib/identity/passwords';
import { demoAccounts } from './accounts';

const others = [
  { slug: 'harborlight-live', name: 'Harborlight Live', supportEmail: 'help@harborlight.example' },
  { slug: 'the-understudy', name: 'The Understudy Comedy Club', supportEmail: 'hello@understudy.example' },
  { slug: 'riverside-talks', name: 'Riverside Talks', supportEmail: 'talks@riverside.example' },
];

/** Ids of the demo's organizers by slug, the orchestra's among them; it was added by the import. */
export async function addPeople(db: Transaction): Promise<Map<string, string>> {
  const passwordHash = await hashPassword(demoAccounts[0].password);
  const now = new Date();
  await db
    .insert(users)
    .values(
      demoAccounts.map(({ email, name, role }) => ({
        email,
        name,
        role,
        passwordHash,
        emailVerifiedAt: now,
      })),
    )
    .onConflictDoNothing();
  await db.execute(sql`
    insert into ${staffRoles} (user_id, role) select id, 'approve' from ${users} where role = 'staff' on conflict do nothing`);
  await db.insert(organizers).values(others).onConflictDoNothing();
  const slugs = ['new-york-philharmonic', ...others.map((one) => one.slug)];
  const found = await db.select().from(organizers).where(inArray(organizers.slug, slugs));
  const [owner] = await db
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.email, [demoAccounts[1].email]));
  if (!owner) throw new Error('The demo organizer could not be added');
  await db
    .insert(organizerMembers)
    .values(found.map(({ id }) => ({ organizerId: id, userId: owner.id, role: 'owner' as const })))
    .onConflictDoNothing();
  return new Map(found.map(({ slug, id }) => [slug, id]));
}
