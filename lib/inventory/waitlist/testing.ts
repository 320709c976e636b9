import { eq, sql } from 'drizzle-orm';
import type { Ctx } from '@/db';
import { makeGeneralPerformance, makeSeatedPerformance, makeUser } from '@/db/factories';
import { mails, priceLevels, waitlistEntries } from '@/db/schema';
import type { TestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { asFan } from '@/lib/organizers/testing';
import { hold } from '../hold';
import { holdInput } from '../input';
import { freeHeld } from '../internal';
import { joinWaitlist } from './join-waitlist';
import { offerNext } from './offer-next';
import type { OweWaitlistMail } from './owed-mail';
import { workWaitlists } from './work-waitlists';

type Place = { performanceId: string; priceLevelId: string };

/** What tests of waitlists do again and again. Mails are written down as they are owed, without a job. */
export function waitlistWorld(database: TestDatabase) {
  const { db } = database;
  const owe: OweWaitlistMail = ({ ctx, input }) => ctx.db.insert(mails).values(input);
  const job = database.ctx({ kind: 'job', name: 'test' });

  /** Two seats at Premium, all of them in somebody's cart. */
  async function soldOutHall(rows = 2, seatsPerRow = 2) {
    const made = await makeSeatedPerformance(db, { rows, seatsPerRow });
    const count = (rows / 2) * seatsPerRow;
    const seatIndexes = Array.from({ length: count }, (_, at) => at);
    const { holdId } = await must(take({ performanceId: made.performance.id, seatIndexes }));
    return { ...made, ...place(made.performance.id, made.premium.id), holdId };
  }

  /** So many places, all of them in somebody's cart. */
  async function soldOutFloor(capacity = 2) {
    const made = await makeGeneralPerformance(db, { capacity });
    const quantity = capacity;
    const at = place(made.performance.id, made.level.id);
    const { holdId } = await must(take({ ...at, places: [{ priceLevelId: at.priceLevelId, quantity }] }));
    return { ...made, ...at, holdId };
  }

  /** Somebody who wants to hold something. */
  const take = (wish: object, ctx: Ctx = database.ctx()) => hold({ ctx, input: holdInput.parse(wish) });

  /** A fan with an account and a place in line. */
  async function waits(at: Place, quantity = 1, takesFewer = false) {
    const user = await makeUser(db);
    const ctx = database.ctx(asFan(user));
    const input = { performanceId: at.performanceId, priceLevelId: at.priceLevelId, quantity, takesFewer };
    const joined = await joinWaitlist({ ctx, input: { ...input, address: newId() }, owe });
    if (!joined.ok || !joined.entryId) throw new Error(joined.ok ? 'not confirmed' : joined.message);
    return { user, ctx, entryId: joined.entryId, input: { entryId: joined.entryId } };
  }

  return {
    owe,
    job,
    soldOutHall,
    soldOutFloor,
    take,
    waits,
    /** Gives a cart's seats back, or some of them. */
    release: (holdId: string, seatIds?: number[]) =>
      db.transaction((tx) => freeHeld(tx, holdId, seatIds ? { seatIds } : {})),
    offer: (priceLevelId: string, ctx: Ctx = job) => offerNext({ ctx, input: { priceLevelId }, owe }),
    round: () => workWaitlists({ ctx: job, owe }),
    entry: async (id: string) => {
      const [row] = await db.select().from(waitlistEntries).where(eq(waitlistEntries.id, id));
      if (!row) throw new Error('No such entry');
      return row;
    },
    isKept: async (levelId: string) => {
      const [row] = await db
        .select({ kept: priceLevels.waitlisted })
        .from(priceLevels)
        .where(eq(priceLevels.id, levelId));
      return row?.kept;
    },
    /** Lets what a hold has end in so many seconds. */
    lapse: async (holdId: string | null, seconds = -1) => {
      const at = sql`clock_timestamp() + make_interval(secs => ${seconds}::float8)`;
      await db.execute(sql`update holds set expires_at = ${at} where id = ${holdId}`);
      await db.execute(
        sql`update claims set expires_at = h.expires_at from holds h where h.id = ${holdId} and hold_id = h.id`,
      );
      await db.execute(
        sql`update place_claims set expires_at = h.expires_at from holds h where h.id = ${holdId} and hold_id = h.id`,
      );
    },
    mailsAbout: (entryId: string) => db.select().from(mails).where(eq(mails.subjectId, entryId)),
  };
}

const place = (performanceId: string, priceLevelId: string): Place => ({ performanceId, priceLevelId });

async function must<T extends { ok: boolean }>(answer: Promise<T>): Promise<Extract<T, { ok: true }>> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result));
  // Safe because every failure has ok: false.
  return result as Extract<T, { ok: true }>;
}
