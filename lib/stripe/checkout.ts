import type Stripe from 'stripe';
import { env } from '@/lib/env';
import { isCertainRefusal, stripe } from './client';

export type CheckoutLine = { name: string; description: string | null; unitAmount: number; quantity: number };

type CheckoutRequest = {
  orderId: string;
  orderNumber: string;
  attempt: number;
  email: string;
  currency: string;
  lines: CheckoutLine[];
  /** Seconds since 1970; Stripe wants 30 minutes to 24 hours ahead. */
  expiresAt: number;
};

/**
 * What a Checkout Session means for its order. `processing`: a delayed method has been started and the bank has not
 * answered; `failed`: it answered no.
 */
export type SessionFacts = {
  sessionId: string;
  orderId: string | null;
  attempt: number | null;
  state: 'open' | 'paid' | 'processing' | 'failed' | 'expired';
  paymentIntentId: string | null;
  /** Minor units. */
  amount: number;
  currency: string;
  /** The last digits of the card that paid, when it was a card and Stripe was asked for them. */
  cardLast4?: string | null;
};

/** Creates the session of one attempt. Asking twice, or after a lost answer, gives the same session. */
export async function createCheckoutSession(
  request: CheckoutRequest,
): Promise<{ sessionId: string; url: string }> {
  const { orderId, attempt, currency } = request;
  const metadata = { order_id: orderId, attempt: String(attempt), order_number: request.orderNumber };
  const page = `${env().BASE_URL}/orders/${orderId}`;
  const session = await stripe().checkout.sessions.create(
    {
      mode: 'payment',
      client_reference_id: orderId,
      customer_email: request.email,
      line_items: request.lines.map((line) => ({
        quantity: line.quantity,
        price_data: {
          currency,
          unit_amount: line.unitAmount,
          product_data: { name: line.name, ...(line.description && { description: line.description }) },
        },
      })),
      expires_at: request.expiresAt,
      success_url: `${page}?session_id={CHECKOUT_SESSION_ID}`,
      cancel_url: `${env().BASE_URL}/checkout?cancelled=1`,
      metadata,
      payment_intent_data: { metadata },
    },
    { idempotencyKey: `checkout/${orderId}/${attempt}` },
  );
  if (!session.url) throw new Error('Stripe made a session without a page');
  return { sessionId: session.id, url: session.url };
}

/** The page of an attempt's session, searched among those made since; null when Stripe has none. */
export async function findSession(request: {
  orderId: string;
  attempt: number;
  createdAfter: Date;
}): Promise<{ sessionId: string; url: string | null } | null> {
  const created = { gte: Math.floor(request.createdAfter.getTime() / 1_000) - 60 };
  for await (const session of stripe().checkout.sessions.list({ created, limit: 100 })) {
    const { order_id, attempt } = session.metadata ?? {};
    if (order_id === request.orderId && attempt === String(request.attempt)) {
      return { sessionId: session.id, url: session.url };
    }
  }
  return null;
}

/** Asks Stripe how a session stands now. */
export async function readSession(sessionId: string): Promise<SessionFacts> {
  return factsOf(
    await stripe().checkout.sessions.retrieve(sessionId, { expand: ['payment_intent.latest_charge'] }),
  );
}

/** Ends an open session, so that nobody can pay it any more; tells how it stands, which may be "paid" after all. */
export async function expireSession(sessionId: string): Promise<SessionFacts> {
  try {
    await stripe().checkout.sessions.expire(sessionId);
  } catch (error) {
    // Only an open session can be expired: whatever else it is, the next line finds out.
    if (!isCertainRefusal(error)) throw error;
  }
  return readSession(sessionId);
}

function factsOf(session: Stripe.Checkout.Session): SessionFacts {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null;
  const charge = typeof intent?.latest_charge === 'object' ? intent.latest_charge : null;
  return {
    sessionId: session.id,
    orderId: session.metadata?.order_id ?? null,
    attempt: session.metadata?.attempt ? Number(session.metadata.attempt) : null,
    state: stateOf(session, intent),
    paymentIntentId: intent?.id ?? null,
    amount: session.amount_total ?? 0,
    currency: session.currency ?? '',
    cardLast4: charge?.payment_method_details?.card?.last4 ?? null,
  };
}

function stateOf(
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent | null,
): SessionFacts['state'] {
  if (session.status === 'open') return 'open';
  if (session.status === 'expired') return 'expired';
  if (session.payment_status !== 'unpaid') return 'paid';
  return intent?.status === 'requires_payment_method' || intent?.status === 'canceled'
    ? 'failed'
    : 'processing';
}
