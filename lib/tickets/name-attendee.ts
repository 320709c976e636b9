import { sql } from 'drizzle-orm';
import { type Ctx, withTransaction } from '@/db';
import { recordChange } from '@/lib/organizers/audit';
import { type Failure, fail } from '@/lib/result';

type NameAttendee = {
  organizerId: string;
  orderId: string;
  ticketId: string /** Empty: nobody named. */;
  name: string;
};

/** Writes down who comes with a valid ticket. The code stays as it is. The log says that it changed, never the name. */
export async function nameAttendee({
  ctx,
  input: { organizerId, orderId, ticketId, name },
}: {
  ctx: Ctx;
  input: NameAttendee;
}): Promise<{ ok: true } | Failure<'NOT_FOUND'>> {
  return withTransaction(ctx, async (tx) => {
    const named = await tx.db.execute(sql`
      update tickets t set attendee_name = ${name || null}
      from performances p join events e on e.id = p.event_id
      where t.id = ${ticketId} and t.order_id = ${orderId} and t.status = 'valid'
        and p.id = t.performance_id and e.organizer_id = ${organizerId}
      returning t.id`);
    if (named.length === 0) return fail('NOT_FOUND', 'This ticket is not there, or void.');
    await recordChange(tx, {
      organizerId,
      action: 'order.attendee_changed',
      subjectType: 'order',
      subjectId: orderId,
      after: { ticketId },
    });
    return { ok: true };
  });
}
