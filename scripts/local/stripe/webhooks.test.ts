import Stripe from 'stripe';
import { describe, expect, it, vi } from 'vitest';
import { openInbox, SECRET, sessionParams, startTestWorld } from './testing';

const verify = (raw: string, signature: string, secret = SECRET) =>
  new Stripe('sk_test_unused').webhooks.constructEvent(raw, signature, secret);

async function withSession(options: Parameters<typeof startTestWorld>[0] = {}) {
  const world = await startTestWorld(options);
  const session = await world.stripe.checkout.sessions.create(sessionParams({ metadata: { order: '9' } }));
  return { ...world, session };
}

describe('webhooks', () => {
  it('are signed so that the SDK accepts them, and carry a snapshot', async () => {
    const { controls, session, inbox, stripe } = await withSession();
    controls.paySession(session.id);
    await vi.waitFor(() => expect(inbox.received).toHaveLength(4));
    const { raw, signature } =
      inbox.received.find(({ event }) => event?.type === 'checkout.session.completed') ?? {};
    const event = verify(String(raw), String(signature));
    expect(event).toMatchObject({
      object: 'event',
      api_version: '2026-10-28.endive',
      livemode: false,
      data: { object: { id: session.id, payment_status: 'paid', metadata: { order: '9' } } },
    });
    expect(() => verify(String(raw), String(signature), 'whsec_other')).toThrow('No signatures found');
    await vi.waitFor(async () => expect((await stripe.events.retrieve(event.id)).pending_webhooks).toBe(0));
  });

  it('name the request that caused them', async () => {
    const { session, inbox, stripe } = await withSession();
    const expired = await stripe.checkout.sessions.expire(session.id, {}, { idempotencyKey: 'expire_1' });
    await vi.waitFor(() => expect(inbox.received).toHaveLength(1));
    expect(inbox.received[0]?.event?.request).toEqual({
      id: expired.lastResponse.requestId,
      idempotency_key: 'expire_1',
    });
  });

  it('are listed as events by type and time, with old snapshots unchanged', async () => {
    const { controls, session, stripe } = await withSession();
    controls.paySession(session.id, { card: '4000000000000002' });
    controls.paySession(session.id);
    const completed = await stripe.events.list({ type: 'checkout.session.completed' });
    expect(completed.data.map(({ type }) => type)).toEqual(['checkout.session.completed']);
    const some = await stripe.events.list({ types: ['charge.failed', 'charge.succeeded'] });
    expect(some.data.map(({ type }) => type)).toEqual(['charge.succeeded', 'charge.failed']);
    expect((await stripe.events.list({ type: 'charge.*' })).data).toHaveLength(2);
    expect((await stripe.events.list({ created: { gt: Math.floor(Date.now() / 1000) + 9 } })).data).toEqual(
      [],
    );
    const failed = await stripe.events.list({ type: 'payment_intent.payment_failed' });
    expect(failed.data[0]?.data.object).toMatchObject({ status: 'requires_payment_method' });
  });

  it('are tried again until they are answered 2xx', async () => {
    const { controls, session, inbox } = await withSession();
    inbox.answers.push(500, 404, 302);
    controls.expireSession(session.id);
    await vi.waitFor(() => expect(inbox.received).toHaveLength(4));
    await vi.waitFor(() => expect(controls.deliveries()[0]?.state).toBe('delivered'));
    expect(controls.deliveries()[0]?.attempts.map(({ status }) => status)).toEqual([500, 404, 302, 200]);
    expect(new Set(inbox.received.map(({ event }) => event?.id)).size).toBe(1);
  });

  it('are given up after the last attempt, and can be sent again', async () => {
    const { controls, session, inbox } = await withSession({ retry: { attempts: 2, baseMs: 1, maxMs: 1 } });
    inbox.answers.push(500, 500);
    controls.expireSession(session.id);
    await vi.waitFor(() => expect(controls.deliveries()[0]?.state).toBe('failed'));
    controls.resend(controls.deliveries()[0]?.event ?? '');
    await vi.waitFor(() => expect(controls.deliveries()[1]?.state).toBe('delivered'));
    expect(inbox.received).toHaveLength(3);
  });

  it('note why there was no answer', async () => {
    const { controls, session } = await withSession({
      webhookUrl: 'http://127.0.0.1:9/webhook',
      retry: { attempts: 1 },
    });
    controls.expireSession(session.id);
    await vi.waitFor(() => expect(controls.deliveries()[0]?.state).toBe('failed'));
    expect(controls.deliveries()[0]?.attempts[0]).toMatchObject({ status: null, error: expect.any(String) });
  });
});

describe('webhooks that misbehave', () => {
  it('come more than once', async () => {
    const { controls, session, inbox } = await withSession();
    controls.setWebhooks({ duplicate: 49 });
    controls.expireSession(session.id);
    await vi.waitFor(() => expect(inbox.received).toHaveLength(50));
    expect(new Set(inbox.received.map(({ event }) => event?.id)).size).toBe(1);
  });

  it('come in another order', async () => {
    const { controls, session, inbox, standIn } = await withSession();
    controls.setWebhooks({ reorder: { windowMs: 60, order: 'reverse' } });
    controls.paySession(session.id);
    const sent = [...standIn.state.events.values()].map(({ type }) => type);
    await vi.waitFor(() => expect(inbox.types()).toEqual(sent.toReversed()));
  });

  it('come in a random order', async () => {
    const { controls, session, inbox, standIn } = await withSession();
    controls.setWebhooks({ reorder: { windowMs: 30, order: 'shuffle' } });
    controls.paySession(session.id);
    await vi.waitFor(() => expect(inbox.received).toHaveLength(4));
    expect(inbox.types().toSorted()).toEqual(
      [...standIn.state.events.values()].map(({ type }) => type).toSorted(),
    );
  });

  it('come late', async () => {
    const { controls, session, inbox } = await withSession();
    controls.setWebhooks({ delayMs: 150 });
    const before = Date.now();
    controls.expireSession(session.id);
    await vi.waitFor(() => expect(inbox.received).toHaveLength(1));
    expect((inbox.received[0]?.at ?? 0) - before).toBeGreaterThanOrEqual(145);
  });

  it('do not come, by type and count', async () => {
    const { controls, session, inbox, stripe } = await withSession();
    controls.setWebhooks({ drop: [{ type: 'checkout.session.completed', count: 1 }] });
    controls.paySession(session.id);
    await vi.waitFor(() => expect(inbox.received).toHaveLength(3));
    expect(inbox.types()).not.toContain('checkout.session.completed');
    const [event] = (await stripe.events.list({ type: 'checkout.session.completed' })).data;
    expect(controls.deliveries().find(({ state }) => state === 'dropped')?.event).toBe(event?.id);
    controls.resend(event?.id ?? '');
    await vi.waitFor(() => expect(inbox.types()).toContain('checkout.session.completed'));
  });

  it('wait while they are paused', async () => {
    const { controls, session, inbox } = await withSession();
    controls.setWebhooks({ paused: true });
    controls.paySession(session.id);
    expect(
      controls.deliveries().every(({ state, attempts }) => state === 'pending' && attempts.length === 0),
    ).toBe(true);
    controls.setWebhooks({ paused: false });
    await vi.waitFor(() => expect(inbox.received).toHaveLength(4));
  });

  it.each([
    ['signature', 'No signatures found'],
    ['body', 'No signatures found'],
    ['stale', 'Timestamp outside the tolerance zone'],
  ] as const)('come with a wrong %s, and rightly at the next attempt', async (kind, message) => {
    const { controls, session, inbox } = await withSession();
    controls.setWebhooks({ tamper: { kind, count: 1 } });
    controls.expireSession(session.id);
    await vi.waitFor(() => expect(inbox.received).toHaveLength(2));
    const [bad, good] = inbox.received;
    expect(() => verify(String(bad?.raw), String(bad?.signature))).toThrow(message);
    expect(good?.event?.type).toBe('checkout.session.expired');
    await vi.waitFor(() =>
      expect(controls.deliveries()[0]?.attempts.map(({ status }) => status)).toEqual([400, 200]),
    );
  });

  it('are signed with both secrets during a rotation', async () => {
    const { controls, session, inbox } = await withSession();
    controls.setWebhooks({ secrets: ['whsec_new', SECRET] });
    controls.expireSession(session.id);
    await vi.waitFor(() => expect(inbox.received).toHaveLength(1));
    const { raw, signature } = inbox.received[0] ?? {};
    for (const secret of ['whsec_new', SECRET]) {
      expect(verify(String(raw), String(signature), secret).type).toBe('checkout.session.expired');
    }
  });

  it('go to another endpoint when told so', async () => {
    const { controls, session, inbox } = await withSession();
    const second = await openInbox();
    controls.setWebhooks({ url: second.url });
    controls.expireSession(session.id);
    await vi.waitFor(() => expect(second.received).toHaveLength(1));
    expect(inbox.received).toEqual([]);
  });
});
