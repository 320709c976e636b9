import { describe, expect, it, vi } from 'vitest';
import { refusalOf, sessionParams, startTestWorld } from './testing';

const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('creating a Checkout Session', () => {
  it('gives an open session with the total, the metadata and a page to pay on', async () => {
    const { stripe, standIn } = await startTestWorld();
    const session = await stripe.checkout.sessions.create(
      sessionParams({
        client_reference_id: 'order_1',
        customer_email: 'fan@example.com',
        expires_at: soon(31 * 60),
        locale: 'de',
        metadata: { order: '1', attempt: '2' },
        payment_intent_data: { metadata: { order: '1' } },
        allowed_payment_method_types: ['card', 'klarna'],
      }),
    );
    expect(session).toMatchObject({
      object: 'checkout.session',
      amount_total: 12_700,
      currency: 'usd',
      client_reference_id: 'order_1',
      customer_email: 'fan@example.com',
      locale: 'de',
      metadata: { order: '1', attempt: '2' },
      payment_intent: null,
      allowed_payment_method_types: ['card', 'klarna'],
      payment_method_types: ['card'],
      payment_status: 'unpaid',
      status: 'open',
      livemode: false,
    });
    expect(session.id).toMatch(/^cs_test_\w{20,}$/);
    expect(session.url).toBe(`${standIn.url}/c/pay/${session.id}`);
    expect(session.lastResponse.requestId).toMatch(/^req_/);
    expect(session.lastResponse.apiVersion).toBe('2026-10-28.endive');
    expect(await stripe.checkout.sessions.retrieve(session.id)).toEqual(session);
  });

  it('lists the lines, and expands them with their products', async () => {
    const { stripe } = await startTestWorld();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    const lines = await stripe.checkout.sessions.listLineItems(id, { limit: 1 });
    expect(lines.data).toMatchObject([{ description: 'Orchestra', quantity: 2, amount_total: 12_000 }]);
    expect(lines.has_more).toBe(true);
    const expanded = await stripe.checkout.sessions.retrieve(id, {
      expand: ['line_items.data.price.product'],
    });
    expect(expanded.line_items?.data.map((line) => line.price?.product)).toMatchObject([
      { name: 'Orchestra', description: 'Row C' },
      { name: 'Fees', description: null },
    ]);
  });

  it('offers what suits the currency, without what is excluded', async () => {
    const { stripe } = await startTestWorld();
    const offered = async (overrides: Parameters<typeof sessionParams>[0]) =>
      (await stripe.checkout.sessions.create(sessionParams(overrides))).payment_method_types;
    expect(await offered({})).toEqual(['card', 'us_bank_account']);
    expect(await offered({ excluded_payment_method_types: ['us_bank_account'] })).toEqual(['card']);
  });

  it('finds sessions by payment intent and status, page by page', async () => {
    const { stripe, controls } = await startTestWorld();
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.unshift((await stripe.checkout.sessions.create(sessionParams())).id);
    }
    const first = await stripe.checkout.sessions.list({ limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(first.has_more).toBe(true);
    const next = await stripe.checkout.sessions.list({ limit: 3, starting_after: ids[1] });
    expect(next.data.map(({ id }) => id)).toEqual(ids.slice(2));
    expect(next.has_more).toBe(false);
    const back = await stripe.checkout.sessions.list({ limit: 1, ending_before: ids[2] });
    expect(back.data.map(({ id }) => id)).toEqual([ids[1]]);
    const all: string[] = [];
    for await (const session of stripe.checkout.sessions.list({ limit: 2 })) all.push(session.id);
    expect(all).toEqual(ids);

    const { session } = controls.paySession(ids[3] ?? '');
    const paid = await stripe.checkout.sessions.list({ payment_intent: String(session.payment_intent) });
    expect(paid.data.map(({ id }) => id)).toEqual([ids[3]]);
    expect((await stripe.checkout.sessions.list({ status: 'open' })).data).toHaveLength(4);
    expect((await stripe.checkout.sessions.list({ created: { gt: soon(5) } })).data).toEqual([]);
    expect(
      (await stripe.checkout.sessions.list({ created: { gte: soon(-60), lte: soon(1) } })).data,
    ).toHaveLength(5);
  });
});

describe('the end of a session', () => {
  it('expires on demand, once', async () => {
    const { stripe, inbox } = await startTestWorld();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: 'expired', url: null });
    const again = await refusalOf(stripe.checkout.sessions.expire(id));
    expect(again.message).toBe(
      'Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of `expired`.',
    );
    await vi.waitFor(() => expect(inbox.types()).toEqual(['checkout.session.expired']));
  });

  it('cannot be expired once it is paid', async () => {
    const { stripe, controls } = await startTestWorld();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    controls.paySession(id);
    expect((await refusalOf(stripe.checkout.sessions.expire(id))).message).toContain('status of `complete`');
  });

  it('expires at a read, when the clock is past its time', async () => {
    let now = Date.now();
    const { stripe, inbox } = await startTestWorld({ now: () => now });
    const { id } = await stripe.checkout.sessions.create(sessionParams({ expires_at: soon(31 * 60) }));
    now += 32 * 60_000;
    expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
      status: 'expired',
      payment_status: 'unpaid',
    });
    await vi.waitFor(() => expect(inbox.types()).toEqual(['checkout.session.expired']));
  });

  it('expires without a read, when a control call moves the clock', async () => {
    const { stripe, inbox, controls } = await startTestWorld();
    await stripe.checkout.sessions.create(sessionParams({ expires_at: soon(31 * 60) }));
    controls.moveClock({ advanceMs: 30 * 60_000 });
    expect(inbox.types()).toEqual([]);
    controls.moveClock({ advanceMs: 2 * 60_000 });
    await vi.waitFor(() => expect(inbox.types()).toEqual(['checkout.session.expired']));
  });

  it('expires by its own timer', async () => {
    const { stripe, inbox, controls } = await startTestWorld();
    await stripe.checkout.sessions.create(sessionParams({ expires_at: soon(31 * 60) }));
    // One second before the end, real time has to do the rest.
    controls.moveClock({ advanceMs: 31 * 60_000 - 1000 });
    await vi.waitFor(() => expect(inbox.types()).toEqual(['checkout.session.expired']), 4000);
  });

  it('cancels the payment intent that a failed attempt left behind', async () => {
    const { stripe, controls } = await startTestWorld();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    const { session } = controls.paySession(id, { card: '4000000000000002' });
    await stripe.checkout.sessions.expire(id);
    expect(await stripe.paymentIntents.retrieve(String(session.payment_intent))).toMatchObject({
      status: 'canceled',
    });
  });
});
