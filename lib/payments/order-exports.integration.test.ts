import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEvent } from '@/db/factories';
import { exportRows } from './order-exports';
import { refundWorld } from './refund-fixture';
import { amountCell } from './spreadsheets/cell';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
let made: Awaited<ReturnType<typeof refundWorld>>;
beforeAll(async () => {
  world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });
  made = await refundWorld(world);
});
afterAll(() => world.close());

const read = async (
  name: 'orders' | 'tickets' | 'attendees',
  organizerId = made.organizerId,
  filter = {},
) => {
  const asked = { organizerId, filter, timeZone: 'Europe/Berlin' };
  const rows: unknown[][] = [];
  for await (const row of exportRows(made.clerk, name, asked)) rows.push(row);
  return rows;
};

test("an export has the organizer's orders and tickets, as the filter says, and nobody else's", async () => {
  await made.buy([0, 1]);
  const { organizer } = await makeEvent(world.db);
  const orders = await read('orders');
  expect(orders).toHaveLength(2);
  expect(orders[1]).toEqual(
    expect.arrayContaining(['paid', 'web', 'Ada Fan', 2, amountCell(16_000, 'usd'), 'USD']),
  );
  const tickets = await read('tickets');
  expect(tickets).toHaveLength(3);
  expect(tickets[1]).toHaveLength(tickets[0]?.length ?? 0);
  expect(tickets[1]?.join()).toContain('Orchestra · Row A · Seat 1');
  expect(await read('attendees')).toHaveLength(3);
  expect(await read('tickets', made.organizerId, { status: 'refunded' })).toHaveLength(1);
  for (const name of ['orders', 'tickets', 'attendees'] as const) {
    expect(await read(name, organizer.id)).toHaveLength(1);
  }
});

test('more than one batch comes whole, each ticket once', async () => {
  await world.db.execute(`
    insert into tickets (id, order_id, order_item_id, performance_id, price_level_id, ordinal)
    select gen_random_uuid(), order_id, order_item_id, performance_id, price_level_id, ordinal + n
    from (select * from tickets limit 1) t, generate_series(10, 2600) n`);
  const ids = (await read('tickets')).slice(1).map(([id]) => id);
  expect(ids).toHaveLength(2 + 2_591);
  expect(new Set(ids).size).toBe(ids.length);
});
