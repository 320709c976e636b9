import { describe, expect, it } from 'vitest';
import { refusalOf, sdkFor, sessionParams, startTestWorld } from './testing';

const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

describe('what a Checkout Session is refused for', () => {
  const line = sessionParams().line_items?.[0]?.price_data;
  const priced = (patch: object, quantity: number | undefined = 1) =>
    // Safe because these parameters are wrong on purpose.
    ({ line_items: [{ price_data: { ...line, ...patch }, quantity }] }) as object;

  it.each([
    [
      'an expiry under 30 minutes',
      { expires_at: soon(29 * 60) },
      'expires_at',
      undefined,
      'at least 30 minutes',
    ],
    [
      'an expiry over 24 hours',
      { expires_at: soon(25 * 3600) },
      'expires_at',
      undefined,
      'less than 24 hours',
    ],
    [
      'no success_url',
      { success_url: undefined },
      'success_url',
      'parameter_missing',
      'Missing required param',
    ],
    ['a success_url that is none', { success_url: 'shop' }, 'success_url', 'url_invalid', 'explicit scheme'],
    ['no mode', { mode: undefined }, 'mode', 'parameter_missing', 'Missing required param: mode.'],
    ['another mode', { mode: 'gift' }, 'mode', undefined, 'must be one of payment, setup, or subscription'],
    ['no lines', { line_items: undefined }, 'line_items', 'parameter_missing', 'Missing required param'],
    [
      'an unknown parameter',
      { colour: 'red' },
      'colour',
      'parameter_unknown',
      'Received unknown parameter: colour',
    ],
    [
      'an unknown nested one',
      priced({ tint: 1 }),
      'line_items[0][price_data][tint]',
      'parameter_unknown',
      'unknown',
    ],
    [
      'a negative amount',
      priced({ unit_amount: -1 }),
      'line_items[0][price_data][unit_amount]',
      'parameter_invalid_integer',
      'greater than or equal to 0',
    ],
    [
      'a broken amount',
      priced({ unit_amount: 10.5 }),
      'line_items[0][price_data][unit_amount]',
      'parameter_invalid_integer',
      'Invalid integer: 10.5',
    ],
    [
      'no quantity',
      priced({}, 0),
      'line_items[0][quantity]',
      'parameter_invalid_integer',
      'greater than or equal to 1',
    ],
    [
      'a total under 50 cents',
      priced({ unit_amount: 49 }),
      undefined,
      'amount_too_small',
      'at least $0.50 usd',
    ],
    [
      'a total over the maximum',
      priced({ unit_amount: 99_999_999 }, 2),
      undefined,
      'amount_too_large',
      'no more than',
    ],
    [
      'an unknown currency',
      priced({ currency: 'xyz' }),
      'line_items[0][price_data][currency]',
      undefined,
      'Invalid currency: xyz',
    ],
    [
      'a broken e-mail',
      { customer_email: 'fan' },
      'customer_email',
      'email_invalid',
      'Invalid email address: fan',
    ],
    [
      'an empty text',
      { client_reference_id: '' },
      'client_reference_id',
      'parameter_invalid_empty',
      'empty string',
    ],
    [
      'long metadata',
      { metadata: { note: 'x'.repeat(501) } },
      'metadata[note]',
      undefined,
      'up to 500 characters',
    ],
    [
      'the parameter that this API version dropped',
      { payment_method_types: ['card'] },
      'payment_method_types',
      'payment_method_types_no_longer_supported',
      'no longer supported',
    ],
    [
      'only methods of another currency',
      { allowed_payment_method_types: ['sepa_debit'] },
      'allowed_payment_method_types',
      undefined,
      'No valid payment method types',
    ],
    [
      'a method that nobody knows',
      { excluded_payment_method_types: ['shells'] },
      'excluded_payment_method_types[0]',
      undefined,
      'must be one of',
    ],
    ['an expansion to nowhere', { expand: ['colour'] }, 'expand', undefined, 'cannot be expanded'],
    [
      'what is not implemented',
      { discounts: [{ coupon: 'x' }] },
      'discounts',
      'not_implemented',
      'does not implement',
    ],
  ])('%s', async (_name, patch, param, code, message) => {
    const { stripe, standIn } = await startTestWorld();
    const refusal = await refusalOf(
      stripe.checkout.sessions.create({ ...sessionParams(), ...(patch as object) }),
    );
    expect(refusal).toMatchObject({ type: 'StripeInvalidRequestError', statusCode: 400 });
    expect(refusal.param).toBe(param);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toContain(message);
    expect(refusal.requestId).toMatch(/^req_/);
    expect(standIn.state.sessions.size).toBe(0);
  });

  it('lines in two currencies', async () => {
    const { stripe } = await startTestWorld();
    const lines = ['usd', 'eur'].map((currency) => ({
      price_data: { currency, unit_amount: 500, product_data: { name: currency } },
      quantity: 1,
    }));
    const refusal = await refusalOf(stripe.checkout.sessions.create(sessionParams({ line_items: lines })));
    expect(refusal.message).toContain('same currency');
  });

  it('wrong keys, unknown addresses and unknown ids', async () => {
    const { stripe, standIn } = await startTestWorld();
    const wrong = await refusalOf(sdkFor(standIn, 'sk_live_nonsense').balance.retrieve());
    expect(wrong).toMatchObject({ type: 'StripeAuthenticationError', statusCode: 401 });
    expect(wrong.message).toMatch(/^Invalid API Key provided: sk_live_\*+ense$/);
    expect((await fetch(`${standIn.url}/v1/balance`)).status).toBe(401);
    const missing = await refusalOf(stripe.checkout.sessions.retrieve('cs_test_nowhere'));
    expect(missing).toMatchObject({ code: 'resource_missing', statusCode: 404, param: 'session' });
    expect(missing.message).toBe("No such checkout.session: 'cs_test_nowhere'");
    const unknown = await refusalOf(stripe.customers.list());
    expect(unknown).toMatchObject({ statusCode: 404 });
    expect(unknown.message).toContain('Unrecognized request URL (GET: /v1/customers)');
    const cursor = await refusalOf(stripe.charges.list({ starting_after: 'ch_nowhere' }));
    expect(cursor).toMatchObject({ code: 'resource_missing', param: 'starting_after', statusCode: 400 });
    expect(await refusalOf(stripe.charges.list({ limit: 101 }))).toMatchObject({ param: 'limit' });
  });

  it('another release of the API than the one it speaks', async () => {
    const { stripe } = await startTestWorld();
    const call = stripe.balance.retrieve({}, { apiVersion: '2024-06-20' });
    expect((await refusalOf(call)).message).toContain('speaks the API release endive');
  });

  it('only the one key, when it has one', async () => {
    const { standIn } = await startTestWorld({ apiKey: 'sk_test_mine' });
    expect(await refusalOf(sdkFor(standIn).balance.retrieve())).toMatchObject({ statusCode: 401 });
    await expect(sdkFor(standIn, 'sk_test_mine').balance.retrieve()).resolves.toMatchObject({
      object: 'balance',
    });
  });
});
