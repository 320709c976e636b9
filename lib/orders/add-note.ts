import { and, eq, ne } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { orderNotes } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { recordChange } from '@/lib/organizers/audit';
import { type Full, refuseBeyond } from '@/lib/organizers/caps';
import { type Failure, fail } from '@/lib/result';
import { lockOrderOf } from './order-scope';

/** Keeps a remark of the team with an order; `key` is its id, so that the same form sent twice is one note. */
export async function addNote({
  ctx,
  input: { organizerId, orderId, key, text },
}: {
  ctx: Ctx;
  input: { organizerId: string; orderId: string; key: string; text: string };
}): Promise<{ ok: true } | Failure<'NOT_FOUND'> | Full> {
  return withTransaction(ctx, async (tx) => {
    if (!(await lockOrderOf(tx.db, { organizerId, orderId })))
      return fail('NOT_FOUND', 'This order is not there.');
    const others = and(
      eq(orderNotes.orderId, orderId),
      eq(orderNotes.organizerId, organizerId),
      ne(orderNotes.id, key),
    );
    const full = refuseBeyond('notes', await tx.db.$count(orderNotes, others));
    if (full) return full;
    const made = await tx.db
      .insert(orderNotes)
      .values({ id: key, orderId, organizerId, text, authorId: userIdOf(tx.actor) })
      .onConflictDoNothing()
      .returning({ id: orderNotes.id });
    if (made.length === 0) return { ok: true };
    const subject = { subjectType: 'order', subjectId: orderId };
    await recordChange(tx, { organizerId, action: 'order.note_added', ...subject, after: { noteId: key } });
    return { ok: true };
  });
}
