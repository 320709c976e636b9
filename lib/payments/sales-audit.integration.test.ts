import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEvent } from '@/db/factories';
import { newId } from '@/lib/ids';
import type { AuditFilter } from '@/lib/organizers/audit-filter';
import { getAuditPage } from '@/lib/organizers/audit-queries';
import { doorSaleForm } from './door-sale-input';
import { refundWorld } from './refund-fixture';
import { refundPayment } from './refund-payment';
import { refundTickets } from './refund-tickets';
import { sellAtDoor } from './sell-at-door';
import { sharedOrder } from './shared-order-fixture';
import { type PaymentWorld, startPaymentWorld } from './testing';

let world: PaymentWorld;
let made: Awaited<ReturnType<typeof refundWorld>>;
beforeAll(async () => {
  world = await startPaymentWorld();
  world.controls.setWebhooks({ paused: true });
  made = await refundWorld(world);
});
afterAll(async () => {
  expect(await world.violations()).toEqual([]);
  await world.close();
});

const entries = async (filter: AuditFilter, organizerId = made.organizerId) =>
  (await getAuditPage(made.clerk, organizerId, filter)).entries;

const actionsOf = async (orderId: string, organizerId?: string) =>
  (await entries({ subject: `order:${orderId}` }, organizerId)).map(({ what }) => what).reverse();

async function refundAll(orderId: string) {
  const ticketIds = (await made.ticketsOf(orderId)).filter(
    ({ performanceId }) => performanceId === made.performanceId,
  );
  const { organizerId } = made;
  const input = { organizerId, orderId, keepFees: false, key: newId() };
  await refundTickets({ ctx: made.clerk, input: { ...input, ticketIds: ticketIds.map(({ id }) => id) } });
  const [owed] = await world.refundsOf(orderId);
  if (owed?.state === 'owed') await refundPayment({ ctx: world.job(), input: { refundId: owed.id } });
}

test('a sale on the web and its refund stand in the organizer’s log, under the order’s number', async () => {
  const { orderId } = await made.buy([0]);
  await refundAll(orderId);
  const actions = await actionsOf(orderId);
  expect(actions.slice(0, 4)).toEqual([
    'Order: placed',
    'Order: awaiting payment',
    'Order: paid',
    'Tickets: issued',
  ]);
  for (const what of ['Refund: owed', 'Order: tickets refunded', 'Refund: succeeded', 'Order: refunded'])
    expect(actions).toContain(what);
  const [row] = await entries({ subject: `order:${orderId}` });
  expect(row?.subject.label).toMatch(/^T-/);
  const number = row?.subject.label ?? '';
  for (const search of [number.toLowerCase(), orderId])
    expect((await entries({ search })).map(({ id }) => id)).toContain(row?.id);
  expect((await entries({ search: 'placed' })).length).toBeGreaterThan(0);
  const { organizer } = await makeEvent(world.db);
  expect(await entries({ search: number }, organizer.id)).toEqual([]);
});

test('a sale at the box office and its refund by hand stand there too', async () => {
  const sale = doorSaleForm.parse({
    key: newId(),
    performanceId: made.performanceId,
    method: 'cash',
    [`level:${made.premium.id}`]: '1',
  });
  const input = { organizerId: made.organizerId, ...sale };
  const sold = await sellAtDoor({ ctx: made.clerk, input });
  if (!sold.ok) throw new Error(sold.code);
  await refundAll(sold.orderId);
  const actions = await actionsOf(sold.orderId);
  for (const what of ['Order: placed', 'Order: paid', 'Order: sold at door', 'Order: refunded'])
    expect(actions).toContain(what);
});

test('an order of two organizers stands in both logs, each with its own tickets; a refund of one in his alone', async () => {
  const { orderId, other, pay } = await sharedOrder(world, made.performanceId);
  await pay();
  for (const organizerId of [made.organizerId, other.organizer.id]) {
    const log = await entries({ subject: `order:${orderId}` }, organizerId);
    expect(log.map(({ what }) => what)).toContain('Order: paid');
    const issued = log.find(({ what }) => what === 'Tickets: issued');
    expect(issued?.changes.find(({ field }) => field === 'Count')?.after).toBe('1');
  }
  const before = await actionsOf(orderId, other.organizer.id);
  await refundAll(orderId);
  expect(await actionsOf(orderId)).toContain('Refund: succeeded');
  expect(await actionsOf(orderId, other.organizer.id)).toEqual(before);
});
