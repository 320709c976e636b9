import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withTransaction } from '@/db';
import { orderSearch, orders } from '@/db/schema';
import { nameAttendee } from '@/lib/tickets/name-attendee';
import { makePaidOrder } from '@/lib/tickets/testing';
import { getOrderPage } from './order-list-queries';
import { searchedText } from './order-search';
import { refundWorld } from './refund-fixture';
import { sharedOrder } from './shared-order-fixture';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
let made: Awaited<ReturnType<typeof refundWorld>>;
beforeAll(async () => {
  world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });
  made = await refundWorld(world);
});
afterAll(() => world.close());

const found = async (search: string, organizerId = made.organizerId) =>
  (await getOrderPage(made.clerk, organizerId, { search })).orders.map(({ id }) => id);

test('accents, capitals and other alphabets: the database folds as we do', async () => {
  const names = ['Antonín DVOŘÁK', 'Иван Петров', 'Łukasz Groß', '山田 太郎', 'O’Brien', '10% _ \\ x'];
  for (const name of names) {
    const [row] = await world.db.execute<{ text: string }>(sql`select order_search_fold(${name}) as text`);
    expect(row?.text).toBe(searchedText(name));
  }
  const { orderId } = await made.buy([0]);
  for (const [name, search] of [
    ['Antonín Dvořák', 'dvorak'],
    ['Иван Петров', 'ПЕТРОВ'],
    ['山田 太郎', '太郎'],
    ['Łukasz Groß', 'gross'],
  ] as const) {
    await world.db.update(orders).set({ buyerName: name }).where(eq(orders.id, orderId));
    expect(await found(search), search).toEqual([orderId]);
  }
});

test('one or two characters are how a word begins; without a letter or a digit nothing is found', async () => {
  const { orderId } = await made.buy([1]);
  await world.db.update(orders).set({ buyerName: 'Wu Quist' }).where(eq(orders.id, orderId));
  for (const search of ['wu', 'WU Q', 'qu', 'uist']) expect(await found(search), search).toEqual([orderId]);
  for (const search of ['st q', '%', '_', '--', '\\', '%%%%'])
    expect(await found(search), search).toEqual([]);
});

test('a word that nobody of the newest has is found among the older, with a filter and without, page by page', async () => {
  const { orderId, organizer, performance } = await makePaidOrder(world.db);
  await world.db.update(orders).set({ buyerName: 'Old Quillfeather' }).where(eq(orders.id, orderId));
  // As many newer orders as are looked through, made of this one.
  await world.db.execute(sql`
    with copies as (
      insert into orders (id, number, hold_id, buyer_key, email, buyer_name, status, currency, face_total, fee_total, tax_total, paid_at)
      select uuidv7(interval '1 minute'), 'X' || n, hold_id, buyer_key, email, 'Copy', 'paid', currency, 0, 0, 0, paid_at
      from orders, generate_series(1, 5100) n where id = ${orderId} returning id)
    insert into order_search (organizer_id, order_id, text) select ${organizer.id}, id, ' copy' from copies`);
  const page = (filter: object) => getOrderPage(made.clerk, organizer.id, filter);
  const only = async (filter: object) => (await page(filter)).orders.map(({ id }) => id);
  expect(await only({ search: 'quillfeather' })).toEqual([orderId]);
  expect(await only({ search: 'quillfeather', performanceId: performance.id })).toEqual([orderId]);
  expect(await only({ performanceId: performance.id })).toEqual([orderId]);
  await world.db.update(orders).set({ status: 'disputed' }).where(eq(orders.id, orderId));
  expect(await only({ search: 'quillfeather', status: 'disputed' })).toEqual([orderId]);
  expect(await only({ search: 'quillfeather', status: 'paid' })).toEqual([]);
});

test('each organizer finds a shared order by its buyer and by its own guests', async () => {
  const { orderId, other, pay } = await sharedOrder(world, made.performanceId);
  await pay();
  const tickets = await made.ticketsOf(orderId);
  const theirs = tickets.find(({ performanceId }) => performanceId === other.performance.id);
  const input = {
    organizerId: other.organizer.id,
    orderId,
    ticketId: theirs?.id ?? '',
    name: 'Grace Quibble',
  };
  await nameAttendee({ ctx: made.clerk, input });
  expect(await found('quibble')).toEqual([]);
  expect(await found('quibble', other.organizer.id)).toEqual([orderId]);
  expect(await found('both fan')).toEqual([orderId]);
  const rows = await world.db.select().from(orderSearch).where(eq(orderSearch.orderId, orderId));
  expect(rows).toHaveLength(2);
  await nameAttendee({ ctx: made.clerk, input: { ...input, name: '' } });
  expect(await found('quibble', other.organizer.id)).toEqual([]);
});

test('two guests of one order are named at once: both are found', async () => {
  const { orderId } = await made.buy([2, 3]);
  const [first, second] = await made.ticketsOf(orderId);
  const { organizerId } = made;
  const input = { organizerId, orderId, ticketId: first?.id ?? '', name: 'Ida Quartz' };
  let later: ReturnType<typeof nameAttendee> | undefined;
  await withTransaction(made.clerk, async (ctx) => {
    await nameAttendee({ ctx, input });
    later = nameAttendee({
      ctx: made.clerk,
      input: { ...input, ticketId: second?.id ?? '', name: 'Noel Quince' },
    });
    await vi.waitUntil(async () => {
      const [row] = await world.db.execute<{ waits: boolean }>(sql`
        select exists (select 1 from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock') as waits`);
      return row?.waits;
    });
  });
  expect(await later).toEqual({ ok: true });
  for (const search of ['quartz', 'quince']) expect(await found(search), search).toEqual([orderId]);
});
