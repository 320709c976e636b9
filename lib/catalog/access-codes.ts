import { and, count, eq } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { accessCodes } from '@/db/schema';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { fail } from '@/lib/result';
import { lockOwnDate, noSuchDate } from './own-performance';
import { momentAt } from './venue-time';

const mostCodes = 500;

type Add = { organizerId: string; performanceId: string; accessCode: string; validUntil: string | null };

/** Makes a code with which the hidden levels of a date, or all of it, can be bought. */
export async function addAccessCode({ ctx, input }: { ctx: Ctx; input: Add }) {
  const { organizerId, performanceId, accessCode: code } = input;
  return withTransaction(ctx, async (tx) => {
    const found = await lockOwnDate(tx, input);
    if (!found) return noSuchDate();
    const until = input.validUntil ? momentAt(input.validUntil, found.timeZone) : null;
    if (until && !until.ok) {
      return fail('BAD_TIME', 'Please check the marked fields.', { fields: { validUntil: until.message } });
    }
    const ofDate = eq(accessCodes.performanceId, performanceId);
    const [already] = await tx.db.select({ codes: count() }).from(accessCodes).where(ofDate);
    if ((already?.codes ?? 0) >= mostCodes) return fail('TOO_MANY', `A date has at most ${mostCodes} codes.`);
    const id = newId();
    const validUntil = until?.at ?? null;
    const made = await tx.db
      .insert(accessCodes)
      .values({ id, performanceId, code, validUntil })
      .onConflictDoNothing()
      .returning({ id: accessCodes.id });
    if (made.length === 0) return fail('TAKEN', 'This code is there already.');
    await recordChange(tx, {
      organizerId,
      action: 'access_code.added',
      subjectType: 'performance',
      subjectId: performanceId,
      after: { code, validUntil },
    });
    return { ok: true as const };
  });
}

type Drop = { organizerId: string; performanceId: string; codeId: string };

/** Takes a code back. What was bought with it stays bought. */
export async function dropAccessCode({ ctx, input }: { ctx: Ctx; input: Drop }) {
  const { organizerId, performanceId, codeId } = input;
  return withTransaction(ctx, async (tx) => {
    if (!(await lockOwnDate(tx, input))) return noSuchDate();
    const [gone] = await tx.db
      .delete(accessCodes)
      .where(and(eq(accessCodes.id, codeId), eq(accessCodes.performanceId, performanceId)))
      .returning({ code: accessCodes.code });
    if (!gone) return { ok: true as const };
    await recordChange(tx, {
      organizerId,
      action: 'access_code.dropped',
      subjectType: 'performance',
      subjectId: performanceId,
      before: gone,
    });
    return { ok: true as const };
  });
}
