import { sql } from 'drizzle-orm';
import { type Ctx, type Database, type Transaction, withTransaction } from '@/db';
import { buyerKey, userIdOf } from '@/lib/actor';
import { type Carried, createConvoy } from '@/lib/convoy';
import { originOf } from '@/lib/identity/origin';
import { type Failure, fail } from '@/lib/result';
import { lockRoom, openIfDue } from './room-row';
import { keysOf } from './token';

export type Arrived = { ok: true; arrival: number; key: string };
export type NoArrival = Failure<'NOT_FOUND' | 'CLOSED' | 'SIGN_IN' | 'CROWDED'>;

type Wish = {
  roomId: string;
  key: string;
  /** The browser's key, when an account asks: a place that was taken before the sign-in is its own. */
  visitorKey: string | null;
  hasAccount: boolean;
  /** A digest of where the wish comes from, by which places in the draw are counted. */
  origin?: string;
  again: boolean;
};
type Answer = Arrived | NoArrival;

/** Places in the draw for one network address: who drops his cookies again and again has no more chances than a full hostel. */
export const mostFromOneNetwork = 50;

const noRoom = () => fail('NOT_FOUND', 'This waiting room does not exist.');
const closed = () => fail('CLOSED', 'This waiting room is closed.');
const signIn = () =>
  fail('SIGN_IN', 'This waiting room gives places to accounts only. Sign in, then come back here.');

const crowded = () =>
  fail(
    'CROWDED',
    'Very many people of your network wait here already. Sign in, and your account has a place of its own; or come back when sales have opened.',
  );

const convoys = new WeakMap<Database, (wish: Wish) => Promise<Answer>>();

function convoyOf(db: Database) {
  let convoy = convoys.get(db);
  if (!convoy) {
    convoy = createConvoy<Wish, Answer>({
      carry: (wishes) => arriveTogether(db, wishes),
      alone: async (wish) => (await arriveTogether(db, [wish]))[0] ?? noRoom(),
      // All want the same row: more lanes would only wait for each other.
      size: 256,
      lanes: 1,
      queue: 20_000,
      patience: 10_000,
    });
    convoys.set(db, convoy);
  }
  return convoy;
}

/**
 * Gives the caller his place in a room: the one that he has already, or the next arrival number. Many who come at once share
 * a transaction. With `again`, somebody whose turn is over goes to the end. Before the opening, places of people without an
 * account are counted by network address (`address`): another cookie is another chance only so often.
 */
export async function arrive({
  ctx,
  input,
}: {
  ctx: Ctx & { db: Database };
  input: { roomId: string; address: string; again?: boolean };
}): Promise<Answer> {
  const [key = buyerKey(ctx.actor), visitorKey = null] = keysOf(ctx.actor);
  const hasAccount = userIdOf(ctx.actor) !== null;
  const { roomId, address, again = false } = input;
  const origin = hasAccount ? undefined : originOf(address);
  return convoyOf(ctx.db)({ roomId, key, visitorKey, hasAccount, origin, again });
}

function arriveTogether(db: Database, wishes: Wish[]): Promise<Carried<Answer>[]> {
  return withTransaction({ actor: { kind: 'job', name: 'arrivals' }, db }, async (tx) => {
    const answers: Answer[] = wishes.map(noRoom);
    // In one order, so that two processes never wait for each other.
    for (const roomId of [...new Set(wishes.map((wish) => wish.roomId))].sort()) {
      const found = await lockRoom(tx.db, roomId);
      if (!found) continue;
      const room = await openIfDue(tx, found);
      const isOver = room.state === 'closed' || room.state === 'armed';
      const mine = wishes.flatMap((wish, at) => {
        if (wish.roomId !== roomId) return [];
        if (isOver) answers[at] = closed();
        else if (room.accountsOnly && !wish.hasAccount) answers[at] = signIn();
        else return [{ ...wish, at }];
        return [];
      });
      if (mine.length === 0) continue;
      const counted = room.state === 'gathering';
      const numbers = await number(
        tx.db,
        roomId,
        mine.map((wish) => (counted ? wish : { ...wish, origin: undefined })),
      );
      for (const { at, key } of mine) {
        const arrival = numbers.get(key);
        answers[at] = arrival === undefined ? crowded() : { ok: true, arrival, key };
      }
    }
    return answers;
  });
}

/** Numbers those who are new, behind the room's lock, without gaps; returns everybody's number. Who is one too many has none. */
async function number(tx: Transaction, roomId: string, wishes: Wish[]): Promise<Map<string, number>> {
  const asked = wishes.map(({ key, visitorKey, origin, again }, n) => ({
    ...{ n, key, visitor: visitorKey, again },
    origin: origin ?? null,
  }));
  const w = sql`json_to_recordset(${JSON.stringify(asked)}::text::json)
    as w(n int, key text, visitor text, again boolean, origin text)`;
  if (wishes.some(({ visitorKey }) => visitorKey)) {
    await tx.execute(sql`
      update waiting_visitors v set buyer_key = w.key from ${w}
      where v.room_id = ${roomId} and v.buyer_key = w.visitor
        and not exists (select 1 from waiting_visitors x where x.room_id = ${roomId} and x.buyer_key = w.key)
        and w.n = (select min(o.n) from ${sql`json_to_recordset(${JSON.stringify(asked)}::text::json) as o(n int, key text, visitor text)`}
                   where o.visitor = w.visitor or o.key = w.key)`);
  }
  await tx.execute(sql`
    with come as (
      select w.key, min(w.n) as n, min(w.origin) as origin
      from ${w} left join waiting_visitors v on v.room_id = ${roomId} and v.buyer_key = w.key
      where v.arrival is null
        or (w.again and (v.left_at is not null or v.admitted_until <= clock_timestamp()))
      group by w.key
    ), counted as (
      select key, n, origin, row_number() over (partition by origin order by n)
        + (select count(*) from waiting_visitors v where v.room_id = ${roomId} and v.origin = come.origin) as nth
      from come
    ), fresh as (
      select key, origin, row_number() over (order by n) - 1 as k
      from counted where origin is null or nth <= ${mostFromOneNetwork}
    ), written as (
      insert into waiting_visitors (room_id, buyer_key, arrival, origin)
      select r.id, f.key, r.arrivals + f.k, f.origin from fresh f, waiting_rooms r where r.id = ${roomId}
      on conflict (room_id, buyer_key) do update set arrival = excluded.arrival, arrived_at = clock_timestamp(),
        admitted_at = null, admitted_until = null, left_at = null
      returning 1
    )
    update waiting_rooms set arrivals = arrivals + (select count(*) from written) where id = ${roomId}`);
  const rows = await tx.execute<{ buyer_key: string; arrival: number }>(sql`
    select v.buyer_key, v.arrival from waiting_visitors v
    where v.room_id = ${roomId} and v.buyer_key in (select w.key from ${w})`);
  return new Map(rows.map(({ buyer_key, arrival }) => [buyer_key, arrival]));
}
