import { describe, expect, it } from 'vitest';
import { sessionParams, startTestWorld, submit } from './testing';

const card = {
  email: 'fan@example.com',
  number: '4242 4242 4242 4242',
  expiry: '12/34',
  cvc: '123',
  name: 'Fan',
  do: 'card',
};

async function openPage(overrides: Parameters<typeof sessionParams>[0] = {}) {
  const world = await startTestWorld();
  const session = await world.stripe.checkout.sessions.create(sessionParams(overrides));
  const url = String(session.url);
  const current = () => world.stripe.checkout.sessions.retrieve(session.id);
  const back = `http://shop.example/orders/1?session=${session.id}`;
  return { ...world, session, url, current, back };
}

describe('the hosted page', () => {
  it('shows lines, total, the cancel link and the test cards, and runs no script', async () => {
    const { url } = await openPage({ customer_email: 'fan@example.com' });
    const response = await fetch(url);
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain(
      "form-action 'self' http://shop.example",
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    for (const text of ['Pay $127.00', 'Orchestra', 'Row C', '2 × $60.00', '$120.00', 'Fees', '$7.00']) {
      expect(page).toContain(text);
    }
    expect(page).toContain('href="http://shop.example/cart"');
    expect(page).toContain('value="fan@example.com"');
    expect(page).toContain('4000 0025 0000 3155');
    expect(page).toContain('Bank debit that fails later');
    expect(page).not.toContain('<script');
  });

  it('makes what organizers and fans wrote inert', async () => {
    const product_data = { name: '<script>alert(1)</script>', description: '"><img src=x>' };
    const { url } = await openPage({
      line_items: [{ price_data: { currency: 'eur', unit_amount: 5000, product_data }, quantity: 1 }],
    });
    const page = await (await submit(url, { ...card, number: '1', name: '"><b>' })).text();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).toContain('value="&quot;&gt;&lt;b&gt;"');
    expect(page).not.toMatch(/<script|<img|<b>/);
  });

  it('takes a card and sends the buyer back', async () => {
    const { url, current, back } = await openPage();
    const response = await submit(url, card);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(back);
    expect(await current()).toMatchObject({
      payment_status: 'paid',
      customer_details: { email: 'fan@example.com', name: 'Fan' },
    });
  });

  it('fills in a test card and keeps the e-mail', async () => {
    const { url, standIn } = await openPage();
    const page = await (await submit(url, { email: 'me@example.com', fill: '4000000000000002' })).text();
    expect(page).toContain('value="4000000000000002"');
    expect(page).toContain('value="me@example.com"');
    expect(page).toContain('value="12/34"');
    expect(standIn.state.charges.size).toBe(0);
  });

  it('shows a decline, stays open, and takes a good card then', async () => {
    const { url, current, back } = await openPage();
    const declined = await submit(url, { ...card, number: '4000000000009995' });
    expect(declined.status).toBe(200);
    const page = await declined.text();
    expect(page).toContain('<p class="alert" role="alert">Your card has insufficient funds.</p>');
    expect(page).toContain('aria-invalid="true" aria-describedby="number-error"');
    expect(await current()).toMatchObject({ status: 'open' });
    expect((await submit(url, card)).headers.get('location')).toBe(back);
  });

  it.each([
    [{ number: '4242424242424241' }, 'Your card number is invalid.'],
    [{ expiry: '12/20' }, 'Your card’s expiry date is in the past.'],
    [{ expiry: '13/34' }, 'Your card’s expiry date is incomplete.'],
    [{ cvc: '1' }, 'Your card’s security code is incomplete.'],
    [{ email: 'fan' }, 'Enter an e-mail address.'],
    [{ name: '' }, 'Enter the name on the card.'],
  ])('marks %j', async (patch, message) => {
    const { url, standIn } = await openPage();
    const page = await (await submit(url, { ...card, ...patch })).text();
    expect(page).toContain(message);
    expect(page).toContain('role="alert"');
    expect(standIn.state.charges.size).toBe(0);
  });

  it('declines a number that is no test card', async () => {
    const { url } = await openPage();
    expect(await (await submit(url, { ...card, number: '5555555555554444' })).text()).toContain(
      'used a non test card',
    );
  });

  it.each([
    ['complete', 'paid'],
    ['fail', 'unpaid'],
  ])('asks for 3-D Secure: %s', async (answer, payment) => {
    const { url, current, back } = await openPage();
    const asked = await submit(url, { ...card, number: '4000002500003155' });
    const challenge = new URL(String(asked.headers.get('location')), url).href;
    expect(challenge).toBe(`${url}/challenge`);
    expect(await (await fetch(challenge)).text()).toContain('Complete authentication');
    const answered = await submit(challenge, { answer });
    expect(await current()).toMatchObject({ payment_status: payment });
    if (payment === 'paid') expect(answered.headers.get('location')).toBe(back);
    else expect(await answered.text()).toContain('unable to authenticate');
  });

  it.each([
    ['debit-succeeds', 'checkout.session.async_payment_succeeded'],
    ['debit-fails', 'checkout.session.async_payment_failed'],
  ])('orders a %s', async (choice, type) => {
    const { url, current, back, controls, inbox } = await openPage();
    expect(await (await submit(url, { email: '', do: choice })).text()).toContain('Enter an e-mail address.');
    const ordered = await submit(url, { email: 'fan@example.com', do: choice });
    expect(ordered.headers.get('location')).toBe(back);
    expect(await current()).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
    expect(await (await fetch(url)).text()).toContain('waits for the bank');
    controls.moveClock({ advanceMs: 60_000 });
    await expect.poll(() => inbox.types()).toContain(type);
  });

  it('offers only what the session takes', async () => {
    const { url } = await openPage({ allowed_payment_method_types: ['card'] });
    const page = await (await fetch(url)).text();
    expect(page).toContain('Card number');
    expect(page).not.toContain('Bank debit');
  });

  it('does not take a second payment', async () => {
    const { url, controls, session, standIn, back } = await openPage();
    controls.paySession(session.id);
    const page = await (await submit(url, card)).text();
    expect(page).toContain('cannot be paid twice');
    expect(page).toContain(`href="${back}"`);
    expect(standIn.state.charges.size).toBe(1);
  });

  it('says so when the session has expired, even while it was open in the browser', async () => {
    const { url, controls, standIn } = await openPage();
    controls.moveClock({ advanceMs: 25 * 3600_000 });
    const response = await submit(url, card);
    expect(response.status).toBe(410);
    expect(await response.text()).toContain('This checkout has expired');
    expect(standIn.state.charges.size).toBe(0);
  });

  it('has a page for what does not exist', async () => {
    const { standIn } = await openPage();
    expect((await fetch(`${standIn.url}/c/pay/cs_test_nowhere`)).status).toBe(404);
    expect((await fetch(`${standIn.url}/elsewhere`)).status).toBe(404);
  });
});

describe('the index', () => {
  it('lists sessions, payments, refunds, events and deliveries', async () => {
    const { standIn, controls, session, stripe } = await openPage({ client_reference_id: 'order <1>' });
    const empty = await (await fetch(standIn.url)).text();
    expect(empty).toContain('None yet.');
    controls.paySession(session.id);
    const refund = await stripe.refunds.create({ charge: controls.dump().charges[0]?.id });
    const page = await (await fetch(standIn.url)).text();
    for (const text of [
      'order &lt;1&gt;',
      refund.id,
      String(refund.charge),
      'checkout.session.completed',
      'Webhook deliveries',
    ]) {
      expect(page).toContain(text);
    }
  });
});
