import { describe, expect, it, vi } from 'vitest';
import { refusalOf, sessionParams, startTestWorld } from './testing';

async function paidSession() {
  const world = await startTestWorld();
  const { id } = await world.stripe.checkout.sessions.create(sessionParams());
  const { session } = world.controls.paySession(id);
  const intent = String(session.payment_intent);
  const charge = (await world.stripe.charges.list()).data[0]?.id ?? '';
  const available = async () => (await world.stripe.balance.retrieve()).available[0]?.amount;
  return { ...world, intent, charge, available };
}

describe('refunds', () => {
  it('give back a part, then the rest, and never more', async () => {
    const { stripe, intent, charge, available, inbox } = await paidSession();
    const first = await stripe.refunds.create({
      payment_intent: intent,
      amount: 2700,
      reason: 'requested_by_customer',
      metadata: { order: '1' },
    });
    expect(first).toMatchObject({
      object: 'refund',
      amount: 2700,
      charge,
      payment_intent: intent,
      reason: 'requested_by_customer',
      metadata: { order: '1' },
      status: 'succeeded',
    });
    expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 2700, refunded: false });

    const tooMuch = await refusalOf(stripe.refunds.create({ charge, amount: 10_001 }));
    expect(tooMuch).toMatchObject({ param: 'amount', statusCode: 400 });
    expect(tooMuch.message).toBe(
      'Refund amount ($100.01) is greater than unrefunded amount on charge ($100.00)',
    );

    await stripe.refunds.create({ charge });
    const over = await stripe.charges.retrieve(charge, { expand: ['refunds'] });
    expect(over).toMatchObject({ amount_refunded: 12_700, refunded: true });
    expect(over.refunds?.data.map(({ amount }) => amount)).toEqual([10_000, 2700]);
    const again = await refusalOf(stripe.refunds.create({ payment_intent: intent }));
    expect(again).toMatchObject({ code: 'charge_already_refunded', statusCode: 400 });
    expect(again.message).toBe(`Charge ${charge} has already been refunded.`);

    expect(await available()).toBe(0);
    expect((await stripe.refunds.list({ payment_intent: intent })).data).toHaveLength(2);
    expect(await stripe.refunds.retrieve(first.id, { expand: ['charge'] })).toMatchObject({
      charge: { id: charge },
    });
    await vi.waitFor(() =>
      expect(inbox.types().filter((type) => type === 'charge.refunded')).toHaveLength(2),
    );
    expect(inbox.types().filter((type) => type === 'refund.created')).toHaveLength(2);
  });

  it('two at once never exceed what was paid', async () => {
    const { stripe, charge, available } = await paidSession();
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => stripe.refunds.create({ charge, amount: 5000 })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await available()).toBe(2700);
  });

  it('are refused for what was not captured, and for wrong parameters', async () => {
    const { stripe, controls } = await startTestWorld();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    const { session } = controls.paySession(id, { card: '4000000000000002' });
    const unpaid = await refusalOf(stripe.refunds.create({ payment_intent: String(session.payment_intent) }));
    expect(unpaid.message).toContain('does not have a successful charge to refund');
    expect(await refusalOf(stripe.refunds.create({}))).toMatchObject({ code: 'parameter_missing' });
    expect(await refusalOf(stripe.refunds.create({ charge: 'ch_nowhere' }))).toMatchObject({
      statusCode: 404,
    });
    expect(await refusalOf(stripe.refunds.create({ charge: 'a', payment_intent: 'b' }))).toMatchObject({
      statusCode: 400,
    });
    expect(await refusalOf(stripe.refunds.create({ charge: 'a', amount: 0 }))).toMatchObject({
      param: 'amount',
    });
    expect(await refusalOf(stripe.refunds.create({ charge: 'a', reason: 'mood' }))).toMatchObject({
      param: 'reason',
    });
  });

  it('can fail afterwards: the money comes back and is owed again', async () => {
    const { stripe, charge, available, controls, inbox } = await paidSession();
    const { id } = await stripe.refunds.create({ charge });
    controls.failRefund(id);
    const failed = await stripe.refunds.retrieve(id, { expand: ['failure_balance_transaction'] });
    expect(failed).toMatchObject({
      status: 'failed',
      failure_reason: 'expired_or_canceled_card',
      failure_balance_transaction: { amount: 12_700 },
    });
    expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 0, refunded: false });
    expect(await available()).toBe(12_700);
    await vi.waitFor(() => expect(inbox.types()).toContain('refund.failed'));
    expect(inbox.types()).toContain('refund.updated');
    expect(() => controls.failRefund(id)).toThrow('already failed');
    await expect(stripe.refunds.create({ charge })).resolves.toMatchObject({ status: 'succeeded' });
  });
});

describe('disputes', () => {
  it('take the money at once, stop refunds, and give it back when won', async () => {
    const { stripe, charge, intent, available, controls, inbox } = await paidSession();
    const { id } = controls.openDispute(intent, 'product_not_received');
    expect(await stripe.disputes.retrieve(id)).toMatchObject({
      status: 'needs_response',
      amount: 12_700,
      charge,
      reason: 'product_not_received',
    });
    expect((await stripe.disputes.list({ payment_intent: intent })).data).toHaveLength(1);
    expect(await stripe.charges.retrieve(charge)).toMatchObject({ disputed: true });
    expect(await available()).toBe(0);
    expect(await refusalOf(stripe.refunds.create({ charge }))).toMatchObject({ code: 'charge_disputed' });
    controls.closeDispute(id, true);
    expect(await stripe.disputes.retrieve(id)).toMatchObject({ status: 'won' });
    expect(await available()).toBe(12_700);
    await vi.waitFor(() => expect(inbox.types()).toContain('charge.dispute.closed'));
    expect(inbox.types()).toContain('charge.dispute.created');
  });

  it('keep the money when lost', async () => {
    const { charge, available, controls } = await paidSession();
    const { id } = controls.openDispute(charge);
    controls.closeDispute(id, false);
    expect(await available()).toBe(0);
    expect(() => controls.closeDispute(id, true)).toThrow('is closed');
    expect(controls.dump().totals).toEqual({ usd: { captured: 12_700, refunded: 0, disputed: 12_700 } });
  });
});
