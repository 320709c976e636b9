import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { organizerMembers, organizers, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type SlowDown, spendTry } from '@/lib/identity/rate-limits';
import { newId } from '@/lib/ids';
import { type Failure, fail, type Result } from '@/lib/result';
import { recordChange } from './audit';

type Input = {
  name: string;
  slug: string;
  supportEmail: string;
  website: string | null;
  currency: string;
  timeZone: string;
};

type Created = Result<
  { organizerId: string; slug: string },
  Failure<'SIGNED_OUT' | 'UNVERIFIED'> | SlowDown | (Failure<'SLUG_TAKEN'> & { fields: { slug: string } })
>;

/** Makes the caller, whose address must be verified, the owner of a new organizer. Five in a day. */
export async function createOrganizer({ ctx, input }: { ctx: Ctx; input: Input }): Promise<Created> {
  const userId = userIdOf(ctx.actor);
  if (!userId) return fail('SIGNED_OUT', 'Please sign in first.');
  const refused = await spendTry(ctx, 'new-organizer', userId);
  if (refused) return refused;
  return withTransaction(ctx, async (tx): Promise<Created> => {
    const [user] = await tx.db
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), isNotNull(users.emailVerifiedAt), isNull(users.disabledAt)));
    if (!user) return fail('UNVERIFIED', 'Verify your e-mail address first: the link is in our mail to you.');
    const { name, slug, supportEmail, website, currency, timeZone } = input;
    const organizerId = newId();
    const values = { slug, name, supportEmail, website, currency, timeZone };
    const [created] = await tx.db
      .insert(organizers)
      .values({ id: organizerId, ...values })
      .onConflictDoNothing({ target: organizers.slug })
      .returning({ id: organizers.id });
    if (!created) {
      const fields = { slug: 'Somebody has this address already. Choose another.' };
      return fail('SLUG_TAKEN', 'Please choose another address.', { fields });
    }
    await tx.db.insert(organizerMembers).values({ organizerId, userId, role: 'owner' });
    await recordChange(tx, {
      organizerId,
      action: 'organizer.created',
      subjectType: 'organizer',
      subjectId: organizerId,
      after: values,
    });
    return { ok: true, organizerId, slug };
  });
}
