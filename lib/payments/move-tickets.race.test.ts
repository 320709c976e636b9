import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeEvent } from '@/db/factories';
import { hold } from '@/lib/inventory/hold';
import { holdInput } from '@/lib/inventory/input';
import { moveTickets } from '@/lib/tickets/move-tickets';
import { ticketsOfOrder } from '@/lib/tickets/ticket-rows';
import { refundWorld } from './refund-fixture';
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

const valid = async (orderId: string) =>
  (await made.ticketsOf(orderId)).filter(({ status }) => status === 'valid');
/** Row A is seats 0 to 9, row B 10 to 19; C and D are cheaper. */
const seat = (row: string, number: number) => `Orchestra · Row ${row} · Seat ${number}`;
const move = async (orderId: string, seats: string[], organizerId = made.organizerId) => {
  const moves = (await valid(orderId)).map(({ id }, at) => ({ ticketId: id, seat: seats[at] ?? '' }));
  return moveTickets({ ctx: made.clerk, input: { organizerId, orderId, moves } });
};
const holdSeat = (seatIndex: number) =>
  hold({
    ctx: world.ctx(),
    input: holdInput.parse({ performanceId: made.performanceId, seatIndexes: [seatIndex] }),
  });

test('two tickets move: new codes, the old seats are free at once', async () => {
  const { orderId } = await made.buy([0, 1]);
  const before = (await ticketsOfOrder(made.clerk, orderId)).map(({ code }) => code);
  expect(await move(orderId, [seat('B', 1), ` orchestra · row b ·  seat 2`])).toEqual({ ok: true, moved: 2 });
  const after = (await ticketsOfOrder(made.clerk, orderId)).filter(({ status }) => status === 'valid');
  expect(after.map((ticket) => ticket.seat)).toMatchObject([
    { row: 'B', seat: '1' },
    { row: 'B', seat: '2' },
  ]);
  expect(after.some(({ code }) => before.includes(code))).toBe(false);
  expect(await made.soldSeats(orderId)).toBe(2);
  expect((await holdSeat(0)).ok).toBe(true);
  expect(await move(orderId, [seat('B', 3), seat('B', 4)])).toMatchObject({ ok: true });
});

test('all or none: a seat that is held, another level, a seat twice, no seat, another organizer', async () => {
  const { orderId } = await made.buy([4, 5]);
  expect((await holdSeat(6)).ok).toBe(true);
  const { organizer } = await makeEvent(world.db);
  expect(await move(orderId, [seat('A', 8), seat('A', 7)])).toMatchObject({ code: 'SEATS_TAKEN' });
  expect(await move(orderId, [seat('C', 1), seat('C', 2)])).toMatchObject({ code: 'NO_SUCH_SEAT' });
  expect(await move(orderId, [seat('A', 8), seat('A', 8)])).toMatchObject({ code: 'NO_SUCH_SEAT' });
  expect(await move(orderId, ['', ''])).toMatchObject({ code: 'NO_SUCH_SEAT' });
  expect(await move(orderId, [seat('A', 8), seat('A', 9)], organizer.id)).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await valid(orderId)).map(({ ordinal }) => ordinal)).toEqual([1, 1]);
  expect((await holdSeat(7)).ok).toBe(true);
});

test('one free seat, two orders that are moved to it and buyers on the web: one has it', async () => {
  const [one, two] = [await made.buy([15]), await made.buy([16])];
  const answers = await Promise.all([
    move(one.orderId, [seat('B', 9)]),
    holdSeat(18),
    move(two.orderId, [seat('B', 9)]),
    holdSeat(18),
  ]);
  expect(answers.filter(({ ok }) => ok).length).toBe(1);
});

test('the same move sent five times at once happens once', async () => {
  const { orderId } = await made.buy([14]);
  const [ticket] = await valid(orderId);
  const input = {
    organizerId: made.organizerId,
    orderId,
    moves: [{ ticketId: ticket?.id ?? '', seat: seat('B', 10) }],
  };
  const answers = await Promise.all([1, 2, 3, 4, 5].map(() => moveTickets({ ctx: made.clerk, input })));
  expect(answers.filter(({ ok }) => ok).length).toBe(1);
  expect(await made.soldSeats(orderId)).toBe(1);
});
