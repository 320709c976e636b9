import { describe, expect, it, vi } from 'vitest';
import { refusalOf, sessionParams, startTestWorld } from './testing';

const DAY_MS = 24 * 3600_000;

describe('idempotency keys', () => {
  it('replay the first answer for the same parameters', async () => {
    const { stripe, standIn } = await startTestWorld();
    const options = { idempotencyKey: 'order_1/attempt_1' };
    const first = await stripe.checkout.sessions.create(sessionParams(), options);
    const second = await stripe.checkout.sessions.create(sessionParams(), options);
    expect(second).toEqual(first);
    expect(standIn.state.sessions.size).toBe(1);
    expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
    expect(second.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
    });
  });

  it('are refused for other parameters and for another endpoint', async () => {
    const { stripe, standIn } = await startTestWorld();
    const options = { idempotencyKey: 'order_1' };
    await stripe.checkout.sessions.create(sessionParams(), options);
    const other = await refusalOf(
      stripe.checkout.sessions.create(sessionParams({ client_reference_id: 'x' }), options),
    );
    expect(other).toMatchObject({
      type: 'StripeIdempotencyError',
      statusCode: 400,
      rawType: 'idempotency_error',
    });
    expect(other.message).toBe(
      "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than 'order_1' if you meant to execute a different request.",
    );
    const elsewhere = await refusalOf(stripe.refunds.create({ charge: 'ch_1' }, options));
    expect(elsewhere).toMatchObject({ type: 'StripeIdempotencyError' });
    expect(elsewhere.message).toContain("('/v1/refunds' vs '/v1/checkout/sessions')");
    expect(standIn.state.sessions.size).toBe(1);
  });

  it('answer 409 while the first request is under way, and replay after it', async () => {
    const { stripe, standIn, controls } = await startTestWorld();
    controls.addFault({ kind: 'delay', ms: 500, path: '^/v1/checkout/sessions$' });
    const options = { idempotencyKey: 'order_1' };
    const slow = stripe.checkout.sessions.create(sessionParams(), options);
    await vi.waitFor(() => expect(standIn.state.faults[0]?.times).toBe(0));
    const early = await refusalOf(stripe.checkout.sessions.create(sessionParams(), options));
    expect(early).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    const created = await slow;
    expect(await stripe.checkout.sessions.create(sessionParams(), options)).toEqual(created);
    expect(standIn.state.sessions.size).toBe(1);
  });

  it('keep refusals that came from work, and forget those of wrong parameters', async () => {
    const { stripe, controls } = await startTestWorld();
    const { id } = await stripe.checkout.sessions.create(sessionParams());
    controls.paySession(id);
    const charge = controls.dump().charges[0]?.id;
    const options = { idempotencyKey: 'refund_1' };
    expect(await refusalOf(stripe.refunds.create({ charge, amount: 0 }, options))).toMatchObject({
      param: 'amount',
    });
    await stripe.refunds.create({ charge, amount: 12_700 }, options);
    const full = { idempotencyKey: 'refund_2' };
    const refused = await refusalOf(stripe.refunds.create({ charge }, full));
    expect(refused).toMatchObject({ code: 'charge_already_refunded' });
    controls.failRefund(controls.dump().refunds[0]?.id ?? '');
    expect(await refusalOf(stripe.refunds.create({ charge }, full))).toMatchObject({
      code: 'charge_already_refunded',
    });
  });

  it('are forgotten after a day, as Stripe does', async () => {
    const { stripe, standIn, controls } = await startTestWorld();
    const options = { idempotencyKey: 'order_1' };
    await stripe.checkout.sessions.create(sessionParams(), options);
    controls.moveClock({ advanceMs: DAY_MS - 60_000 });
    await stripe.checkout.sessions.create(sessionParams(), options);
    expect(standIn.state.sessions.size).toBe(1);
    controls.moveClock({ advanceMs: 120_000 });
    await stripe.checkout.sessions.create(sessionParams(), options);
    expect(standIn.state.sessions.size).toBe(2);
  });
});
