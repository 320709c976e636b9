import { expect, isCommitting, onPaymentPage, slowCommits, test, timed } from './test';

// One machine, one thing at a time.
test.describe.configure({ mode: 'serial' });

test('35, 50: web and worker are killed while six payments come in: every order is paid, and has one receipt', async ({
  machine,
  theatre,
}) => {
  const show = await theatre.show();
  const fans = await Promise.all([0, 1, 2, 3, 4, 5].map((seat) => theatre.payingFan(show, seat)));
  // The provider takes its time, so that the worker dies with a mail under way.
  await theatre.fault('mail', { kind: 'delay', ms: 1_500, times: 3, phase: 'after' });
  await Promise.all(fans.map(({ session }) => theatre.pay(session)));
  await expect
    .poll(async () => (await Promise.all(fans.map(({ email }) => theatre.statusOf(email)))).includes('paid'))
    .toBe(true);
  await Promise.all([machine.end('web', 'SIGKILL'), machine.end('worker', 'SIGKILL')]);
  await Promise.all([machine.start('web'), machine.start('worker')]);
  await theatre.settled(fans.map(({ email }) => email));
});

test('36: killed after the commit and before the answer: the webhook comes again and changes nothing', async ({
  machine,
  theatre,
}) => {
  const fan = await theatre.payingFan(await theatre.show(), 0);
  const end = await slowCommits(machine);
  await theatre.pay(fan.session);
  await expect.poll(() => isCommitting(machine), { intervals: [20] }).toBe(true);
  await machine.end('web', 'SIGKILL');
  // PostgreSQL finishes what it was told to commit; nobody hears of it.
  await expect.poll(() => theatre.statusOf(fan.email)).toBe('paid');
  await end();
  await machine.start('web');
  await theatre.settled([fan.email]);
  await expect.poll(async () => (await theatre.answersOfPayment(fan.session)).at(-1)).toBe(200);
  expect((await theatre.answersOfPayment(fan.session))[0]).toBeNull();
});

test('28: Stripe takes the call and says nothing: it is asked again under the same key, and there is one session', async ({
  theatre,
}) => {
  const fan = await theatre.fan(await theatre.show());
  await fan.hold(0);
  await fan.fillCheckout();
  await theatre.fault('stripe', {
    kind: 'hang',
    method: 'POST',
    path: '^/v1/checkout/sessions$',
    phase: 'after',
  });
  await fan.pressPay();
  await onPaymentPage(fan.page);
  expect(await theatre.faultsLeft('stripe')).toBe(0);
  await theatre.pay(fan.sessionNow());
  await theatre.settled([fan.email]);
});

test('43: told to end while a payment is opened, the web process finishes it and leaves', async ({
  machine,
  theatre,
}) => {
  const show = await theatre.show();
  const fan = await theatre.fan(show);
  expect((await fan.hold(0)).said).toMatchObject({ ok: true });
  await fan.fillCheckout();
  await theatre.fault('stripe', {
    kind: 'delay',
    ms: 2_000,
    method: 'POST',
    path: '^/v1/checkout/sessions$',
  });
  const opened = fan.pressPay();
  await expect.poll(() => theatre.statusOf(fan.email)).toBe('open');
  const [code] = await Promise.all([machine.end('web', 'SIGTERM'), opened]);
  await onPaymentPage(fan.page);
  // Next says by 143 that it was asked to end and had done; killed, it would have no code.
  expect(code).toBe(143);
  await machine.start('web');
  await theatre.pay(fan.sessionNow());
  await theatre.settled([fan.email]);
});

test('19, 28: Stripe is away: the fan hears that nothing was charged, keeps his seat, and pays when it is back', async ({
  machine,
  theatre,
}) => {
  const show = await theatre.show();
  const fan = await theatre.fan(show);
  await fan.hold(0);
  await fan.fillCheckout();
  await machine.end('stripe', 'SIGTERM');
  const goOn = fan.page.getByRole('button', { name: 'Continue to payment' });
  const { ms } = await timed(async () => {
    await fan.pressPay();
    await expect(fan.page.getByText(/Nothing has been charged/)).toBeVisible({ timeout: 25_000 });
  });
  expect(ms).toBeLessThan(20_000);
  await goOn.click();
  await expect(fan.page.getByText(/The payment service did not answer/)).toBeVisible({ timeout: 20_000 });
  await machine.start('stripe');
  await goOn.click();
  await onPaymentPage(fan.page);
  await theatre.pay(fan.sessionNow());
  await theatre.settled([fan.email]);
});

test('46, 48: the mail provider is away, then takes a mail and drops the connection: one receipt', async ({
  machine,
  theatre,
}) => {
  const show = await theatre.show();
  const fan = await theatre.payingFan(show, 0);
  await machine.end('mail', 'SIGTERM');
  await theatre.pay(fan.session);
  // The worker meets the closed door; while it is away the door opens, with a trap behind it.
  await expect.poll(() => theatre.triesToSend(fan.email)).toBeGreaterThan(0);
  await machine.end('worker', 'SIGTERM');
  await machine.start('mail');
  await theatre.fault('mail', { kind: 'cut', times: 1 });
  await machine.start('worker');
  await theatre.settled([fan.email]);
  expect(await theatre.faultsLeft('mail')).toBe(0);
});
