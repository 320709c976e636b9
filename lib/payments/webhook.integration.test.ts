import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { stripeEvents } from '@/db/schema';
import { settlingWorld } from './settling-fixture';

const { world, until, untilStatus, seats } = settlingWorld();

test('an unknown event type is answered 200 and claims nothing', async () => {
  const { buy } = await seats();
  const { sessionId, orderId } = await buy();
  world().controls.paySession(sessionId);
  await untilStatus(orderId, 'paid');
  await until(async () => {
    const charge = world()
      .controls.deliveries()
      .find((delivery) => delivery.type === 'charge.succeeded');
    expect(charge?.attempts.at(-1)?.status).toBe(200);
  });
  expect(await world().db.$count(stripeEvents, sql`type = 'charge.succeeded'`)).toBe(0);
});

test('bad, missing and stale signatures: 400 and no write; a newly signed one is accepted once', async () => {
  const { buy } = await seats();
  world().controls.setWebhooks({ tamper: { kind: 'stale', count: 1 } });
  const { orderId, sessionId } = await buy();
  const before = await world().db.$count(stripeEvents);
  const unsigned = await fetch(world().webhooks.url, {
    method: 'POST',
    body: '{}',
    headers: { 'stripe-signature': 'nonsense' },
  });
  expect(unsigned.status).toBe(400);
  expect(await world().db.$count(stripeEvents)).toBe(before);
  world().controls.paySession(sessionId);
  await untilStatus(orderId, 'paid');
  const statuses = world()
    .controls.deliveries()
    .flatMap((delivery) => delivery.attempts.map((attempt) => attempt.status));
  expect(statuses).toContain(400);
  expect(await world().mailsOf(orderId)).toEqual(['receipt']);
});
