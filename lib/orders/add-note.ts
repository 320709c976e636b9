import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { orderNotes } from '@/db/schema';
import { userIdOf } from '@/lib/actor';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';
import { sellsFor } from './order-scope';

/** Keeps a remark of the team with an order; `key` is its id, so that the same form sent twice is one note. */
export async function addNote({
  ctx,
  input: { organizerId, orderId, key, text },
}: {
  ctx: Ctx;
  input: { organizerId: string; orderId: string; key: string; text: string };
}): Promise<{ ok: true } | Failure<'NOT_FOUND'>> {
  return withTransaction(ctx, async (tx) => {
    const own = await tx.db.execute(
      sql`select 1 from orders where id = ${orderId} and ${sellsFor(organizerId)}`,
    );
    if (own.length === 0) return fail('NOT_FOUND', 'This order is not there.');
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
