import { describe, expect, it } from 'vitest';
import { refusalOf, sdkFor, sessionParams, startTestWorld } from './testing';

describe('faults', () => {
  it('answer 429 and 500 before any work, for as many requests as asked', async () => {
    const { stripe, standIn, controls } = await startTestWorld();
    controls.addFault({ kind: 'status', status: 429, method: 'POST', path: '^/v1/checkout/sessions$' });
    controls.addFault({ kind: 'status', status: 500, times: 2, path: '^/v1/checkout' });
    const create = () => stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: 'order_1' });
    expect(await refusalOf(create())).toMatchObject({
      type: 'StripeRateLimitError',
      statusCode: 429,
      code: 'rate_limit',
    });
    expect(await refusalOf(create())).toMatchObject({ type: 'StripeAPIError', statusCode: 500 });
    await expect(stripe.balance.retrieve()).resolves.toBeDefined();
    expect(await refusalOf(stripe.checkout.sessions.list())).toMatchObject({ statusCode: 500 });
    expect(standIn.state.sessions.size).toBe(0);
    await create();
    expect(standIn.state.sessions.size).toBe(1);
  });

  it('answer 500 after the work: the key finds what was done', async () => {
    const { stripe, standIn, controls } = await startTestWorld();
    controls.addFault({ kind: 'status', phase: 'after' });
    const create = () => stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: 'order_1' });
    expect(await refusalOf(create())).toMatchObject({ statusCode: 500 });
    const session = await create();
    expect([...standIn.state.sessions.keys()]).toEqual([session.id]);
  });

  it('cut the connection after the work', async () => {
    const { stripe, standIn, controls } = await startTestWorld();
    // The SDK itself tries a cut connection once more, so two cuts are needed to let it fail.
    controls.addFault({ kind: 'cut', times: 2 });
    const create = () => stripe.checkout.sessions.create(sessionParams(), { idempotencyKey: 'order_1' });
    expect(await refusalOf(create())).toMatchObject({ type: 'StripeConnectionError' });
    expect(standIn.state.sessions.size).toBe(1);
    const session = await create();
    expect(session.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect([...standIn.state.sessions.keys()]).toEqual([session.id]);
  });

  it('are survived by the retries of the SDK, with one effect', async () => {
    const { standIn, controls } = await startTestWorld();
    controls.addFault({ kind: 'cut' });
    await sdkFor(standIn).checkout.sessions.create(sessionParams());
    expect(standIn.state.sessions.size).toBe(1);
  });

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('hang %s the work until the caller gives up', async (phase, done) => {
    const { standIn, controls } = await startTestWorld();
    controls.addFault({ kind: 'hang', phase, times: 1 });
    const create = (timeout: number) =>
      sdkFor(standIn, 'sk_test_local', { timeout }).checkout.sessions.create(sessionParams(), {
        idempotencyKey: 'a',
      });
    expect(await refusalOf(create(100))).toMatchObject({ type: 'StripeConnectionError' });
    expect(standIn.state.sessions.size).toBe(done);
    await expect
      .poll(() =>
        create(5000).then(
          ({ status }) => status,
          () => null,
        ),
      )
      .toBe('open');
    expect(standIn.state.sessions.size).toBe(1);
  });

  it('delay, and go on', async () => {
    const { stripe, controls } = await startTestWorld();
    controls.addFault({ kind: 'delay', ms: 120, phase: 'after', path: '^/v1/balance$' });
    const started = performance.now();
    await stripe.balance.retrieve();
    expect(performance.now() - started).toBeGreaterThanOrEqual(115);
  });

  it('are taken back', async () => {
    const { stripe, controls } = await startTestWorld();
    controls.addFault({ kind: 'status', times: 99 });
    controls.clearFaults();
    await expect(stripe.balance.retrieve()).resolves.toBeDefined();
    expect(() => controls.addFault({ kind: 'cut', path: '(' })).toThrow('Invalid regular expression');
  });
});
