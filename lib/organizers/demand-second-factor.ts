import { and, eq, isNotNull, ne } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { organizers, users } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { type Failure, fail } from '@/lib/result';
import { recordChange } from './audit';
import { lockTeam, type NotFound, noSuchMember } from './team';

type Demanded = { ok: true } | NotFound | Failure<'SET_UP_FIRST'>;

/** Opens the admin area only to members with a second factor, or to all again. Whoever demands it must have one. */
export async function demandSecondFactor({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { organizerId: string; demanded: boolean };
}): Promise<Demanded> {
  const { organizerId, demanded } = input;
  return withTransaction(ctx, async (tx): Promise<Demanded> => {
    if (!(await lockTeam(tx, organizerId))) return noSuchMember();
    const mine = and(eq(users.id, userIdOf(tx.actor) ?? ''), isNotNull(users.secondFactorSince));
    if (demanded && (await tx.db.$count(users, mine)) === 0) {
      return fail('SET_UP_FIRST', 'Set up your own second factor first: in your account, under Settings.');
    }
    const changed = await tx.db
      .update(organizers)
      .set({ requiresSecondFactor: demanded })
      .where(and(eq(organizers.id, organizerId), ne(organizers.requiresSecondFactor, demanded)))
      .returning({ id: organizers.id });
    if (changed.length === 0) return { ok: true };
    await recordChange(tx, {
      organizerId,
      action: 'team.second_factor_demanded',
      subjectType: 'organizer',
      subjectId: organizerId,
      before: { demanded: !demanded },
      after: { demanded },
    });
    return { ok: true };
  });
}
