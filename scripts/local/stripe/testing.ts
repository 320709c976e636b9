import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { onTestFinished } from 'vitest';
import { type StandInOptions, type StripeStandIn, startStripeStandIn } from './stand-in';

export const SECRET = 'whsec_of_the_tests';

type Received = { raw: string; signature: string; event: Stripe.Event | null; at: number };
type Inbox = {
  url: string;
  received: Received[];
  /** Answers to come, first one first; 200 once they are used up. */
  answers: number[];
  types(): string[];
};

/** A webhook endpoint that verifies signatures as the shop does and notes what came. */
export async function openInbox(): Promise<Inbox> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server = createServer(async (request, response) => {
    const raw = await textOf(request);
    const signature = String(request.headers['stripe-signature']);
    const event = verified(raw, signature);
    received.push({ raw, signature, event, at: Date.now() });
    response.writeHead(event ? (answers.shift() ?? 200) : 400).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo; // safe because it listens on a port
  const types = () => received.map(({ event }) => event?.type ?? 'unverified');
  return { url: `http://127.0.0.1:${port}/webhook`, received, answers, types };
}

/** A stand-in with an inbox and the real SDK; all end with the test. */
export async function startTestWorld(options: Partial<StandInOptions> & { inbox?: Inbox } = {}) {
  const { inbox = await openInbox(), ...rest } = options;
  const standIn = await startStripeStandIn({
    port: 0,
    webhookUrl: inbox.url,
    webhookSecret: SECRET,
    retry: { baseMs: 5, maxMs: 20, attempts: 6 },
    ...rest,
  });
  onTestFinished(() => standIn.close());
  return { standIn, inbox, controls: standIn.controls, stripe: sdkFor(standIn) };
}

/** The unchanged SDK, pointed at the stand-in, without retries of its own unless asked for. */
export function sdkFor(
  standIn: StripeStandIn,
  key = 'sk_test_local',
  config: Stripe.StripeConfig = {},
): Stripe {
  return new Stripe(key, {
    host: '127.0.0.1',
    port: standIn.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
    ...config,
  });
}

/** Parameters that Stripe accepts: two tickets and a fee, 127.00 dollars. */
export function sessionParams(
  overrides: Stripe.Checkout.SessionCreateParams = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    line_items: [
      {
        price_data: {
          currency: 'usd',
          unit_amount: 6000,
          product_data: { name: 'Orchestra', description: 'Row C' },
        },
        quantity: 2,
      },
      { price_data: { currency: 'usd', unit_amount: 700, product_data: { name: 'Fees' } }, quantity: 1 },
    ],
    success_url: 'http://shop.example/orders/1?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://shop.example/cart',
    ...overrides,
  };
}

/** The refusal that a call must end in. */
export async function refusalOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const error = await call.then(
    () => new Error('the call was accepted'),
    (reason: unknown) => reason,
  );
  if (error instanceof Stripe.errors.StripeError) return error;
  throw error;
}

/** Posts a form as a browser without JavaScript does. */
export function submit(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

function verified(raw: string, signature: string): Stripe.Event | null {
  try {
    return new Stripe('sk_test_unused').webhooks.constructEvent(raw, signature, SECRET);
  } catch {
    return null;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
