import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { draftPreviews } from '@/db/schema';
import { newId } from '@/lib/ids';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';
import { lockOwnEvent, noSuchEvent } from './own-event';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** Links of one event that can be open at once. */
const most = 20;

/**
 * Makes a link that shows a draft to whoever has it, for `days`. The token is told here and never again: what is kept
 * is its hash.
 */
export async function makeDraftPreview({
  ctx,
  input,
}: {
  ctx: Ctx;
  input: { organizerId: string; eventId: string; days: number };
}): Promise<{ ok: true; token: string } | Failure<'NOT_FOUND' | 'PUBLIC' | 'TOO_MANY'>> {
  const { organizerId, eventId, days } = input;
  return withTransaction(ctx, async (tx) => {
    const event = await lockOwnEvent(tx, input);
    if (!event) return noSuchEvent();
    if (event.status !== 'draft') {
      return fail('PUBLIC', 'The event is not a draft any more. Share the address of its page.');
    }
    if ((await tx.db.$count(draftPreviews, openOf(eventId))) >= most) {
      return fail('TOO_MANY', `There are ${most} links already. Take one back first.`);
    }
    const token = randomBytes(32).toString('base64url');
    const id = newId();
    const expiresAt = sql`now() + make_interval(days => ${days})`;
    await tx.db
      .insert(draftPreviews)
      .values({ id, organizerId, eventId, tokenHash: hashOf(token), expiresAt });
    await recordChange(tx, {
      organizerId,
      action: 'event.preview_made',
      subjectType: 'event',
      subjectId: eventId,
      after: { previewId: id, days },
    });
    return { ok: true, token };
  });
}

/** Takes a link back: it shows nothing from the next request on. Asking twice changes nothing. */
export async function revokeDraftPreview({
  ctx,
  input: { organizerId, eventId, previewId },
}: {
  ctx: Ctx;
  input: { organizerId: string; eventId: string; previewId: string };
}): Promise<{ ok: true } | Failure<'NOT_FOUND'>> {
  return withTransaction(ctx, async (tx) => {
    const [row] = await tx.db
      .select({ revokedAt: draftPreviews.revokedAt })
      .from(draftPreviews)
      .where(
        and(
          eq(draftPreviews.id, previewId),
          eq(draftPreviews.eventId, eventId),
          eq(draftPreviews.organizerId, organizerId),
        ),
      )
      .for('update');
    if (!row) return fail('NOT_FOUND', 'This link is not there any more.');
    if (row.revokedAt) return { ok: true };
    await tx.db.update(draftPreviews).set({ revokedAt: sql`now()` }).where(eq(draftPreviews.id, previewId));
    await recordChange(tx, {
      organizerId,
      action: 'event.preview_revoked',
      subjectType: 'event',
      subjectId: eventId,
      after: { previewId },
    });
    return { ok: true };
  });
}

/** The event that a link may show; null when the link is wrong, late or taken back. */
export async function previewedEvent({ db }: Pick<Ctx, 'db'>, token: string): Promise<string | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const [row] = await db
    .select({ eventId: draftPreviews.eventId })
    .from(draftPreviews)
    .where(and(eq(draftPreviews.tokenHash, hashOf(token)), isOpen()));
  return row?.eventId ?? null;
}

const isOpen = () => and(isNull(draftPreviews.revokedAt), gt(draftPreviews.expiresAt, sql`now()`));
const openOf = (eventId: string) => and(eq(draftPreviews.eventId, eventId), isOpen());

/** The links of an organizer's event that still show it, newest first. */
export function openPreviews({ db }: Ctx, organizerId: string, eventId: string) {
  return db
    .select({
      id: draftPreviews.id,
      createdAt: draftPreviews.createdAt,
      expiresAt: draftPreviews.expiresAt,
    })
    .from(draftPreviews)
    .where(and(openOf(eventId), eq(draftPreviews.organizerId, organizerId)))
    .orderBy(sql`${draftPreviews.createdAt} desc`);
}
