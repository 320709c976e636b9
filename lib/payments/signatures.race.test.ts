import { eq } from 'drizzle-orm';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditLog, orders, stripeEvents } from '@/db/schema';
import { newId } from '@/lib/ids';
import { pointerOf } from '@/lib/stripe/webhook';
import { ask, startGuardWorld } from './guards-fixture';
import { handleStripeEvent } from './handle-stripe-event';

/*
 * Who may tell us about payments: only who signs with a secret that is valid now, and only for five minutes. The
 * controls let the same messages in by a door without that check.
 */

const stripe = new Stripe('sk_test_local');
const stranger = 'whsec_of_somebody_else';
const older = 'whsec_older';

let world: Awaited<ReturnType<typeof startGuardWorld>>;
beforeAll(async () => {
  world = await startGuardWorld();
});
afterAll(() => world.close());

/** A message about a real session, as anybody could write it who has seen its id. */
function messageAbout(sessionId: string, id = `evt_${newId()}`) {
  const data = { object: { id: sessionId, object: 'checkout.session' } };
  const body = JSON.stringify({ id, object: 'event', type: 'checkout.session.completed', data });
  return { id, body };
}

const sign = (payload: string, secret = world.secret, secondsAgo = 0) =>
  stripe.webhooks.generateTestHeaderString({
    payload,
    secret,
    timestamp: Math.floor(Date.now() / 1_000) - secondsAgo,
  });

async function post(body: string, signature?: string): Promise<number> {
  const headers: HeadersInit = signature ? { 'stripe-signature': signature } : {};
  return (await fetch(world.webhooks.url, { method: 'POST', body, headers })).status;
}

/** The door without the check, as the route would be. */
const letIn = (body: string) =>
  handleStripeEvent({ ctx: world.job(), input: pointerOf(JSON.parse(body) as Stripe.Event) });

const known = (id: string) => world.db.$count(stripeEvents, eq(stripeEvents.id, id));
const written = async () => ({
  events: await world.db.$count(stripeEvents),
  audit: await world.db.$count(auditLog),
  paid: await world.db.$count(orders, eq(orders.status, 'paid')),
});

describe('a message that nobody we know has signed', () => {
  const forgeries: [string, (body: string) => string | undefined][] = [
    ['no signature', () => undefined],
    ['nonsense', () => 'nonsense'],
    ["another endpoint's secret", (body) => sign(body, stranger)],
    ['the signature of another message', (body) => sign(`${body} `)],
    ['an empty list of signatures', () => `t=${Math.floor(Date.now() / 1_000)}`],
    ['an empty signature', () => `t=${Math.floor(Date.now() / 1_000)},v1=`],
  ];
  test.each(forgeries)('%s: 400, and nothing is written', async (_, signature) => {
    const { sessionId } = await world.paidAtStripe();
    const { body } = messageAbout(sessionId);
    const before = await written();
    expect(await post(body, signature(body))).toBe(400);
    expect(await written()).toEqual(before);
  });

  const noEvents = ['hello', '[]', '{}', '{"id":"evt_1","type":"a.b","data":{"object":null}}'];
  test.each(noEvents)('signed, but no event: %s', async (body) => {
    const before = await written();
    expect(await post(body, sign(body))).toBe(400);
    expect(await written()).toEqual(before);
  });

  test('control: without the check a stranger writes, and keeps the true message out', async () => {
    const { orderId, sessionId } = await world.bought();
    const { id, body } = messageAbout(sessionId);
    await letIn(body);
    expect(await known(id)).toBe(1);
    world.controls.paySession(sessionId);
    expect(await post(body, sign(body))).toBe(200);
    expect(await world.statusOf(orderId)).toBe('awaiting_payment');
    await ask(world.job(), orderId);
  });
});

describe('secrets rotate', () => {
  test('what either secret has signed is accepted', async () => {
    for (const secret of [world.secret, older]) {
      const { orderId, sessionId } = await world.paidAtStripe();
      const { body } = messageAbout(sessionId);
      expect(await post(body, sign(body, secret))).toBe(200);
      expect(await world.statusOf(orderId)).toBe('paid');
    }
  });

  test('control: with the new secret alone, what Stripe signs with the older one is lost', () => {
    const { body } = messageAbout('cs_test_1');
    const check = () => stripe.webhooks.constructEvent(body, sign(body, older), world.secret);
    expect(check).toThrow(Stripe.errors.StripeSignatureVerificationError);
  });
});

describe('a message that was signed 301 seconds ago', () => {
  test('400; signed anew it is accepted, and counts once', async () => {
    const { orderId, sessionId } = await world.paidAtStripe();
    const { id, body } = messageAbout(sessionId);
    expect(await post(body, sign(body, world.secret, 301))).toBe(400);
    expect(await known(id)).toBe(0);
    expect(await world.statusOf(orderId)).toBe('awaiting_payment');
    const answers = await Promise.all([post(body, sign(body)), post(body, sign(body))]);
    expect(answers).toEqual([200, 200]);
    expect(await known(id)).toBe(1);
    expect(await world.mailsOf(orderId)).toEqual(['receipt']);
  });

  test('control: without a limit to its age a recording is accepted', () => {
    const { id, body } = messageAbout('cs_test_1');
    const recording = sign(body, world.secret, 301);
    expect(() => stripe.webhooks.constructEvent(body, recording, world.secret, 300)).toThrow();
    expect(stripe.webhooks.constructEvent(body, recording, world.secret, 0).id).toBe(id);
  });
});
