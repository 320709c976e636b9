import { sql } from 'drizzle-orm';
import type { Ctx, Database } from '@/db';
import { type Failure, fail } from '@/lib/result';
import { postedRoom } from './board';
import { standingOf } from './room-view';
import { keysOf } from './token';

/** `until`: epoch seconds; `key`: for whom the admission is sealed. */
export type Admitted = { ok: true; until: number; key: string };
export type NotAdmitted = Failure<'NOT_FOUND' | 'WAIT' | 'PAUSED' | 'SOLD_OUT' | 'CLOSED' | 'TURN_OVER'>;

const refusals = {
  wait: () => fail('WAIT', 'It is not your turn yet.'),
  paused: () => fail('PAUSED', 'The organizer has paused the sale for a moment. You keep your place.'),
  soldOut: () => fail('SOLD_OUT', 'All tickets are sold.'),
  closed: () => fail('CLOSED', 'The waiting room is closed: nobody has to wait any more.'),
  turnOver: () => fail('TURN_OVER', 'Your turn is over. You can queue again.'),
  none: () => fail('NOT_FOUND', 'You have no place in this waiting room yet.'),
};

type Row = { buyer_key: string; arrival: number; until: number | null; over: boolean };

/**
 * Lets the caller in when his place is called: for the minutes of an admission, once for each place. Asking again while it
 * lives gives the same. Judged by the place that is written down, so that no old token helps.
 */
export async function comeIn({
  ctx,
  input: { roomId },
}: {
  ctx: Ctx & { db: Database };
  input: { roomId: string };
}): Promise<Admitted | NotAdmitted> {
  const posted = await postedRoom(ctx.db, roomId);
  if (!posted) return refusals.none();
  const keys = keysOf(ctx.actor);
  const [mine] = await ctx.db.execute<Row>(sql`
    select v.buyer_key, v.arrival, extract(epoch from v.admitted_until)::bigint::int as until,
      coalesce(v.left_at is not null or v.admitted_until <= clock_timestamp(), false) as over
    from waiting_visitors v
    where v.room_id = ${roomId} and v.buyer_key in (${sql.join(keys, sql`, `)})
    order by over, v.arrival limit 1`);
  if (!mine) return refusals.none();
  if (mine.over) return refusals.turnOver();
  if (mine.until) return { ok: true, until: mine.until, key: mine.buyer_key };
  const standing = standingOf(posted.answer, mine.arrival);
  if (standing.kind === 'sold_out') return refusals.soldOut();
  if (standing.kind === 'over') return refusals.closed();
  if (standing.kind === 'paused') return refusals.paused();
  if (standing.kind !== 'called') return refusals.wait();
  const [admitted] = await ctx.db.execute<{ until: number }>(sql`
    update waiting_visitors v set admitted_at = clock_timestamp(),
      admitted_until = date_trunc('second', clock_timestamp() + make_interval(mins => r.admission_minutes::int))
    from waiting_rooms r
    where r.id = v.room_id and v.room_id = ${roomId} and v.buyer_key = ${mine.buyer_key}
      and v.arrival = ${mine.arrival} and v.admitted_at is null
    returning extract(epoch from v.admitted_until)::bigint::int as until`);
  // Another tab of his was faster: the next question finds what that one was given.
  if (!admitted) return refusals.wait();
  return { ok: true, until: admitted.until, key: mine.buyer_key };
}

/** The caller is done: his room inside is somebody else's. True when he was inside. */
export async function leaveRoom({
  ctx,
  input: { roomId },
}: {
  ctx: Ctx;
  input: { roomId: string };
}): Promise<boolean> {
  const gone = await ctx.db.execute(sql`
    update waiting_visitors set left_at = clock_timestamp()
    where room_id = ${roomId} and buyer_key in (${sql.join(keysOf(ctx.actor), sql`, `)})
      and admitted_at is not null and left_at is null returning 1`);
  return gone.length > 0;
}
