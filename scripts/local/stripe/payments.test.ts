import { describe, expect, it, vi } from 'vitest';
import { sessionParams, startTestWorld } from './testing';

async function openSession(options: Parameters<typeof startTestWorld>[0] = {}) {
  const world = await startTestWorld(options);
  const params = sessionParams({ payment_intent_data: { metadata: { order: '7' } } });
  return { ...world, session: await world.stripe.checkout.sessions.create(params) };
}

describe('paying by card', () => {
  it('captures the total: session, payment intent, charge and balance agree', async () => {
    const { stripe, session, controls, inbox } = await openSession();
    expect(controls.paySession(session.id, { email: 'fan@example.com' }).outcome).toEqual({ kind: 'paid' });
    const paid = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['payment_intent.latest_charge.balance_transaction'],
    });
    expect(paid).toMatchObject({
      status: 'complete',
      payment_status: 'paid',
      url: null,
      customer_details: { email: 'fan@example.com' },
      payment_intent: {
        status: 'succeeded',
        amount: 12_700,
        amount_received: 12_700,
        metadata: { order: '7' },
        latest_charge: {
          status: 'succeeded',
          paid: true,
          captured: true,
          amount_captured: 12_700,
          metadata: { order: '7' },
          payment_method_details: { type: 'card', card: { last4: '4242' } },
          balance_transaction: { amount: 12_700, type: 'charge' },
        },
      },
    });
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 12_700, currency: 'usd' }]);
    const intents = await stripe.paymentIntents.list();
    expect(intents.data).toHaveLength(1);
    const charges = await stripe.charges.list({ payment_intent: intents.data[0]?.id });
    expect(await stripe.charges.retrieve(charges.data[0]?.id ?? '')).toMatchObject({ receipt_number: null });
    await vi.waitFor(() =>
      expect(inbox.types().toSorted()).toEqual([
        'charge.succeeded',
        'checkout.session.completed',
        'payment_intent.created',
        'payment_intent.succeeded',
      ]),
    );
  });

  it.each([
    ['4000000000000002', 'card_declined', 'generic_decline', 'Your card was declined.'],
    ['4000 0000 0000 9995', 'card_declined', 'insufficient_funds', 'Your card has insufficient funds.'],
    ['4000000000000069', 'expired_card', undefined, 'Your card has expired.'],
  ])(
    'leaves the session open after a decline of %s, and takes a good card then',
    async (card, code, decline, text) => {
      const { stripe, session, controls, inbox } = await openSession();
      expect(controls.paySession(session.id, { card }).outcome).toEqual({ kind: 'declined', message: text });
      const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
      expect(after).toMatchObject({ status: 'open', payment_status: 'unpaid' });
      expect(after.payment_intent).toMatchObject({
        status: 'requires_payment_method',
        last_payment_error: {
          type: 'card_error',
          code,
          message: text,
          ...(decline && { decline_code: decline }),
        },
      });
      await vi.waitFor(() => expect(inbox.types()).toContain('payment_intent.payment_failed'));
      expect(inbox.types()).toContain('charge.failed');

      expect(controls.paySession(session.id).outcome).toEqual({ kind: 'paid' });
      const charges = await stripe.charges.list();
      expect(charges.data.map(({ status }) => status)).toEqual(['succeeded', 'failed']);
      expect(new Set(charges.data.map(({ payment_intent }) => payment_intent)).size).toBe(1);
      expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 12_700 }]);
    },
  );

  it('cannot be done twice', async () => {
    const { session, controls, standIn } = await openSession();
    controls.paySession(session.id);
    expect(() => controls.paySession(session.id)).toThrow('complete');
    expect(standIn.state.charges.size).toBe(1);
  });

  it('cannot be done after the session expired', async () => {
    const { session, controls, standIn } = await openSession();
    controls.expireSession(session.id);
    expect(() => controls.paySession(session.id)).toThrow('expired');
    expect(standIn.state.charges.size).toBe(0);
  });
});

describe('3-D Secure', () => {
  const card = '4000002500003155';

  it('charges once the cardholder has answered', async () => {
    const { stripe, session, controls } = await openSession();
    expect(controls.paySession(session.id, { card }).outcome).toEqual({ kind: 'challenge' });
    const waiting = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(waiting).toMatchObject({ status: 'open', payment_intent: { status: 'requires_action' } });
    expect((await stripe.charges.list()).data).toEqual([]);
    expect(controls.answerChallenge(session.id, true).outcome).toEqual({ kind: 'paid' });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
  });

  it('leaves the session open when the cardholder fails', async () => {
    const { stripe, session, controls, inbox } = await openSession();
    controls.paySession(session.id, { card });
    expect(controls.answerChallenge(session.id, false).outcome).toMatchObject({ kind: 'declined' });
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(after).toMatchObject({
      status: 'open',
      payment_intent: { last_payment_error: { code: 'payment_intent_authentication_failure' } },
    });
    expect(() => controls.answerChallenge(session.id, true)).toThrow('No 3-D Secure challenge');
    await vi.waitFor(() => expect(inbox.types()).toContain('payment_intent.payment_failed'));
  });
});

describe('a bank debit', () => {
  it('completes the session unpaid, and succeeds upon a control call', async () => {
    const { stripe, session, controls, inbox } = await openSession();
    controls.payByDebit(session.id);
    const ordered = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(ordered).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'processing', amount_received: 0 },
    });
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 0 }]);
    await vi.waitFor(() => expect(inbox.types()).toContain('checkout.session.completed'));
    const completed = inbox.received.find(({ event }) => event?.type === 'checkout.session.completed');
    expect(completed?.event?.data.object).toMatchObject({ payment_status: 'unpaid' });

    controls.settle(session.id, true);
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_status: 'paid' });
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 12_700 }]);
    await vi.waitFor(() => expect(inbox.types()).toContain('checkout.session.async_payment_succeeded'));
    expect(() => controls.settle(session.id, false)).toThrow('no payment that waits');
  });

  it('fails by itself after its time', async () => {
    const { stripe, session, controls, inbox } = await openSession();
    controls.payByDebit(session.id, { succeeds: false, afterMs: 3 * 24 * 3600_000 });
    controls.moveClock({ advanceMs: 2 * 24 * 3600_000 });
    expect(await stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'complete' });
    controls.moveClock({ advanceMs: 24 * 3600_000 });
    await vi.waitFor(() => expect(inbox.types()).toContain('checkout.session.async_payment_failed'));
    const after = await stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent'] });
    expect(after).toMatchObject({
      status: 'complete',
      payment_status: 'unpaid',
      payment_intent: { status: 'requires_payment_method' },
    });
    expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 0 }]);
  });

  it('settles by its own timer', async () => {
    const { session, controls, inbox } = await openSession({ settleAfterMs: 30 });
    controls.payByDebit(session.id);
    await vi.waitFor(() => expect(inbox.types()).toContain('checkout.session.async_payment_succeeded'));
  });
});
