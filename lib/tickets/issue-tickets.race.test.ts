import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSeatedPerformance } from '@/db/factories';
import { auditLog, orders, ticketKeys, tickets } from '@/db/schema';
import { createTestDatabase, type TestDatabase } from '@/db/testing';
import { issueTickets } from './issue-tickets';
import { getTickets } from './queries';
import { verifyTicketCode } from './signature';
import { makePaidOrder } from './testing';
import { ticketsOfOrder } from './ticket-rows';
import { voidTickets } from './void-tickets';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const job = () => database.ctx({ kind: 'job', name: 'test' });
const issue = (orderId: string) => issueTickets({ ctx: job(), input: { orderId } });
const countOf = (orderId: string) => database.db.$count(tickets, eq(tickets.orderId, orderId));

async function publicKeyOf(performanceId: string): Promise<string> {
  const found = await database.db
    .select()
    .from(ticketKeys)
    .where(eq(ticketKeys.performanceId, performanceId));
  expect(found).toHaveLength(1);
  return found[0]?.publicKey ?? '';
}

test('issued fifty times at once: each seat has one ticket, and the audit says so once', async () => {
  const { orderId } = await makePaidOrder(database.db, { seatCount: 3 });
  const answers = await Promise.all(Array.from({ length: 50 }, () => issue(orderId)));
  expect(answers.map(({ issued }) => issued).filter((issued) => issued > 0)).toEqual([3]);
  expect(await countOf(orderId)).toBe(3);
  const audited = await database.db.$count(auditLog, eq(auditLog.subjectId, orderId));
  expect(audited).toBe(1);
});

test('many first orders of one performance at once share one key pair, and its codes verify', async () => {
  const world = await makeSeatedPerformance(database.db);
  const bought = [];
  for (let at = 0; at < 8; at++) {
    bought.push(
      await makePaidOrder(database.db, { seatCount: 1, world: { ...world, seats: world.seats.slice(at) } }),
    );
  }
  await Promise.all(bought.map(({ orderId }) => issue(orderId)));
  const publicKey = await publicKeyOf(world.performance.id);
  for (const { orderId } of bought) {
    const [ticket] = await ticketsOfOrder(job(), orderId);
    const verdict = verifyTicketCode(ticket?.code ?? '', publicKey);
    expect(verdict).toEqual({ valid: true, performanceId: world.performance.id, ticketId: ticket?.id });
  }
});

test('a code of one performance is worth nothing at the door of another', async () => {
  const [here, there] = [await makePaidOrder(database.db), await makePaidOrder(database.db)];
  await Promise.all([issue(here.orderId), issue(there.orderId)]);
  const [ticket] = await ticketsOfOrder(job(), here.orderId);
  const elsewhere = await publicKeyOf(there.performance.id);
  expect(verifyTicketCode(ticket?.code ?? '', elsewhere)).toEqual({ valid: false, reason: 'FORGED' });
});

test('the private key is kept sealed', async () => {
  const { orderId, performance } = await makePaidOrder(database.db);
  await issue(orderId);
  const [key] = await database.db
    .select()
    .from(ticketKeys)
    .where(eq(ticketKeys.performanceId, performance.id));
  expect(key?.sealedPrivateKey).toMatch(/^v1\./);
  // PKCS #8 of an Ed25519 key begins with these bytes.
  expect(Buffer.from(key?.sealedPrivateKey.slice(3) ?? '', 'base64url').toString('hex')).not.toContain(
    '302e020100300506032b6570',
  );
});

test('voided after a refund: no code, and issuing again brings nothing back', async () => {
  const { orderId, items } = await makePaidOrder(database.db);
  await issue(orderId);
  const given = { orderId, orderItemIds: [items[0]?.id ?? ''] };
  expect(await voidTickets({ ctx: job(), input: given })).toEqual({ ok: true, voided: 1 });
  expect(await voidTickets({ ctx: job(), input: given })).toEqual({ ok: true, voided: 0 });
  expect((await issue(orderId)).issued).toBe(0);
  const seen = await ticketsOfOrder(job(), orderId);
  expect(seen.map(({ status, code }) => [status, code !== null])).toEqual([
    ['void', false],
    ['valid', true],
  ]);
});

test('a seat that has a valid ticket gets no second one', async () => {
  const world = await makeSeatedPerformance(database.db);
  const first = await makePaidOrder(database.db, { seatCount: 1, world });
  const second = await makePaidOrder(database.db, { seatCount: 1, world });
  await issue(first.orderId);
  await expect(issue(second.orderId)).rejects.toThrow();
  expect(await countOf(second.orderId)).toBe(0);
  await voidTickets({ ctx: job(), input: { orderId: first.orderId } });
  expect((await issue(second.orderId)).issued).toBe(1);
});

test('an order that is not paid gets none', async () => {
  const { orderId } = await makePaidOrder(database.db);
  await database.db.update(orders).set({ status: 'paid_late' }).where(eq(orders.id, orderId));
  await expect(issue(orderId)).rejects.toThrow('it gets no tickets');
  expect(await countOf(orderId)).toBe(0);
});

test('only the buyer sees the tickets; for others the order is not there', async () => {
  const { orderId, buyerKey } = await makePaidOrder(database.db);
  await issue(orderId);
  const buyer = database.ctx({ kind: 'visitor', visitorId: buyerKey.slice('visitor:'.length) });
  expect(await getTickets(buyer, orderId)).toHaveLength(2);
  expect(await getTickets(database.ctx(), orderId)).toBeNull();
  expect(await getTickets(database.ctx(), orderId, '9999999999.forged')).toBeNull();
});

// Last, since it takes the guard out of this file's database.
test('control: without the unique index, issuing at once makes too many', async () => {
  const { orderId } = await makePaidOrder(database.db);
  await database.db.execute(sql`drop index tickets_item_key`);
  await database.db.execute(sql`drop index tickets_seat_key`);
  const insert = sql`insert into tickets (id, order_id, order_item_id, performance_id, price_level_id, seat_id, ordinal)
    select gen_random_uuid(), order_id, id, performance_id, price_level_id, seat_id, 1 from order_items where order_id = ${orderId}
    and not exists (select 1 from tickets t where t.order_item_id = order_items.id)`;
  await Promise.all(
    Array.from({ length: 6 }, () =>
      database.db.transaction(async (tx) => {
        await tx.execute(sql`select pg_sleep(0.05)`);
        await tx.execute(insert);
        await tx.execute(sql`select pg_sleep(0.1)`);
      }),
    ),
  );
  expect(await countOf(orderId)).toBeGreaterThan(2);
});
