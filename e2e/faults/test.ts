import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { and, eq, sql } from 'drizzle-orm';
import { makeSeatedPerformance } from '@/db/factories';
import { mails, orders } from '@/db/schema';
import { newBuyer } from '@/e2e/fixtures/shop';
import { sessionOn } from '@/e2e/fixtures/stripe';
import { selfCheck } from '@/lib/payments/self-check';
import { type Machine, startMachine } from './machine';

export { expect } from '@playwright/test';

type Show = { performanceId: string };
export type Fan = Awaited<ReturnType<typeof createFan>>;

/** A browser without a script, as bare as whoever buys can be. */
async function createFan(browser: Browser, machine: Machine, { performanceId }: Show) {
  const context = await browser.newContext({ baseURL: machine.url, javaScriptEnabled: false });
  const page = await context.newPage();
  const buyer = newBuyer();
  return {
    page,
    email: buyer.email,
    /** Asks for a seat, by its place in the plan; the status, and what was said. */
    async hold(seat: number): Promise<{ status: number; said: { ok?: boolean; code?: string } }> {
      const data = { performanceId, seat: String(seat) };
      const answer = await context.request.post('/api/holds', { data, timeout: 30_000 });
      return { status: answer.status(), said: await answer.json().catch(() => ({})) };
    },
    async fillCheckout() {
      await page.goto('/checkout');
      await page.getByLabel('Your name').fill(buyer.name);
      await page.getByLabel('E-mail').fill(buyer.email);
    },
    pressPay: () => page.getByRole('button', { name: /^Pay \$/ }).click(),
    sessionNow: () => sessionOn(page),
    orderId: async () => (await orderOf(machine, buyer.email))?.id ?? '',
    close: () => context.close(),
  };
}

async function orderOf(machine: Machine, email: string) {
  const [order] = await machine.db.select().from(orders).where(eq(orders.email, email));
  return order;
}

async function receiptOf(machine: Machine, email: string) {
  const [mail] = await machine.db
    .select({ state: mails.state, attempts: mails.attempts })
    .from(mails)
    .where(and(eq(mails.toAddress, email), eq(mails.kind, 'receipt')));
  return mail;
}

async function ask(url: string, method: 'GET' | 'POST' | 'DELETE', body?: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body) } as RequestInit);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response.json().catch(() => null);
}

type StripeState = {
  events: { id: string; type: string; data: { object: { id: string } } }[];
  deliveries: { event: string; attempts: { status: number | null }[] }[];
};

type Books = Parameters<typeof selfCheck>[1];

/** What the tests of a machine share: a stage of eighty seats, fans, the controls of the stand-ins, and the reckoning. */
function createTheatre(browser: Browser, machine: Machine) {
  const fans: Fan[] = [];
  const control = (part: 'stripe' | 'mail') => `${machine.urls[part]}/_control`;
  const theatre = {
    show: async (): Promise<Show> => {
      const made = await makeSeatedPerformance(machine.db, { rows: 8, seatsPerRow: 10 });
      return { performanceId: made.performance.id };
    },
    async fan(show: Show) {
      const fan = await createFan(browser, machine, show);
      fans.push(fan);
      return fan;
    },
    /** A fan on Stripe's page, with the id of the session. */
    async payingFan(show: Show, seat: number) {
      const fan = await theatre.fan(show);
      expect(await fan.hold(seat)).toMatchObject({ said: { ok: true } });
      await fan.fillCheckout();
      await fan.pressPay();
      await onPaymentPage(fan.page);
      return { ...fan, session: sessionOn(fan.page) };
    },
    pay: (session: string) => ask(`${control('stripe')}/sessions/${session}/pay`, 'POST', {}),
    fault: (part: 'stripe' | 'mail', rule: object) => ask(`${control(part)}/faults`, 'POST', rule),
    /** How often the faults of a stand-in will still happen. */
    async faultsLeft(part: 'stripe' | 'mail'): Promise<number> {
      const { faults } = (await ask(`${control(part)}/state`, 'GET')) as { faults: { times: number }[] };
      return faults.reduce((sum, { times }) => sum + times, 0);
    },
    /** What the site answered, time after time, to the news that a session was paid; null where no answer came. */
    async answersOfPayment(session: string): Promise<(number | null)[]> {
      const { events, deliveries } = (await ask(`${control('stripe')}/state`, 'GET')) as StripeState;
      const paid = events.find(
        ({ type, data }) => type === 'checkout.session.completed' && data.object.id === session,
      );
      return deliveries
        .filter(({ event }) => event === paid?.id)
        .flatMap(({ attempts }) => attempts.map(({ status }) => status));
    },
    triesToSend: async (email: string) => (await receiptOf(machine, email))?.attempts ?? 0,
    async receipts(email: string): Promise<number> {
      const found = (await ask(`${control('mail')}/messages?to=${encodeURIComponent(email)}`, 'GET')) as {
        messages: { subject: string }[];
      };
      return found.messages.filter(({ subject }) => /^Your tickets/.test(subject)).length;
    },
    statusOf: async (email: string) => (await orderOf(machine, email))?.status,
    /**
     * That all is well without a person: each of these orders is paid with one ticket and one receipt, the books agree with
     * Stripe's to the cent, and nothing of ours contradicts itself. Within five minutes, as the fault list demands.
     */
    async settled(emails: string[]): Promise<void> {
      const minutes = { timeout: 300_000, intervals: [200, 500, 1_000] };
      for (const email of emails) {
        await expect
          .poll(() => theatre.statusOf(email), { ...minutes, message: `order of ${email}` })
          .toBe('paid');
        // Sent, as we see it: before that a repetition may still be under way.
        await expect
          .poll(async () => (await receiptOf(machine, email))?.state, {
            ...minutes,
            message: `mail to ${email}`,
          })
          .toBe('sent');
        expect(await theatre.receipts(email), `receipts to ${email}`).toBe(1);
      }
      const books = (await ask(`${control('stripe')}/state`, 'GET')) as Books;
      expect(await selfCheck(machine.db, books)).toEqual([]);
    },
    close: () => Promise.all(fans.map((fan) => fan.close())),
  };
  return theatre;
}

export const onPaymentPage = (page: Page) =>
  expect(page.getByRole('heading', { level: 1, name: /^Pay \$/ })).toBeVisible();

type Theatre = ReturnType<typeof createTheatre>;

export const test = base.extend<{ theatre: Theatre }, { machine: Machine }>({
  machine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies from this pattern
    async ({}, use, worker) => {
      const machine = await startMachine(String(worker.workerIndex));
      await use(machine);
      await machine.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  theatre: async ({ browser, machine }, use) => {
    const theatre = createTheatre(browser, machine);
    await use(theatre);
    await theatre.close();
  },
});

/** How long something took, milliseconds. */
export async function timed<T>(work: () => Promise<T>): Promise<{ result: T; ms: number }> {
  const start = performance.now();
  const result = await work();
  return { result, ms: performance.now() - start };
}

/** Takes the database's word: whoever writes is refused with this state until the answer is called. */
export async function refuseWrites(machine: Machine, sqlState: string): Promise<() => Promise<void>> {
  const triggers = ['holds', 'orders', 'payments', 'claims'];
  await machine.db.execute(
    sql.raw(`
    create function refuse_writes() returns trigger language plpgsql as
      $$ begin raise exception 'refused on purpose' using errcode = '${sqlState}'; end $$`),
  );
  for (const table of triggers) {
    await machine.db.execute(
      sql.raw(
        `create trigger refuse_writes before insert or update on ${table} execute function refuse_writes()`,
      ),
    );
  }
  return async () => {
    await machine.db.execute(sql.raw('drop function refuse_writes() cascade'));
  };
}

/** Has every commit that writes a payment take a second, at its very end, until the answer is called. */
export async function slowCommits(machine: Machine): Promise<() => Promise<void>> {
  await machine.db.execute(
    sql.raw(`
    create function slow_commit() returns trigger language plpgsql as $$ begin perform pg_sleep(1); return null; end $$;
    create constraint trigger slow_commit after insert on payments deferrable initially deferred
      for each row execute function slow_commit()`),
  );
  return async () => {
    await machine.db.execute(sql.raw('drop function slow_commit() cascade'));
  };
}

/** Whether somebody waits for such a commit. */
export async function isCommitting(machine: Machine): Promise<boolean> {
  const rows = await machine.db.execute(sql`
    select from pg_stat_activity where wait_event = 'PgSleep' and query ilike 'commit%'`);
  return rows.length > 0;
}
