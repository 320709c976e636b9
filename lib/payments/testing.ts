import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { and, desc, eq } from 'drizzle-orm';
import { vi } from 'vitest';
import { POST } from '@/app/api/stripe/webhook/route';
import { closeDatabase } from '@/db';
import { checkoutAttempts, holds, mails, orders, payments, refunds, tickets } from '@/db/schema';
import { createTestDatabase } from '@/db/testing';
import type { Actor } from '@/lib/actor';
import { newId } from '@/lib/ids';
import { hold } from '@/lib/inventory/hold';
import { type HoldInput, holdInput } from '@/lib/inventory/input';
import { placeOrder } from '@/lib/orders/place-order';
import { startStripeStandIn } from '@/scripts/local/stripe/stand-in';
import { selfCheck } from './self-check';
import { startCheckout } from './start-checkout';

const secret = 'whsec_of_this_test';

/** Answers as the site does: the route itself, behind a plain server, so that webhooks arrive over HTTP. */
async function serveWebhooks() {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = await POST(
      new Request('http://site.test/api/stripe/webhook', {
        method: 'POST',
        headers: { 'stripe-signature': String(request.headers['stripe-signature']) },
        body: Buffer.concat(chunks),
      }),
    );
    response.writeHead(answer.status).end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // safe because it listens on a port
  return { url: `http://127.0.0.1:${port}/webhook`, close: () => server.close() };
}

export type PaymentWorld = Awaited<ReturnType<typeof startPaymentWorld>>;

/** A database, Stripe's stand-in and the webhook route, joined as in production. */
export async function startPaymentWorld() {
  const database = await createTestDatabase();
  const webhooks = await serveWebhooks();
  const standIn = await startStripeStandIn({
    port: 0,
    webhookUrl: webhooks.url,
    webhookSecret: secret,
    retry: { baseMs: 10, maxMs: 50, attempts: 8 },
  });
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('STRIPE_API_URL', standIn.url);
  vi.stubEnv('STRIPE_WEBHOOK_SECRET', `${secret},whsec_older`);

  const asVisitor = (visitorId = newId()): Actor => ({ kind: 'visitor', visitorId });
  const { db } = database;

  /** From choosing to Stripe's page; throws when any step is refused. */
  async function checkout(
    input: Partial<HoldInput> & { performanceId: string },
    total: number,
    actor = asVisitor(),
  ) {
    const ctx = database.ctx(actor);
    const held = await hold({ ctx, input: holdInput.parse(input) });
    if (!held.ok) throw new Error(held.code);
    const wish = { email: `${newId()}@example.test`, buyerName: 'Ada Fan', acceptedTotal: total };
    const placed = await placeOrder({ ctx, input: wish });
    if (!placed.ok) throw new Error(placed.code);
    const started = await startCheckout({ ctx, input: { orderId: placed.orderId } });
    return {
      actor,
      ctx,
      holdId: held.holdId,
      orderId: placed.orderId,
      started,
      ...(await sessionOf(placed.orderId)),
    };
  }

  async function sessionOf(orderId: string) {
    const [attempt] = await db
      .select()
      .from(checkoutAttempts)
      .where(eq(checkoutAttempts.orderId, orderId))
      .orderBy(desc(checkoutAttempts.attempt));
    return { sessionId: attempt?.sessionId ?? '', attempt: attempt?.attempt ?? 0 };
  }

  return {
    ...database,
    secret,
    webhooks,
    controls: standIn.controls,
    asVisitor,
    checkout,
    sessionOf,
    job: () => database.ctx({ kind: 'job', name: 'test' }),
    statusOf: async (orderId: string) =>
      (await db.select({ status: orders.status }).from(orders).where(eq(orders.id, orderId)))[0]?.status,
    ticketsOf: (orderId: string) =>
      db.$count(tickets, and(eq(tickets.orderId, orderId), eq(tickets.status, 'valid'))),
    mailsOf: async (orderId: string) =>
      (await db.select({ kind: mails.kind }).from(mails).where(eq(mails.orderId, orderId))).map(
        (mail) => mail.kind,
      ),
    paymentsOf: (orderId: string) => db.select().from(payments).where(eq(payments.orderId, orderId)),
    refundsOf: (orderId: string) => db.select().from(refunds).where(eq(refunds.orderId, orderId)),
    holdState: async (holdId: string) =>
      (await db.select({ state: holds.state }).from(holds).where(eq(holds.id, holdId)))[0]?.state,
    /** Everything wrong with the books, ours and Stripe's; empty when all invariants hold. */
    violations: async () => selfCheck(db, standIn.controls.dump()),
    close: async () => {
      await standIn.close();
      webhooks.close();
      await closeDatabase();
      vi.unstubAllEnvs();
      await database.drop();
    },
  };
}
