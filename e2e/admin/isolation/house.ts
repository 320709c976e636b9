import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import {
  accessCodes,
  allocations,
  attendeeMessages,
  auditLog,
  events,
  holds,
  orderItems,
  orderNotes,
  orders,
  organizerInvitations,
  organizerMembers,
  passes,
  payments,
  promoCodes,
  refunds,
  scans,
  ticketKeys,
  tickets,
  waitingRooms,
  waitlistEntries,
  waitlistSettings,
} from '@/db/schema';
import type { World } from '@/e2e/fixtures/world';
import { newId, newOrderNumber } from '@/lib/ids';
import { createPlan } from '@/lib/inventory/create-plan';
import { publishPlan } from '@/lib/inventory/publish-plan';
import type { MemberRole } from '@/lib/organizers/permissions';
import { makeOrganizer } from '@/lib/organizers/testing';
import { issueTickets } from '@/lib/tickets/issue-tickets';
import { newKeyPair } from '@/lib/tickets/signature';
import { makePaidOrder } from '@/lib/tickets/testing';

export type House = Awaited<ReturnType<typeof makeHouse>>;

type Account = { id: string };

/**
 * An organizer that has one of everything: events on sale and in draft, seats and places, orders paid and unpaid, tickets,
 * a refund, plans, a team. `marks` are words and ids that stand nowhere else.
 */
export async function makeHouse(world: World, team: ReadonlyMap<MemberRole, Account>, spare: Account) {
  const { db } = world;
  const nonce = newId().slice(-10);
  const mark = (word: string) => `${word}${nonce}`;
  const organizer = await makeOrganizer(world, {
    name: mark('Alderhouse'),
    supportEmail: `${mark('support')}@example.test`,
  });
  const organizerId = organizer.id;
  const everybody = [...team].map(([role, { id }]) => ({ organizerId, userId: id, role }));
  await db
    .insert(organizerMembers)
    .values([...everybody, { organizerId, userId: spare.id, role: 'scanner' as const }]);

  const seated = await ours(world, organizerId, await world.seated(mark('Evening')));
  const general = await ours(world, organizerId, await world.general(mark('Afternoon')));
  const { event, performance, premium } = seated;

  const { publicKey } = newKeyPair();
  await db
    .insert(ticketKeys)
    .values({ performanceId: performance.id, publicKey, sealedPrivateKey: 'of the test' });
  const ctx = { actor: { kind: 'job' as const, name: 'test' }, db };
  const paid = await makePaidOrder(db, { seatCount: 2, world: seated });
  await db
    .update(orders)
    .set({ buyerName: mark('Buyer'), email: `${mark('buyer')}@example.test` })
    .where(eq(orders.id, paid.orderId));
  await issueTickets({ ctx, input: { orderId: paid.orderId } });
  const issued = await db.select().from(tickets).where(eq(tickets.orderId, paid.orderId));
  const [first, second] = issued;
  if (!first || !second) throw new Error('No tickets were issued');
  await db
    .update(tickets)
    .set({ attendeeName: mark('Guest') })
    .where(eq(tickets.id, first.id));
  const [payment, refund, scan, invitation, code, note, message, promo, batch, entry, kept, room] =
    Array.from({ length: 12 }, newId);
  const amount = 2 * premium.price;
  await db.insert(payments).values({
    id: payment,
    orderId: paid.orderId,
    method: 'cash',
    amount,
    currency: 'usd',
    capturedAt: new Date(),
  });
  await db.insert(refunds).values({
    id: refund,
    orderId: paid.orderId,
    paymentId: payment ?? '',
    reason: mark('because'),
    amount: 100,
    state: 'succeeded',
  });
  await db.insert(scans).values({
    id: scan ?? '',
    performanceId: performance.id,
    ticketId: first.id,
    deviceId: newId(),
    gate: mark('Gate'),
    verdict: 'admitted',
    outcome: 'first',
    scannedAt: new Date(),
  });
  await db
    .insert(orderNotes)
    .values({ id: note, orderId: paid.orderId, organizerId, text: mark('Remember') });
  await db.insert(accessCodes).values({
    id: code,
    performanceId: performance.id,
    code: mark('KEY-').toUpperCase(),
  });
  await db.insert(organizerInvitations).values({
    id: invitation,
    organizerId,
    email: `${mark('invited')}@example.test`,
    role: 'finance',
    tokenHash: createHash('sha256').update(nonce).digest('hex'),
    expiresAt: new Date(Date.now() + 86_400_000),
  });
  await db.insert(auditLog).values({
    organizerId,
    actorKind: 'job',
    action: 'settings.changed',
    subjectType: 'organizer',
    subjectId: organizerId,
    details: { after: { about: mark('Something') } },
  });
  await db.insert(attendeeMessages).values({
    id: message,
    organizerId,
    performanceId: performance.id,
    subject: mark('Subject'),
    body: mark('Dear'),
  });
  const promoCode = { organizerId, percent: 10, maxUses: 1, note: mark('Friends') };
  await db.insert(promoCodes).values([
    { ...promoCode, id: promo, code: mark('FRIEND-').toUpperCase() },
    { ...promoCode, code: mark('ONCE-').toUpperCase(), batchId: batch },
  ]);
  await db
    .insert(allocations)
    .values({ id: kept, performanceId: performance.id, name: mark('Press'), kind: 'guests' });
  // By hand, so that the worker leaves it alone.
  await db.insert(waitlistSettings).values({ performanceId: performance.id, mode: 'by_hand' });
  await db.insert(waitlistEntries).values({
    id: entry,
    performanceId: performance.id,
    priceLevelId: premium.id,
    email: `${mark('waits')}@example.test`,
    quantity: 1,
    state: 'waiting',
    joinedAt: new Date(),
  });
  // Measured far ahead, so that the worker leaves it alone.
  await db.insert(waitingRooms).values({
    id: room,
    organizerId,
    eventId: event.id,
    performanceId: performance.id,
    state: 'armed',
    opensAt: new Date(),
    demandLimit: 100_000,
    seedHash: mark('hash'),
    sealedSeed: 'of the test',
    rate: 5,
    target: 300,
    message: mark('Patience'),
    measuredAt: new Date('2050-01-01'),
  });
  const [pass] = await db
    .insert(passes)
    .values({
      ...{ eventId: general.event.id, name: mark('Pass'), currency: 'usd' },
      ...{ faceAmount: 5_000, feeAmount: 0, taxAmount: 0, maxPerBuyer: 4 },
    })
    .returning({ id: passes.id });
  const unpaid = await makeUnpaidOrder(world, general);
  const plan = await createPlan({
    ctx,
    input: { organizerId, name: mark('Plan'), rows: 2, seatsPerRow: 4 },
  });
  if (!plan.ok) throw new Error(plan.code);
  const version = await publishPlan({ ctx, input: { organizerId, planId: plan.planId, version: 1 } });
  if (!version.ok) throw new Error(version.code);

  const ids = {
    organizerId,
    eventId: event.id,
    performanceId: performance.id,
    generalEventId: general.event.id,
    generalPerformanceId: general.performance.id,
    levelId: premium.id,
    generalLevelId: general.level.id,
    orderId: paid.orderId,
    unpaidOrderId: unpaid,
    ticketId: first.id,
    secondTicketId: second.id,
    paymentId: payment ?? '',
    refundId: refund ?? '',
    scanId: scan ?? '',
    invitationId: invitation ?? '',
    codeId: code ?? '',
    noteId: note ?? '',
    allocationId: kept ?? '',
    entryId: entry ?? '',
    roomId: room ?? '',
    messageId: message ?? '',
    promoCodeId: promo ?? '',
    batchId: batch ?? '',
    passId: pass?.id ?? '',
    planId: plan.planId,
    versionId: version.versionId,
  };
  const marks = [nonce, nonce.toUpperCase(), ...Object.values(ids)];
  // Venues are everybody's, so theirs is neither a mark nor a thing of this organizer.
  return { ...ids, slug: organizer.slug, nonce, ids, marks, spare: spare.id, venueId: seated.venue.id };
}

async function ours<T extends { event: { id: string } }>({ db }: World, organizerId: string, made: T) {
  await db.update(events).set({ organizerId }).where(eq(events.id, made.event.id));
  return made;
}

/** An order that waits for its buyer, of seats or places that nobody else may have meanwhile. */
async function makeUnpaidOrder({ db }: World, { performance, level }: General): Promise<string> {
  const [holdId, orderId] = [newId(), newId()];
  const buyerKey = `visitor:${newId()}`;
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db.insert(holds).values({ id: holdId, buyerKey, currency: 'usd', expiresAt });
  const { faceAmount, feeAmount, taxAmount } = level;
  await db.insert(orders).values({
    id: orderId,
    number: newOrderNumber(),
    holdId,
    buyerKey,
    email: 'slow@example.test',
    buyerName: 'Slow Buyer',
    currency: 'usd',
    faceTotal: faceAmount,
    feeTotal: feeAmount,
    taxTotal: taxAmount,
  });
  await db.insert(orderItems).values({
    orderId,
    performanceId: performance.id,
    priceLevelId: level.id,
    quantity: 1,
    faceAmount,
    feeAmount,
    taxAmount,
  });
  return orderId;
}

type General = Awaited<ReturnType<World['general']>>;
