import { sql } from 'drizzle-orm';
import { migrateDatabase } from '@/db/migrate';
import { expect, isCommitting, onPaymentPage, refuseWrites, slowCommits, test, timed } from './test';

// One file, since a machine is one: its tests come one after the other, and mostly wait while others use the cores.

/** What a fan may be told when the database cannot serve him; never that he holds a seat which he does not. */
const polite = new Set([200, 500, 503]);

for (const signal of ['SIGKILL', 'SIGINT'] as const) {
  test(`37: PostgreSQL ends by ${signal} while fans choose and pay, and comes back: nothing hangs, nothing is lost`, async ({
    machine,
    theatre,
  }) => {
    const show = await theatre.show();
    const paying = await theatre.payingFan(show, 0);
    const fans = await Promise.all([1, 2, 3, 4, 5, 6].map(() => theatre.fan(show)));
    const web = machine.pid('web');
    let asking = true;
    const answers: { status: number; ms: number }[] = [];
    const storm = fans.map(async (fan, n) => {
      for (let seat = 10 + n; asking; seat = 10 + ((seat + 6) % 70)) {
        const { result, ms } = await timed(() => fan.hold(seat));
        answers.push({ status: result.status, ms });
      }
    });
    await expect.poll(() => answers.length).toBeGreaterThan(12);
    await theatre.pay(paying.session);
    await machine.restartDatabase(signal);
    const before = answers.length;
    await expect
      .poll(() => answers.slice(before).filter(({ status }) => status === 200).length)
      .toBeGreaterThan(6);
    asking = false;
    await Promise.all(storm);
    expect(answers.filter(({ status }) => !polite.has(status))).toEqual([]);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(20_000);
    expect(machine.livesAs('web', web)).toBe(true);
    await theatre.settled([paying.email]);
  });
}

test('39: the database hears nobody for ten seconds: holds and availability say "busy" and do not hang', async ({
  machine,
  theatre,
}) => {
  const show = await theatre.show();
  const fans = await Promise.all(Array.from({ length: 12 }, () => theatre.fan(show)));
  const thaw = machine.freezeDatabase();
  try {
    const availability = `${machine.url}/api/performances/${show.performanceId}/availability`;
    const [holds, reads] = await Promise.all([
      Promise.all(fans.map((fan, seat) => timed(() => fan.hold(seat)))),
      Promise.all(fans.map(() => timed(() => fetch(availability).then(({ status }) => status)))),
    ]);
    expect(holds.map(({ result }) => result.status)).toEqual(fans.map(() => 503));
    expect(reads.map(({ result }) => result)).toEqual(fans.map(() => 503));
    expect(Math.max(...[...holds, ...reads].map(({ ms }) => ms))).toBeLessThan(10_000);
  } finally {
    thaw();
  }
  await expect.poll(async () => (await fans[0]?.hold(40))?.said.ok).toBe(true);
  await theatre.settled([]);
});

for (const [what, state] of [
  ['a disk that is full', '53100'],
  ['a database that turned read-only', '25006'],
] as const) {
  test(`41: ${what}: nobody holds or is paid, and what was captured is settled when it is over`, async ({
    machine,
    theatre,
  }) => {
    const show = await theatre.show();
    const paying = await theatre.payingFan(show, 0);
    const fan = await theatre.fan(show);
    const end = await refuseWrites(machine, state);
    try {
      expect(await fan.hold(1)).toMatchObject({ status: 503, said: { ok: false } });
      await theatre.pay(paying.session);
      await paying.page.goto(`/orders/${await paying.orderId()}`);
      await expect(paying.page.getByRole('heading', { level: 1, name: 'Your tickets' })).toBeHidden();
      expect(await theatre.statusOf(paying.email)).toBe('awaiting_payment');
    } finally {
      await end();
    }
    expect((await fan.hold(1)).said).toMatchObject({ ok: true });
    await theatre.settled([paying.email]);
  });
}

test('42: a migration that cannot have its lock gives up within a second or so; sales go on before, during and after', async ({
  machine,
  theatre,
}) => {
  const show = await theatre.show();
  const fan = await theatre.fan(show);
  // A report somewhere keeps the table open; behind a migration that waits for it, every hold would wait too.
  const reader = machine.db.transaction(async (tx) => {
    await tx.execute(sql`select count(*) from claims`);
    await tx.execute(sql`select pg_sleep(4)`);
  });
  let migrating = true;
  const migration = timed(() => migrateDatabase(machine.databaseUrl, 'e2e/faults/migration')).finally(() => {
    migrating = false;
  });
  const failed = expect(migration).rejects.toThrow();
  const waits: number[] = [];
  for (let seat = 0; migrating && seat < 80; seat++) {
    const { result, ms } = await timed(() => fan.hold(seat % 4));
    expect(result.said).toMatchObject({ ok: true });
    waits.push(ms);
  }
  await failed;
  expect(Math.max(...waits)).toBeLessThan(2_000);
  await reader;
  await migrateDatabase(machine.databaseUrl, 'e2e/faults/migration');
  expect((await fan.hold(5)).said).toMatchObject({ ok: true });
  await theatre.settled([]);
});

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
