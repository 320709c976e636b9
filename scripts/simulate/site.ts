import { sql } from 'drizzle-orm';
import { type Ctx, closeDatabase, connect, type Database, database } from '@/db';
import { makeGeneralPerformance, makeSeatedPerformance, makeUser } from '@/db/factories';
import { organizerMembers } from '@/db/schema';
import { createTestDatabase } from '@/db/testing';
import { newId } from '@/lib/ids';
import { createWorker } from '@/lib/jobs/testing';
import { log } from '@/lib/log';
import { sendMail } from '@/lib/messages/send-mail';
import { refundPayment } from '@/lib/payments/refund-payment';
import { startInbox } from '@/scripts/local/mail/inbox';
import { startStripeStandIn } from '@/scripts/local/stripe/stand-in';
import { readBooks } from './books';
import { startClock } from './clock';
import { joinGateways, mailUrl } from './gateways';
import { fans, places, seats } from './history';
import type { Plant } from './plants';
import { watchStatements } from './sql';

export type Site = Awaited<ReturnType<typeof openSite>>;

const webhookSecret = 'whsec_simulated';

/**
 * A site to play histories on: a database of its own, the verbs with the process's own pool, Stripe and the mail provider in the
 * same process. `set` writes the environment, before anything has read it.
 */
export async function openSite(set: (name: string, value: string) => void) {
  const house = await createTestDatabase({ pool: 2 });
  const clock = await startClock(house.db);
  set('DATABASE_URL', house.url);
  // A process that stands still keeps its place in the line; its connections it has given back.
  set('DATABASE_POOL', '40');
  set('STRIPE_WEBHOOK_SECRET', webhookSecret);
  set('RESEND_API_URL', mailUrl);
  log.level = 'silent';
  const stripe = await startStripeStandIn({
    port: 0,
    webhookUrl: 'http://127.0.0.1:1/never',
    webhookSecret,
    now: clock.now,
  });
  // The provider forgets no key: see docs/simulator.md.
  const inbox = await startInbox({ port: 0, now: () => 0 });
  let plant: Plant = {};
  const leave = joinGateways(stripe, inbox, async (call) => (await plant.onStripe?.(call)) ?? call);
  const db = database();
  const queue = connect(house.url, { pool: 1 });
  for (const { $client } of [db, queue.db]) watchStatements($client, () => plant);
  const job = (name: string): Ctx => ({ actor: { kind: 'job', name }, db });
  // One statement reads the books after each step: planned once.
  const eye = connect(house.url, { pool: 1, name: 'simulator' });
  await eye.client.unsafe('set plan_cache_mode = force_generic_plan');
  const kept = await filledTables(house.db);
  // Where the queue notes when it last looked after itself.
  await house.db.execute(sql`create table simulated.queue as table pgboss.queue`);
  await house.db.execute(sql`create table simulated.version as table pgboss.version`);
  let world = await makeWorld(house.db);

  return {
    /** The pool of the verbs. */
    db,
    /** What the simulator itself reads and writes by. */
    house: house.db,
    clock,
    stripe,
    inbox,
    webhookSecret,
    worker: createWorker(queue.db, {
      // Without the pace at the provider, which is a wait by the real clock.
      'send-mail': (input) => sendMail({ ctx: job('send-mail'), input, turn: async () => {} }),
      'refund-payment': (input) => refundPayment({ ctx: job('refund-payment'), input }),
    }),
    world: () => world,
    visitor: (fan: number): Ctx => ({ actor: world.visitors[fan] as Ctx['actor'], db }),
    clerk: (): Ctx => ({ actor: world.clerk, db }),
    job,
    read: () =>
      readBooks(
        eye.client,
        world.visitors.map(({ visitorId }) => `visitor:${visitorId}`),
      ),
    /** Orders by how they stand. */
    async countOrders(): Promise<Record<string, number>> {
      const rows = await house.db.execute<{ status: string; count: number }>(
        sql`select status, count(*)::int as count from orders group by 1 order by 1`,
      );
      return Object.fromEntries([...rows].map(({ status, count }) => [status, count]));
    },
    /** Lets time pass; this process keeps its own clock, which is far off. */
    pass(seconds: number): void {
      clock.pass(seconds);
      stripe.controls.moveClock({ advanceMs: 0 });
    },
    /** The database learns what time it is. */
    tellTime: clock.tell,
    /** Resolves when a connection of the verbs waits for another one's lock, or `over` has come. */
    async somebodyWaits(over: Promise<unknown>): Promise<void> {
      let waits = true;
      const stop = () => {
        waits = false;
      };
      over.then(stop, stop);
      while (waits) {
        const blocked = await house.db.execute(sql`
          select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
        if (blocked.length > 0) stop();
      }
    },
    /** Ends every connection of the verbs, as a restart of PostgreSQL does, and waits until the pool has new ones. */
    async restart() {
      await house.db.execute(sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'tessera'`);
      while (
        !(await db.execute(sql`select 1`).then(
          () => true,
          () => false,
        ))
      );
    },
    /** Everything as at the beginning, and a fresh evening to sell. */
    async reset(planted: Plant = {}) {
      if (plant.leave) await house.db.execute(sql.raw(plant.leave));
      clock.reset();
      stripe.controls.reset();
      stripe.controls.setWebhooks({ paused: true });
      await inbox.controls.reset();
      const used = (await filledTables(house.db)).filter((table) => !kept.includes(table));
      // Without triggers and references: all of it goes. Truncating would take ten times as long.
      const gone = [...used, 'pgboss.queue', 'pgboss.version']
        .map((table) => `delete from ${table};`)
        .join(' ');
      await house.client.begin((tx) =>
        tx.unsafe(`
          set local session_replication_role = replica; ${gone}
          insert into pgboss.queue select * from simulated.queue;
          insert into pgboss.version select * from simulated.version`),
      );
      await clock.tell();
      world = await makeWorld(house.db);
      plant = planted;
      if (plant.enter) await house.db.execute(sql.raw(plant.enter));
    },
    async close() {
      leave();
      await stripe.close();
      await inbox.close();
      await Promise.all([queue.close(), eye.close()]);
      await closeDatabase();
      await house.drop();
    },
  };
}

/** Two evenings of two organizers, one with seats and one with standing places; fans, and a clerk of both teams. */
async function makeWorld(db: Database) {
  const sale = {
    startsAt: new Date('2027-06-01T19:30:00Z'),
    onSaleAt: new Date('2026-01-01T00:00:00Z'),
    offSaleAt: new Date('2027-06-01T00:00:00Z'),
    maxPerOrder: 50,
    maxPerBuyer: 50,
  };
  const seated = await makeSeatedPerformance(db, { rows: 2, seatsPerRow: seats / 2, ...sale });
  const standing = await makeGeneralPerformance(db, { capacity: places, ...sale });
  await db.execute(sql`update organizers set refund_days = 0`);
  const clerk = await makeUser(db);
  const teams = [seated.organizer.id, standing.organizer.id];
  await db
    .insert(organizerMembers)
    .values(teams.map((organizerId) => ({ organizerId, userId: clerk.id, role: 'manager' as const })));
  return {
    seated: seated.performance.id,
    standing: standing.performance.id,
    level: standing.level.id,
    visitors: Array.from({ length: fans }, () => ({ kind: 'visitor' as const, visitorId: newId() })),
    clerk: { kind: 'fan' as const, userId: clerk.id, email: clerk.email, emailVerified: true },
  };
}

async function filledTables(db: Database): Promise<string[]> {
  const tables = await db.execute<{ name: string }>(sql`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'pgboss', 'drizzle') order by 1`);
  const filled = await db.execute<{ name: string }>(
    sql.raw(
      [...tables]
        .map(({ name }) => `select '${name}' as name where exists (select 1 from ${name})`)
        .join(' union all '),
    ),
  );
  return [...filled].map(({ name }) => name);
}
